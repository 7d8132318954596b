"""What people decided about actors wins over what was derived, and contradictions are told."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.diagnostics import Severity
from briefgen.index import Appearance, open_index
from briefgen.index.store import Decided
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor, Judgement, Verdict
from briefgen.model.slug import slug

SEEN = {
    "one": ["Ivo Brant", "Pontgrain Terminals"],
    "two": ["Brant", "Ivo Brant"],
    "three": ["I. Brant"],
    "four": ["Ivo Brant"],
}
KINDS = {"Pontgrain Terminals": Kind.ORGANISATION}


def judged(verdict: Verdict, first: str, second: str, line: int = 1) -> Judgement:
    return Judgement(verdict, first, second, "seen by us", "A. Editor", "2026-03-05", line, line)


def decide(
    judgements: Sequence[Judgement] = (), curated: Sequence[CuratedActor] = (), folder: Path | None = None
) -> tuple[dict[tuple[str, str], str], Decided]:
    present = {
        briefing: [Appearance(briefing, slug(name), name, KINDS.get(name, Kind.PERSON)) for name in names]
        for briefing, names in SEEN.items()
    }
    with open_index(folder) as index:
        index.bring_to(present)
        decided = index.decide(judgements, curated)
        return {(b, actor): site for b, ids in index.ids().items() for actor, site in ids.items()}, decided


def test_two_that_are_the_same_have_the_page_of_the_first_and_the_other_address_leads_there() -> None:
    ids, decided = decide([judged(Verdict.SAME, "ivo-brant", "i-brant")])
    assert ids["three", "i-brant"] == ids["one", "ivo-brant"] == "ivo-brant"
    assert decided.moved == {"i-brant": "ivo-brant"}
    assert decided.touched == {"three"}


def test_a_bare_surname_of_one_document_can_be_joined() -> None:
    ids, _ = decide([judged(Verdict.SAME, "ivo-brant", "brant--in-two")])
    assert ids["two", "brant"] == "ivo-brant"


def test_what_one_briefing_has_can_be_taken_out_and_be_somebody_else() -> None:
    ids, _ = decide([judged(Verdict.DIFFERENT, "ivo-brant", "ivo-brant--in-four")])
    assert ids["four", "ivo-brant"] == "ivo-brant--in-four"
    assert ids["one", "ivo-brant"] == "ivo-brant"
    ids, _ = decide([judged(Verdict.SAME, "i-brant", "ivo-brant--in-four")])
    assert ids["four", "ivo-brant"] == "i-brant"


def test_unsure_changes_no_page() -> None:
    assert decide([judged(Verdict.UNSURE, "ivo-brant", "i-brant")])[0] == decide()[0]


def test_contradicting_judgements_are_an_error_with_both_lines_and_join_nobody() -> None:
    ids, decided = decide(
        [
            judged(Verdict.SAME, "ivo-brant", "i-brant", 3),
            judged(Verdict.SAME, "i-brant", "brant--in-two", 7),
            judged(Verdict.DIFFERENT, "brant--in-two", "ivo-brant", 11),
        ]
    )
    assert ids == decide()[0]
    [problem] = decided.problems
    assert problem.code == "BG503"
    assert problem.location.line == 11
    assert all(f"line {number}" in problem.message for number in (3, 7, 11))


def test_a_judgement_about_nobody_is_told_and_kept() -> None:
    _, decided = decide([judged(Verdict.SAME, "ivo-brant", "ivo-barnt")])
    assert [(one.code, one.severity) for one in decided.problems] == [("BG504", "warning")]


def test_a_curated_actor_has_all_who_are_called_so_and_its_own_address() -> None:
    curated = CuratedActor("minister-brant", "Ivo Brant", Kind.PERSON, aliases=("I. Brant", "Brant"))
    ids, decided = decide(curated=[curated])
    assert {ids[key] for key in ids if key[1] != "pontgrain-terminals"} == {"minister-brant"}
    assert decided.moved["ivo-brant"] == "minister-brant"
    assert not decided.problems


def test_a_curated_person_does_not_take_an_organisation_of_that_address() -> None:
    curated = CuratedActor("pontgrain-terminals", "Ivo Pontgrain", Kind.PERSON)
    ids, decided = decide(curated=[curated])
    assert ids["one", "pontgrain-terminals"] == "pontgrain-terminals"
    [problem] = decided.problems
    assert problem.code == "BG506"
    assert "an organisation" in problem.message


def test_what_a_person_says_of_a_kind_wins_where_nobody_of_that_kind_is_called_so() -> None:
    curated = CuratedActor("minister", "Pontgrain Terminals", Kind.PERSON)
    ids, decided = decide(curated=[curated])
    assert ids["one", "pontgrain-terminals"] == "minister"
    assert not decided.problems


def test_a_name_that_documents_have_for_another_kind_is_told_and_taken_only_by_a_judgement() -> None:
    curated = CuratedActor("ivo", "Ivo Brant", Kind.PERSON, aliases=("Pontgrain Terminals",))
    ids, decided = decide(curated=[curated])
    assert ids["one", "pontgrain-terminals"] == "pontgrain-terminals"
    [problem] = decided.problems
    assert (problem.code, problem.severity) == ("BG510", Severity.NOTE)
    assert "briefgen actors merge ivo pontgrain-terminals" in problem.help
    ids, decided = decide([judged(Verdict.SAME, "ivo", "pontgrain-terminals")], [curated])
    assert ids["one", "pontgrain-terminals"] == "ivo"
    assert not decided.problems


def test_a_curated_country_is_found_by_its_code_and_no_country_is_taken_by_an_address() -> None:
    with open_index(None) as index:
        index.bring_to({"a": [Appearance("a", "turkey", "Turkey", Kind.COUNTRY, "TR")]})
        assert not index.decide((), [CuratedActor("turkiye", "Türkiye", Kind.COUNTRY, "TR")]).problems
        assert index.ids()["a"] == {"turkey": "turkiye"}
        decided = index.decide((), [CuratedActor("turkey", "State of Turkey", Kind.ORGANISATION)])
        assert [one.code for one in decided.problems] == ["BG506"]
        assert index.ids()["a"] == {"turkey": "turkey"}


def test_two_files_that_claim_one_actor_are_an_error() -> None:
    both = [CuratedActor("a", "Ivo Brant", Kind.PERSON), CuratedActor("b", "Ivo Brant", Kind.PERSON)]
    assert [one.code for one in decide(curated=both)[1].problems] == ["BG506"]
    joined = [CuratedActor("a", "Ivo Brant", Kind.PERSON), CuratedActor("b", "I. Brant", Kind.PERSON)]
    ids, decided = decide([judged(Verdict.SAME, "a", "b")], joined)
    assert [one.code for one in decided.problems] == ["BG506"]
    assert ids["one", "ivo-brant"] == "a"


def test_a_judgement_is_no_part_of_the_index_and_survives_its_loss(tmp_path: Path) -> None:
    judgements = [judged(Verdict.SAME, "ivo-brant", "i-brant")]
    before = decide(judgements, folder=tmp_path)[0]
    assert decide(judgements, folder=tmp_path) == (before, Decided(frozenset(), {"i-brant": "ivo-brant"}, ()))
    (tmp_path / "index.sqlite").unlink()
    assert decide(judgements, folder=tmp_path)[0] == before
    assert decide((), folder=tmp_path)[0] == decide()[0]
