"""What stands around a summary: who, what, when, where; dates beside relative words; topics and what is related."""

from collections.abc import Callable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.briefing import SummaryItem
from briefgen.model.entry import Entry, Library
from briefgen.model.event import DateExpression
from briefgen.model.span import Span
from briefgen.model.topic import Gist
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links


def shown(project: Project, path: str, css: str) -> list[str]:
    nodes = HTMLParser((project.site / path).read_text("utf-8")).css(css)
    return [" ".join(node.text().split()) for node in nodes]


def with_extraction(entry: Entry, **changes: object) -> Entry:
    assert entry.extraction
    return replace(entry, extraction=replace(entry.extraction, **changes))


def test_who_what_when_and_where_stand_under_the_title(project: Project, entry: Callable[..., Entry]) -> None:
    gist = Gist(("mara-oskel",), (Span(0, 20),), ("2026-03-04",), ("latvia",), (Span(0, 21),))
    build_site(Library((with_extraction(entry(), gist=gist),)), project)
    assert shown(project, "briefings/talks.html", "h1 ~ .gist > span") == [
        "Who Mara Oskel", "What Talks opened in Riga", "When 4 March 2026", "Where Latvia",
    ]  # fmt: skip
    assert shown(project, "briefings/talks.html", ".gist a")[-1] == "[1]"


def test_the_date_stands_beside_relative_words(project: Project, entry: Callable[..., Entry]) -> None:
    talks = entry()
    dates = (
        DateExpression(Span(0, 5), "Talks", "2026-03-03", "weekday"),
        DateExpression(Span(16, 20), "Riga", "2026", "year"),
        DateExpression(Span(6, 12), "opened", None, "weekday"),
    )
    build_site(Library((with_extraction(talks, dates=dates),)), project)
    assert shown(project, "briefings/talks.html", "#line-s1 .resolved") == ["(3 March 2026)"]
    assert shown(project, "briefings/talks.html", "#line-s1")[0].startswith("Talks (3 March 2026) opened in Riga.")


def test_words_that_a_person_took_out_of_a_line_get_no_date(project: Project, entry: Callable[..., Entry]) -> None:
    talks = entry()
    dates = (DateExpression(Span(0, 5), "Talks", "2026-03-03", "weekday"),)
    briefing = replace(talks.briefing, summary=(SummaryItem("s1", "Nothing opened."),))
    build_site(Library((replace(with_extraction(talks, dates=dates), briefing=briefing),)), project)
    assert not shown(project, "briefings/talks.html", ".resolved")


def test_topics_lead_to_pages_that_lead_back(project: Project, entry: Callable[..., Entry]) -> None:
    entries = (entry(), entry("more-talks", "More talks"))
    topics = {"talks": ("low water", "grain corridor"), "more-talks": ("low water",)}
    report = build_site(Library(entries, topics=topics), project)
    assert {"tags/index.html", "tags/low-water.html", "tags/grain-corridor.html"} <= set(report.created)
    assert shown(project, "briefings/talks.html", ".topics a") == ["low water", "grain corridor"]
    assert shown(project, "tags/low-water.html", "a.title") == ["More talks", "Talks open"]
    assert shown(project, "tags/index.html", "main li") == ["grain corridor 1 briefing", "low water 2 briefings"]
    assert not check_links(project.site)


def test_briefings_are_related_by_terms_as_well_as_by_actors(project: Project, entry: Callable[..., Entry]) -> None:
    def alone(slug: str) -> Entry:
        made = entry(slug, slug)
        return replace(made, briefing=replace(made.briefing, actors=(), quotes=(), events=()))

    topics = {"one": ("low water",), "two": ("low water",), "three": ("grain corridor",)}
    build_site(Library((alone("one"), alone("two"), alone("three")), topics=topics), project)
    assert shown(project, "briefings/one.html", "[aria-labelledby=related] a.title") == ["two"]
    assert shown(project, "briefings/one.html", "[aria-labelledby=related] li p") == ["5 March 2026 · low water"]
    assert not shown(project, "briefings/three.html", "[aria-labelledby=related]")
