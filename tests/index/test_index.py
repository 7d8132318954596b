from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.index import Appearance, identify, open_index
from briefgen.model.actor import Kind
from briefgen.model.relation import Relation, RelationKind
from briefgen.model.slug import slug
from briefgen.model.span import Span


def seen(briefing: str, name: str, kind: Kind = Kind.PERSON, country: str | None = None) -> Appearance:
    return Appearance(briefing, slug(name), name, kind, country)


def test_a_full_name_is_one_person_in_all_documents() -> None:
    ids = identify([seen("a", "Mara Oskel"), seen("b", "Mara Oskel")])
    assert set(ids.values()) == {"mara-oskel"}


def test_a_bare_surname_is_joined_with_nobody_outside_its_document() -> None:
    ids = identify([seen("a", "Oskel"), seen("b", "Oskel"), seen("c", "Mara Oskel")])
    assert len(set(ids.values())) == 3


def test_given_names_that_differ_are_two_people() -> None:
    ids = identify([seen("a", "Owen Brant"), seen("b", "Chloe Brant")])
    assert len(set(ids.values())) == 2


def test_a_person_and_an_organisation_of_one_name_are_two_actors() -> None:
    ids = identify([seen("a", "Oskel Brant"), seen("b", "Oskel Brant", Kind.ORGANISATION)])
    assert ids == {("a", "oskel-brant"): "oskel-brant", ("b", "oskel-brant"): "oskel-brant--organisation"}


def test_a_country_is_itself_under_every_name() -> None:
    ids = identify([seen("a", "Türkiye", Kind.COUNTRY, "TR"), seen("b", "Turkey", Kind.COUNTRY, "TR")])
    assert len(set(ids.values())) == 1


APPEARANCES = st.lists(
    st.builds(
        seen,
        st.sampled_from("abc"),
        st.sampled_from(["Oskel", "Mara Oskel", "Georgia", "Jordan Oskel"]),
        st.sampled_from(Kind),
        st.sampled_from([None, "GE"]),
    ),
    unique_by=lambda a: (a.slug, a.actor),
)


@given(APPEARANCES, st.randoms())
def test_the_order_of_documents_never_matters(appearances: list[Appearance], random) -> None:
    shuffled = list(appearances)
    random.shuffle(shuffled)
    assert identify(shuffled) == identify(appearances)


@given(APPEARANCES)
def test_no_two_actors_of_one_document_become_one_unless_they_are_one_country(appearances: list[Appearance]) -> None:
    ids = identify(appearances)
    for briefing in "abc":
        here = [a for a in appearances if a.slug == briefing and not (a.kind is Kind.COUNTRY and a.country)]
        assert len({ids[a.slug, a.actor] for a in here}) == len(here)


def test_the_index_remembers_and_forgets(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.bring_to({"a": [seen("a", "Mara Oskel")], "b": [seen("b", "Mara Oskel")]})
    with open_index(tmp_path) as index:
        assert [a.slug for a in index.appearances_of("mara-oskel")] == ["a", "b"]
        index.bring_to({"b": [seen("b", "Mara Oskel")]})
        assert [a.slug for a in index.appearances_of("mara-oskel")] == ["b"]


def test_an_update_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.bring_to({"a": [seen("a", "Mara Oskel")]})
    before = (tmp_path / "index.sqlite").read_bytes()
    with open_index(tmp_path) as index:
        index.bring_to({"a": [seen("a", "Mara Oskel")]})
    assert (tmp_path / "index.sqlite").read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to be looked at" * 40])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "index.sqlite").write_bytes(damage)
    with open_index(tmp_path) as index:
        index.bring_to({"a": [seen("a", "Mara Oskel")]})
        assert index.appearances_of("mara-oskel")


def test_an_actor_called_index_does_not_take_the_page_of_the_list() -> None:
    assert set(identify([seen("a", "Index", Kind.ORGANISATION)]).values()) == {"index--organisation"}


APPEARING = st.dictionaries(
    st.sampled_from("abcd"),
    st.lists(
        st.tuples(st.sampled_from(["Brant", "Mara Oskel", "M. Oskel", "Pontgrain", "Latvia"]), st.sampled_from(Kind)),
        max_size=3,
        unique_by=lambda one: one[0],
    ),
)


@settings(deadline=None)
@given(st.lists(APPEARING, min_size=1, max_size=5))
def test_any_sequence_of_changes_gives_what_a_new_index_gives(steps: list[dict[str, list[tuple[str, Kind]]]]) -> None:
    with open_index(None) as index:
        for step in steps:
            present = {
                briefing: [seen(briefing, name, kind, "LV" if kind is Kind.COUNTRY else None) for name, kind in names]
                for briefing, names in step.items()
            }
            before = index.ids()
            touched = index.bring_to(present)
            after = index.ids()
            with open_index(None) as fresh:
                fresh.bring_to(present)
                assert after == fresh.ids()
            assert {name for name in present if after.get(name, {}) != before.get(name, {})} <= touched


def test_the_index_keeps_what_documents_state_of_two_actors_under_the_ids_of_the_site(tmp_path: Path) -> None:
    met = Relation(RelationKind.MET, "mara-oskel", "brant", Span(0, 20))
    with open_index(tmp_path) as index:
        index.bring_to({"a": [seen("a", "Mara Oskel"), seen("a", "Brant")]})
        index.relate({"a": [met]})
    with open_index(tmp_path) as index:
        assert index.relations() == {"a": (Relation(RelationKind.MET, "mara-oskel", "brant--in-a", Span(0, 20)),)}
        index.relate({"a": []})
        assert not index.relations()
        index.relate({"a": [met]})
        index.bring_to({})
        assert not index.relations()
