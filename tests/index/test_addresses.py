"""An address that was once given to an actor stays, whatever arrives later."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.index import Appearance, Index, open_index
from briefgen.model.actor import Kind
from briefgen.model.address import Address
from briefgen.model.curated import Judgement, Verdict
from briefgen.model.slug import slug


def seen(briefing: str, name: str, kind: Kind = Kind.PERSON, country: str | None = None) -> Appearance:
    """Briefings are as old as their name says."""
    return Appearance(briefing, slug(name), name, kind, country, f"2026-01-{ord(briefing[0]) - 96:02}")


def ids(index: Index) -> dict[str, str]:
    return {f"{briefing} {actor}": site for briefing, ids in index.ids().items() for actor, site in ids.items()}


def kept(index: Index) -> list[Address]:
    new = index.unkept()
    index.keep(new)
    return new


def test_an_older_document_with_another_spelling_does_not_move_a_page() -> None:
    with open_index(None) as index:
        index.update({"m": [seen("m", "Anna Zelensky")]})
        assert kept(index) == [Address("anna-zelensky", "person", "Anna Zelensky")]
        index.update({"a": [seen("a", "Anna Zelenskyy")]})
        assert set(ids(index).values()) == {"anna-zelensky"}
        assert index.decide((), ()).moved == {"anna-zelenskyy": "anna-zelensky"}
        kept(index)
        index.update({}, ["m"])
        assert set(ids(index).values()) == {"anna-zelensky"}


def test_an_older_document_with_somebody_else_of_that_name_does_not_take_the_page() -> None:
    with open_index(None) as index:
        index.update({"m": [seen("m", "Jordan")], "n": [seen("n", "Pontgrain", Kind.ORGANISATION)]})
        kept(index)
        index.update({"a": [seen("a", "Pontgrain", Kind.PLACE)]})
        assert ids(index)["n pontgrain"] == "pontgrain"
        assert ids(index)["a pontgrain"] == "pontgrain--place"


def test_of_two_addresses_that_branches_gave_one_actor_the_elder_stays_and_the_other_leads_there() -> None:
    given = [
        Address("anna-zelensky", "person", "Anna Zelensky"),
        Address("anna-zelenskyy", "person", "Anna Zelenskyy"),
    ]
    with open_index(None) as index:
        index.give(given)
        index.update({"a": [seen("a", "Anna Zelenskyy")], "m": [seen("m", "Anna Zelensky")]})
        assert set(ids(index).values()) == {"anna-zelenskyy"}
        assert index.decide((), ()).moved == {"anna-zelensky": "anna-zelenskyy"}
        index.update({"n": [seen("n", "Anna Zelensky", Kind.PLACE)]})
        assert ids(index)["n anna-zelensky"] == "anna-zelensky--place"


def test_when_one_page_turns_out_to_be_two_people_the_address_stays_with_whom_it_names() -> None:
    with open_index(None) as index:
        index.update({"m": [seen("m", "Ivan Petrov")], "n": [seen("n", "Ivan Petroff")]})
        kept(index)
        assert set(ids(index).values()) == {"ivan-petrov"}
        index.update({"a": [seen("a", "Ivan Petrov"), seen("a", "Ivan Petroff")]})
        found = ids(index)
        assert found["a ivan-petrov"] == found["m ivan-petrov"] == "ivan-petrov"
        assert found["a ivan-petroff"] == found["n ivan-petroff"] == "ivan-petroff"


def test_a_judgement_speaks_of_the_same_actor_after_older_documents_arrived() -> None:
    judgement = Judgement(Verdict.SAME, "mara-oskel", "anna-zelensky", "seen", "A. Editor", "2026-03-05", 1)
    with open_index(None) as index:
        index.update({"m": [seen("m", "Mara Oskel"), seen("m", "Anna Zelensky")]})
        kept(index)
        index.update({"a": [seen("a", "Anna Zelenskyy")]})
        decided = index.decide([judgement], ())
        assert not decided.problems
        assert ids(index)["a anna-zelenskyy"] == "mara-oskel"


NAMES = st.sampled_from(["Anna Zelensky", "Anna Zelenskyy", "George Bush", "George W. Bush", "George H. Bush", "Brant"])
APPEARANCES = st.builds(
    seen, st.sampled_from("abcd"), NAMES, st.sampled_from([Kind.PERSON, Kind.ORGANISATION, Kind.PLACE])
)
ADDRESSES = st.builds(
    lambda named, called, kind: Address(slug(named) + kind, "person" if kind == "" else kind[2:], called),
    NAMES,
    NAMES,
    st.sampled_from(["", "--organisation", "--place"]),
)
PRESENT = st.lists(APPEARANCES, max_size=6, unique_by=lambda one: (one.slug, one.actor))


def by_briefing(appearances: Sequence[Appearance]) -> dict[str, list[Appearance]]:
    found: dict[str, list[Appearance]] = {}
    for one in appearances:
        found.setdefault(one.slug, []).append(one)
    return found


@settings(deadline=None)
@given(st.lists(st.tuples(PRESENT, st.lists(ADDRESSES, max_size=3), st.booleans()), min_size=1, max_size=5))
def test_step_by_step_is_what_a_new_index_makes_of_the_same_addresses(
    steps: list[tuple[list[Appearance], list[Address], bool]],
) -> None:
    known: set[Address] = set()
    with open_index(None) as index:
        for appearances, more, keeps in steps:
            known |= set(more)
            before = index.ids()
            touched = {*index.give(known), *index.bring_to(by_briefing(appearances))}
            after = index.ids()
            assert {name for name in by_briefing(appearances) if after.get(name) != before.get(name)} <= touched
            if keeps:
                known |= set(kept(index))
                assert index.ids() == after
            with open_index(None) as fresh:
                fresh.bring_to(by_briefing(appearances))
                fresh.give(known)
                assert index.ids() == fresh.ids()
                assert index.decide((), ()).moved == fresh.decide((), ()).moved
            assert len({(one, kind) for one, kind in pages(index)}) == len({one for one, _ in pages(index)})


def pages(index: Index) -> list[tuple[str, str]]:
    return [
        (site, str(one.kind))
        for ids_ in index.ids().values()
        for site in ids_.values()
        for one in index.appearances_of(site)
    ]
