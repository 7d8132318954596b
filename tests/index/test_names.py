"""Names across documents: what is one, what is two, and what only may be one."""

import pytest

from briefgen.index import Appearance, identify
from briefgen.model.actor import Kind
from briefgen.model.slug import slug


def ids_of(*names: str, kind: Kind = Kind.PERSON, countries: tuple[str | None, ...] = ()) -> list[str]:
    """The ids on the site of these names, each in a document of its own, the first the oldest."""
    given = countries or (None,) * len(names)
    seen = [
        Appearance(f"doc-{at}", slug(name), name, kind, country, f"2025-01-{at + 1:02}")
        for at, (name, country) in enumerate(zip(names, given, strict=True))
    ]
    ids = identify(seen)
    return [ids[one.slug, one.actor] for one in seen]


@pytest.mark.parametrize(
    "names",
    [
        (
            "Volodymyr Zelensky",
            "Volodymyr Zelenskyy",
            "Volodymyr Zelenskiy",
            "Vladimir Zelensky",
            "Володимир Зеленський",
        ),
        ("Alexander Lukashenko", "Alyaksandr Lukashenka", "Aleksandr Lukashenko"),
        ("Muammar Gaddafi", "Moammar Qadhafi", "Muammar al-Gaddafi", "Muammar Khaddafi"),
        ("Donald J. Trump", "Donald John Trump"),
        ("Mara O’Brien", "Mara O'Brien", "MARA O'BRIEN"),
        ("Jean-Claude Juncker", "Jean Claude Juncker"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ],
    ids=lambda names: names[0],
)
def test_spellings_of_one_name_are_one_person_under_the_address_of_the_first(names: tuple[str, ...]) -> None:
    assert set(ids_of(*names)) == {slug(names[0])}


@pytest.mark.parametrize(
    "names",
    [
        ("Owen Smith", "Chloe Smith"),
        ("George W. Bush", "George H. W. Bush"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Martin King Jr.", "Martin King Sr."),
        ("Jean-Claude Brant", "Jean Brant"),
        ("Jean-Claude Brant", "Jean-Pierre Brant"),
        ("J. Smith", "John Smith"),
        ("Bob Brant", "Robert Brant"),
        ("Bryan Oskel", "Brian Oskel"),
        ("Thomas James", "James Thomas"),
        ("Mara Oskel", "Oskel"),
        ("Oskel", "Oskel"),
        ("Mohammed bin Salem", "Mohammed Salem"),
        ("Jan van Dall", "Jan Dall"),
        ("Maria Garcia Lopez", "Maria Lopez"),
        ("Lee Kuan Yuan", "Lee Yuan"),
        ("Recep Tayyip Erdogan", "Recep Erdogan"),
    ],
    ids=" / ".join,
)
def test_what_differs_or_may_differ_is_two_people(names: tuple[str, ...]) -> None:
    assert len(set(ids_of(*names))) == len(names)


def test_the_two_george_bushes_and_one_of_whom_the_name_does_not_tell_are_three_pages() -> None:
    found = ids_of("George Bush", "George W. Bush", "George H. W. Bush", "George Walker Bush")
    assert found == ["george-bush", "george-w-bush", "george-h-w-bush", "george-w-bush"]
    assert len(set(ids_of("George W. Bush", "George Bush"))) == 2


def test_spellings_that_a_document_keeps_apart_are_two_people_everywhere() -> None:
    seen = [
        Appearance(slug_, slug(name), name, Kind.PERSON, None, "2025-01-01")
        for slug_, name in (("a", "Ivan Petrov"), ("a", "Ivan Petroff"), ("b", "Ivan Petroff"), ("c", "Ivan Petrov"))
    ]
    assert len(set(identify(seen).values())) == 2


def test_spellings_of_a_name_that_very_many_bear_need_one_country() -> None:
    names = ("Mohammad Hassan", "Mohamed Hassan")
    assert len(set(ids_of(*names))) == 2
    assert len(set(ids_of(*names, countries=("EG", "EG")))) == 1


def test_other_spellings_are_two_people_where_two_countries_are_stated() -> None:
    assert ids_of("Oleksandr Kovalenko", "Alexander Kovalenko", countries=("UA", "US")) == [
        "oleksandr-kovalenko",
        "alexander-kovalenko",
    ]
    assert len(set(ids_of("Oleksandr Kovalenko", "Alexander Kovalenko", countries=("UA", None)))) == 1


def test_an_older_document_does_not_take_the_address_of_another_actor() -> None:
    person = Appearance("new", "oskel-brant", "Oskel Brant", Kind.PERSON, date="2025-02-01")
    company = Appearance("old", "oskel-brant", "Oskel Brant", Kind.ORGANISATION, date="2025-01-01")
    assert identify([person, company]) == {
        ("old", "oskel-brant"): "oskel-brant",
        ("new", "oskel-brant"): "oskel-brant--person",
    }


@pytest.mark.parametrize(
    "names",
    [
        ("Pontgrain Terminals", "The Pontgrain Terminals Co., Ltd.", "Pontgrain Terminals Inc."),
        ("NATO", "North Atlantic Treaty Organisation", "the North Atlantic Treaty Organization"),
        ("Brant & Oskel", "Brant and Oskel"),
    ],
    ids=lambda names: names[0],
)
def test_an_organisation_is_one_with_and_without_article_ending_and_known_letters(names: tuple[str, ...]) -> None:
    assert len(set(ids_of(*names, kind=Kind.ORGANISATION))) == 1


@pytest.mark.parametrize(
    "names",
    [("Bank of Riga", "Riga Bank"), ("IRF", "International Rescue Fund"), ("Pontgrain", "Pontgrain Terminals")],
    ids=" / ".join,
)
def test_organisations_whose_names_only_resemble_are_two(names: tuple[str, ...]) -> None:
    assert len(set(ids_of(*names, kind=Kind.ORGANISATION))) == 2


def test_two_people_of_one_name_in_one_document_are_joined_with_nobody() -> None:
    found = identify(
        [
            Appearance("a", "john-smith", "John Smith", Kind.PERSON),
            Appearance("a", "john-smith-2", "John Smith", Kind.PERSON),
            Appearance("b", "john-smith", "John Smith", Kind.PERSON),
        ]
    )
    assert set(found.values()) == {"john-smith--in-a", "john-smith-2--in-a", "john-smith"}


def test_names_that_a_document_keeps_apart_stay_apart() -> None:
    found = identify(
        [
            Appearance("a", "george-bush", "George Bush", Kind.PERSON),
            Appearance("a", "george-w-bush", "George W. Bush", Kind.PERSON),
        ]
    )
    assert len(set(found.values())) == 2


def test_two_organisations_of_one_name_in_one_document_are_one() -> None:
    found = identify(
        [
            Appearance("a", "pontgrain", "Pontgrain", Kind.ORGANISATION),
            Appearance("a", "pontgrain-organisation", "Pontgrain", Kind.ORGANISATION),
        ]
    )
    assert set(found.values()) == {"pontgrain"}


def bodies(*seen: tuple[str, str, str | None]) -> list[str]:
    """(briefing, name, country) of bodies; "=" as the name: the briefing speaks of that country."""
    found = [
        Appearance(briefing, slug(name), name, Kind.ORGANISATION, country)
        if name != "="
        else Appearance(briefing, str(country), str(country), Kind.COUNTRY, country)
        for briefing, name, country in seen
    ]
    ids = identify(found)
    return [ids[one.slug, one.actor] for one in found if one.kind is Kind.ORGANISATION]


def test_a_ministry_of_one_state_is_not_that_of_another() -> None:
    found = bodies(
        ("a", "Latvian Ministry of Finance", None),
        ("b", "Ministry of Finance", "UA"),
        ("c", "Ministry of Finance", None),
        ("c", "=", "UA"),
        ("d", "Ministry of Finance", None),
        ("e", "Supreme Court", None),
        ("f", "Supreme Court", None),
    )
    assert found[1] == found[2]
    assert len(set(found)) == 5
    assert found[3:] == ["ministry-of-finance--in-d", "supreme-court--in-e", "supreme-court--in-f"]


def test_a_body_such_as_one_state_alone_has_is_one_unless_another_state_is_spoken_of() -> None:
    found = bodies(
        ("a", "Treasury Department", None),
        ("b", "Treasury Department", None),
        ("c", "Treasury Department", None),
        ("c", "=", "LV"),
    )
    assert found[0] == found[1] != found[2]
