"""The list of briefings can be narrowed by plain links: by year, publisher and state of review."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from briefgen.model.briefing import Review
from briefgen.model.entry import Entry, Library
from briefgen.model.extraction import DocumentKind
from briefgen.model.span import Span
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links

MakeEntry = Callable[..., Entry]


def one(entry: MakeEntry, number: int, **said: object) -> Entry:
    made = entry(f"talks-{number:03}", f"Talks {number}")
    return replace(made, briefing=replace(made.briefing, **said))


def links(project: Project, page: str) -> Mapping[str, str]:
    """Of the navigation of facets: words with their number → address."""
    tree = LexborHTMLParser((project.site / page).read_text("utf-8"))
    found = tree.css("main nav li:has(a)")
    return {node.text().strip(): node.css_first("a").attributes["href"] or "" for node in found}


def titles(project: Project, page: str) -> list[str]:
    tree = LexborHTMLParser((project.site / page).read_text("utf-8"))
    return [node.text() for node in tree.css(".rows .title")]


def test_readers_choose_a_year_a_publisher_or_a_state(project: Project, entry: MakeEntry) -> None:
    wire = one(entry, 1, publisher="Example Wire", date="2026-03-04")
    same = one(entry, 2, publisher="EXAMPLE  WIRE", date="2025-12-31", review=Review.REVIEWED)
    none = one(entry, 3, publisher=None, date=None)
    paper = one(entry, 4, publisher="<b>Der \u202eTag</b> ../../x", date="--03-04")
    report = build_site(Library((wire, same, none, paper)), project)
    assert not report.problems
    assert not check_links(project.site)
    found = links(project, "briefings/index.html")
    assert found["2026 1"] == "index/year-2026.html"
    assert found["Example Wire 2"] == "index/publisher-example-wire.html"
    assert found["Draft, not reviewed 3"] == "index/review-draft.html"
    assert titles(project, "briefings/index/publisher-example-wire.html") == ["Talks 1", "Talks 2"]
    assert titles(project, "briefings/index/year-2025.html") == ["Talks 2"]
    assert len(list(project.site.glob("briefings/index/publisher-*.html"))) == 2
    page = (project.site / "briefings/index/year-2025.html").read_text("utf-8")
    assert 'aria-current="page"><bdi>2025</bdi>' in page


def test_readers_choose_a_kind_of_document_and_see_where_it_shows_that(project: Project, entry: MakeEntry) -> None:
    shown = one(entry, 1, kind="transcript")
    assert shown.extraction
    words = Span(0, len("Talks opened"))
    shown = replace(shown, extraction=replace(shown.extraction, kind=DocumentKind("transcript", words)))
    theirs = one(entry, 2, kind="leaflet <b>of ours</b>")
    build_site(Library((shown, theirs, one(entry, 3))), project)
    assert not check_links(project.site)
    found = links(project, "briefings/index.html")
    assert found["Transcript 1"] == "index/kind-transcript.html"
    assert titles(project, found["Leaflet <b>of ours</b> 1"].replace("index/", "briefings/index/")) == ["Talks 2"]
    kicker = LexborHTMLParser((project.site / "briefings/talks-001.html").read_text("utf-8")).css_first(".kicker")
    assert kicker.text().split() == ["Transcript", "[1]", "5", "March", "2026"]
    other = LexborHTMLParser((project.site / "briefings/talks-002.html").read_text("utf-8")).css_first(".kicker")
    assert not other.css("a"), "a person says it"


def test_where_all_are_alike_there_is_nothing_to_choose(project: Project, library: Library) -> None:
    build_site(library, project)
    assert links(project, "briefings/index.html") == {}
    assert not (project.site / "briefings/index").exists()


def test_many_publishers_make_no_more_pages_than_are_of_use(project: Project, entry: MakeEntry) -> None:
    some = [one(entry, number, publisher=f"Wire {number // 2}", date="2026-03-04") for number in range(120)]
    build_site(Library(tuple(some)), project)
    pages = [path for path in project.site.glob("briefings/index/**/*.html") if "publisher" in path.name]
    assert len(pages) == 40
    assert not check_links(project.site)


def test_one_more_briefing_changes_no_facet_but_its_own(project: Project, entry: MakeEntry) -> None:
    wires = {0: "North Wire", 1: "South Wire"}
    some = [one(entry, number, publisher=wires[number % 2], date="2026-03-04") for number in range(8)]
    build_site(Library(tuple(some)), project)
    report = build_site(Library((*some, one(entry, 8, publisher="North Wire", date="2026-03-05"))), project)
    assert {"briefings/index.html", "briefings/index/publisher-north-wire.html"} <= set(report.changed)
    assert "briefings/index/publisher-south-wire.html" in report.same
