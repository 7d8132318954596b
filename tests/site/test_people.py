"""What people did to a briefing is told to readers: review, edits, corrections, withdrawal."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.briefing import Change, Correction, Review
from briefgen.model.entry import Edit, Entry, Library
from briefgen.model.extraction import Gist
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links


@pytest.fixture
def text(project: Project, entry: Callable[..., Entry]) -> Callable[..., str]:
    """The words of a page of a site with one briefing that people changed."""

    def words(path: str = "briefings/talks.html", **changed: object) -> str:
        one = entry()
        edits = changed.pop("edits", {})
        reworded = changed.pop("reworded", frozenset())
        briefing = replace(one.briefing, **changed)
        made = replace(one, briefing=briefing, edits=edits, edited=frozenset((*one.edited, *edits)), reworded=reworded)
        report = build_site(Library((made,)), project)
        assert not report.problems
        tree = HTMLParser((project.site / path).read_text("utf-8"))
        return " ".join((tree.body.text() if tree.body else "").split())

    return words


def test_a_reviewed_briefing_says_who_answers_for_it(text: Callable[..., str], project: Project) -> None:
    page = text(review=Review.REVIEWED, reviewer="A. Editor", reviewed_on="2026-03-06")
    assert "✓ Reviewed by A. Editor, 6 March 2026" in page
    assert "noindex" not in (project.site / "briefings/talks.html").read_text("utf-8")


def test_lines_that_are_newer_than_the_review_say_so_and_so_does_every_list(
    project: Project, entry: Callable[..., Entry]
) -> None:
    one = entry()
    briefing = replace(one.briefing, review=Review.REVIEWED, reviewer="A. Editor", reviewed_on="2026-03-06")
    items = ("s1", "q1", "f1", "e1", "mara-oskel")
    assert not build_site(Library((replace(one, briefing=briefing, since_review=items),)), project).problems
    page = HTMLParser((project.site / "briefings/talks.html").read_text("utf-8"))
    status = page.css_first(".status")
    assert status
    assert "Reviewed by A. Editor, 6 March 2026; 5 lines are newer" in status.text()
    assert "✓" not in status.text()
    lines = [page.css_first(f"#line-{item}") for item in items[:4]]
    lines.append(page.css_first("section[aria-labelledby=actors] tbody tr"))
    assert all(line and "newer than the review" in line.text() for line in lines)
    assert "Reviewed; 5 lines are newer" in (project.site / "briefings/index.html").read_text("utf-8")


def test_an_edit_says_who_and_when(text: Callable[..., str]) -> None:
    edits = {"s1": Edit("B. Desk", "2026-03-07")}
    assert "✎ changed by B. Desk, 7 March 2026" in text(edits=edits)
    assert "✎ reworded by B. Desk, 7 March 2026" in text(edits=edits, reworded=frozenset({"s1"}))


def test_what_a_person_changed_in_the_head_of_the_page_is_told(text: Callable[..., str]) -> None:
    ann, nobody = Edit("Ann", "2026-03-07"), Edit()
    page = text(edits={"date": ann, "notice": ann, "publisher": nobody})
    assert "✎ changed by Ann, 7 March 2026: date, notice" in page
    assert "✎ changed by a person: publisher" in page


def test_the_latest_correction_stands_at_the_top_and_all_at_one_address(text: Callable[..., str]) -> None:
    said = {
        "corrections": (
            Correction("2026-03-06", "The speaker was named wrongly.", "A. Editor", "q1"),
            Correction("2026-03-09", "The date was wrong."),
        ),
        "changes": (Change("2026-03-08", "A paragraph was added."),),
    }
    page = text(**said)
    assert "Corrected 9 March 2026: The date was wrong. All changes" in page
    assert page.index("In brief") > page.index("Corrected")
    assert page.index("The date was wrong.") < page.index("A paragraph was added.") < page.index("named wrongly")
    listed = text("corrections.html", **said)
    assert "Talks open: The speaker was named wrongly. (A. Editor) the line" in listed
    assert "A paragraph was added." not in listed


def test_corrections_have_a_feed_that_tells_each_from_the_others(text: Callable[..., str], project: Project) -> None:
    said = (
        Correction("2026-03-06", "The speaker was named wrongly.", None, "q1"),
        Correction("2026-03-09", "The date was wrong."),
    )
    text("corrections.html", corrections=said, review=Review.WITHDRAWN)
    items = json.loads((project.site / "corrections.feed.json").read_text("utf-8"))["items"]
    assert [item["content_text"] for item in items] == ["The date was wrong.", "The speaker was named wrongly."]
    assert len({item["id"] for item in items}) == len(items)
    assert {item["url"] for item in items} == {"briefings/talks.html#history"}
    assert "The date was wrong." in (project.site / "corrections.xml").read_text("utf-8")
    assert "corrections.xml" in (project.site / "corrections.html").read_text("utf-8")
    assert not check_links(project.site), "a withdrawn briefing has no lines to lead to"


def test_a_withdrawn_briefing_keeps_its_page_and_says_why(text: Callable[..., str]) -> None:
    page = text(review=Review.WITHDRAWN, withdrawn_because="The source was retracted.")
    assert "This briefing was withdrawn. The source was retracted." in page
    assert "We agree" not in page
    assert "In brief" not in page
    assert "direct quote" not in page


def test_of_a_withdrawn_briefing_not_even_the_gist_stays(project: Project, entry: Callable[..., Entry]) -> None:
    one = entry()
    assert one.extraction
    sentence = one.extraction.sentences[0].span
    told = replace(one.extraction, gist=Gist(("mara-oskel",), (sentence,), ("2026-03-04",), (), (sentence,)))
    build_site(Library((replace(one, extraction=told),)), project)
    page = project.site / "briefings/talks.html"
    assert 'class="gist' in page.read_text("utf-8")
    gone = replace(one.briefing, review=Review.WITHDRAWN, withdrawn_because="Retracted.")
    build_site(Library((replace(one, extraction=told, briefing=gone),)), project)
    assert 'class="gist' not in page.read_text("utf-8")
    assert not check_links(project.site)


def test_a_paraphrase_by_a_person_stands_between_no_quotation_marks(
    text: Callable[..., str], entry: Callable[..., Entry]
) -> None:
    quotes = tuple(replace(quote, paraphrase=True) for quote in entry().briefing.quotes)
    page = text(quotes=quotes)
    assert "paraphrase by a person" in page
    assert "“We agree,”" not in page.partition("Source text This")[0].partition("Quoted words are shaded")[0]


def test_nothing_that_a_withdrawn_briefing_said_is_shown_anywhere(
    project: Project, entry: Callable[..., Entry]
) -> None:
    gone = entry("gone", "Talks that never were", "Gustav Only")
    gone = replace(gone, briefing=replace(gone.briefing, review=Review.WITHDRAWN, withdrawn_because="Retracted."))
    report = build_site(Library((gone, entry("talks"))), project)
    assert not report.problems
    assert not check_links(project.site)
    files = [
        file
        for file in project.site.rglob("*")
        if file.is_file() and "Talks that never were" in file.read_text("utf-8")
    ]
    assert {file.relative_to(project.site).as_posix() for file in files} == {
        "briefings/gone.html",
        "briefings/index.html",
        "briefings/index/review-withdrawn.html",
    }
    assert "We agree" not in (project.site / "briefings/gone.html").read_text("utf-8")
    data = json.loads((project.site / "actors/mara-oskel.json").read_text("utf-8"))
    assert [briefing["slug"] for briefing in data["briefings"]] == ["talks"]
