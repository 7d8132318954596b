"""On an actor's page quotes stand by year, with an index by topic word; facts stand under their document."""

from collections.abc import Callable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from briefgen.model.briefing import QuoteItem
from briefgen.model.entry import Entry, Library
from briefgen.model.quote import QuoteKind
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links

WORDS = ("the grain barges wait", "Grain barge, no pilot", "a delay", "one pilot", "we agree", "the barges went")


def speaking(one: Entry, date: str | None, words: tuple[str, ...]) -> Entry:
    quotes = (QuoteItem(f"q{n}", QuoteKind.INDIRECT, text, "mara-oskel") for n, text in enumerate(words))
    return replace(one, briefing=replace(one.briefing, date=date, quotes=tuple(quotes)))


def a_page(project: Project, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((project.site / path).read_text("utf-8"))


def test_quotes_are_found_by_year_and_by_the_words_in_them(project: Project, entry: Callable[..., Entry]) -> None:
    entries = (
        speaking(entry("a-talks"), "2025-03-04", WORDS[:2]),
        speaking(entry("b-talks"), "2026-03-04", WORDS[2:4]),
        speaking(entry("c-talks"), None, WORDS[4:]),
    )
    topics = {"a-talks": ("grain barges", "pilots"), "b-talks": ("pilots", "weather")}
    report = build_site(Library(entries, topics=topics), project)
    assert not report.problems
    assert not check_links(project.site)
    page = a_page(project, "actors/mara-oskel.html")
    said = page.css_first("section[aria-labelledby=reported]")
    assert said
    assert [year.text() for year in said.css("h3")] == ["2026", "2025", "No date stated"]
    index = [node.text().strip() for node in page.css("article > .columns details > dl > *")]
    assert index == ["grain barges", WORDS[0], WORDS[1], "pilots", WORDS[3], WORDS[1]]
    target = page.css_first("details dd a").attributes["href"] or ""
    assert WORDS[0] in page.css_first(f"figure{target}").text()


def test_few_quotes_of_one_year_need_no_index(project: Project, library: Library) -> None:
    build_site(library, project)
    page = a_page(project, "actors/mara-oskel.html")
    assert not page.css("section h3, details dl")


FULL = "The grain barges wait above the sand, and no pilot will go out before the river rises again,"


def direct(one: Entry, *texts: str) -> Entry:
    quotes = tuple(QuoteItem(f"q{n}", QuoteKind.DIRECT, text, "mara-oskel") for n, text in enumerate(texts, 1))
    evidence = {**one.evidence, **{quote.id: one.evidence["q1"] for quote in quotes}}
    return replace(one, briefing=replace(one.briefing, quotes=quotes), evidence=evidence)


def test_shorter_forms_of_a_quote_stand_below_the_longest(project: Project, entry: Callable[..., Entry]) -> None:
    partly = QuoteItem("q1", QuoteKind.MIXED, "pilots stay in “before the river rises again”", "mara-oskel")
    in_part = replace(entry("part", "In part"), evidence={})
    entries = (
        direct(entry("full", "In full"), FULL, "We agree,"),
        direct(entry("short", "Cut short"), "The grain barges wait above the sand, and no pilot will go out."),
        direct(entry("marked", "With marks"), "[Ships] wait above the sand […] no pilot will go out"),
        direct(entry("other", "Another"), "The grain barges wait below the sand, and no pilot will go out", "We agree"),
        replace(in_part, briefing=replace(in_part.briefing, quotes=(partly,))),
    )
    assert not build_site(Library(entries), project).problems
    assert not check_links(project.site)
    cards = a_page(project, "actors/mara-oskel.html").css("section[aria-labelledby=quotes] .card")
    shown = {card.css_first("blockquote").text(): card.css("details li") for card in cards}
    assert {quote: len(forms) for quote, forms in shown.items()} == {
        f"“{FULL.removesuffix(',')}”": 3,
        "“The grain barges wait below the sand, and no pilot will go out”": 0,
        "“We agree”": 0,
    }
    forms = [" ".join(form.text().split()) for form in shown[f"“{FULL.removesuffix(',')}”"]]
    assert forms[0].startswith(
        "“The grain barges wait above the sand, and no pilot will go out.” Cut short, 5 March 2026"
    )
    assert forms[0].endswith("without: before the river rises again")
    assert "“[Ships] wait above the sand […] no pilot will go out”" in forms[1]
    assert forms[1].endswith("without: The grain barges, and, before the river rises again")
    assert forms[2].startswith("pilots stay in “before the river rises again” partly quoted · In part")


def test_a_document_that_repeats_itself_is_not_shortened_by_itself(
    project: Project, entry: Callable[..., Entry]
) -> None:
    once = "no pilot will go out before the river rises again"
    assert not build_site(Library((direct(entry(), FULL, once),)), project).problems
    page = a_page(project, "actors/mara-oskel.html")
    assert len(page.css("section[aria-labelledby=quotes] .card")) == 2
    assert not page.css(".card details")


def test_a_sentence_with_a_date_that_two_documents_have_stands_once(project: Project, library: Library) -> None:
    build_site(library, project)
    (line,) = a_page(project, "timeline.html").css(".timeline > li")
    assert (
        " ".join(line.text().split()) == "4 March 2026 Talks opened in Riga. [1] More talks and 1 more Talks open [1]"
    )


def test_facts_of_a_country_name_their_document_once(project: Project, library: Library) -> None:
    build_site(library, project)
    box = a_page(project, "countries/lv.html").css_first("section.box")
    assert sorted(node.text().strip() for node in box.css(".from")) == [
        "More talks, 5 March 2026",
        "Talks open, 5 March 2026",
    ]
    assert box.text().count("Talks open") == 1


def test_long_lists_of_a_briefing_are_folded(project: Project, entry: Callable[..., Entry]) -> None:
    one = entry()
    actors = tuple(replace(one.briefing.actors[0], id=f"actor-{n}", name=f"Actor {n}") for n in range(60))
    build_site(Library((replace(one, briefing=replace(one.briefing, actors=actors)),)), project)
    tables = a_page(project, "briefings/talks.html").css("section[aria-labelledby=actors] table")
    assert [len(table.css("tbody tr")) for table in tables] == [20, 40]
    assert tables[1].parent
    assert tables[1].parent.tag == "details"


def test_words_of_an_unknown_language_run_the_way_they_are_written(
    project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(Library((entry(),)), project)
    page = a_page(project, "briefings/talks.html")
    nodes = page.css("h1, .brief li, .source p, blockquote")
    assert nodes
    assert all(node.attributes.get("dir") == "auto" for node in nodes)


def test_a_page_says_that_its_document_is_in_a_language_without_rules(
    project: Project, entry: Callable[..., Entry]
) -> None:
    one = entry()
    build_site(Library((replace(one, briefing=replace(one.briefing, language="und")),)), project)
    assert "rules for English alone" in a_page(project, "briefings/talks.html").css_first(".columns").text()
    build_site(Library((replace(one, briefing=replace(one.briefing, language="en-GB")),)), project)
    assert "rules for English alone" not in a_page(project, "briefings/talks.html").css_first(".columns").text()
