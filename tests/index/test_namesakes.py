"""Two people of one spelling are two pages where documents say so, and each keeps the page that it has."""

from briefgen.index import Appearance, Index, open_index
from briefgen.model.actor import Kind
from briefgen.model.curated import Judgement, Verdict


def seen(briefing: str, role: str = "", country: str | None = None, name: str = "John Tarrow") -> Appearance:
    """Briefings are as old as their name says."""
    roles = (role,) if role else ()
    return Appearance(briefing, "john-tarrow", name, Kind.PERSON, country, f"2026-01-{ord(briefing) - 96:02}", roles)


def pages(index: Index) -> dict[str, str]:
    return {briefing: ids["john-tarrow"] for briefing, ids in index.ids().items()}


def bring(index: Index, *appearances: Appearance) -> dict[str, str]:
    index.update({one.slug: [one] for one in appearances})
    index.keep(index.unkept())
    return pages(index)


FOOTBALLER, JUDGE = seen("b", "British footballer", "GB"), seen("c", "Australian judge", "AU")


def test_other_countries_and_other_callings_are_two_pages_and_one_who_may_be_either_is_a_third() -> None:
    with open_index(None) as index:
        found = bring(index, FOOTBALLER, JUDGE, seen("d", "judge"), seen("e", "", "GB"), seen("f"))
    assert found["b"] == found["e"] == "john-tarrow"
    assert found["c"] == found["d"] == "john-tarrow--au"
    assert found["f"] == "john-tarrow--person"


def test_one_calling_of_two_countries_is_one_page_and_so_is_one_country_with_two_callings() -> None:
    with open_index(None) as index:
        found = bring(
            index, seen("b", "envoy to Syria", "SY"), seen("c", "Latvian envoy", "LV"), seen("d", "poet", "LV")
        )
    assert set(found.values()) == {"john-tarrow"}


def test_whom_far_more_documents_speak_of_is_meant_where_nothing_is_stated() -> None:
    often = [seen(briefing, "British minister", "GB") for briefing in "efgh"]
    with open_index(None) as index:
        found = bring(index, JUDGE, seen("i"), *often)
    assert found["i"] == found["e"] != found["c"]


def test_the_second_of_two_namesakes_keeps_the_page_that_it_has_whatever_arrives_later() -> None:
    with open_index(None) as index:
        bring(index, FOOTBALLER, JUDGE)
        found = bring(index, seen("a", "judge of Australia", "AU"), seen("d", "British footballer", "GB"))
        assert found == {"a": "john-tarrow--au", "b": "john-tarrow", "c": "john-tarrow--au", "d": "john-tarrow"}


def test_step_by_step_is_what_a_new_index_makes_also_when_a_namesake_goes() -> None:
    steps = ([FOOTBALLER], [FOOTBALLER, JUDGE], [FOOTBALLER, JUDGE, seen("f")], [JUDGE, seen("f")], [seen("f")])
    with open_index(None) as index:
        for step in steps:
            present = {one.slug: [one] for one in step}
            before = pages(index)
            touched = index.bring_to(present)
            after = pages(index)
            with open_index(None) as fresh:
                fresh.bring_to(present)
                assert after == pages(fresh)
            assert {slug for slug in present if before.get(slug) != after[slug]} <= touched


def test_a_judgement_about_a_name_that_another_bears_by_now_is_told_until_the_two_are_judged() -> None:
    same = Judgement(Verdict.SAME, "john-tarrow", "j-tarrow", "one hand", "A. Editor", "2026-03-05", 1)
    other = Judgement(Verdict.DIFFERENT, "john-tarrow", "john-tarrow--au", "two men", "A. Editor", "2026-03-05", 5)
    short = Appearance("g", "j-tarrow", "J. Tarrow", Kind.PERSON)
    with open_index(None) as index:
        bring(index, FOOTBALLER)
        index.update({"g": [short]})
        assert not index.decide([same], ()).problems
        index.update({"c": [JUDGE]})
        [problem] = index.decide([same], ()).problems
        assert (problem.code, problem.location.line) == ("BG509", 1)
        assert "briefgen actors differ john-tarrow john-tarrow--au" in problem.help
        assert not index.decide([same, other], ()).problems


def test_namesakes_that_a_person_joins_are_one_and_apart_again_when_that_is_taken_back() -> None:
    same = Judgement(Verdict.SAME, "john-tarrow", "john-tarrow--au", "he studied law", "A. Editor", "2026-03-05", 1)
    with open_index(None) as index:
        apart = bring(index, FOOTBALLER, JUDGE)
        decided = index.decide([same], ())
        assert set(pages(index).values()) == {"john-tarrow"}
        assert decided.moved == {"john-tarrow--au": "john-tarrow"}
        index.decide([], ())
        assert pages(index) == apart
