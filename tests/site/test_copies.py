"""A page says where else its text stands, and in what the two differ."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from briefgen.build.flow import build
from briefgen.model.briefing import Review
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project, open_project
from briefgen.site import build_site
from briefgen.site.check_links import check_links

WIRE = """Harbour talks resume

RIGA, 11 March 2026 — Talks between the port authority and the pilots' union resumed in Riga on Wednesday after a break
of three weeks. “We expect the first ships to pass before the end of April,” said Mara Oskel, the transport minister of
Latvia. The ministry said that ships could pass from Friday. The port handled 21 million tonnes last year. Unions oppose
the plan of the ministry to cut the number of pilots on each ship to one.
"""
PAPER = WIRE.replace("Harbour talks resume", "Riga talks go on", 1).replace(
    " The port handled 21 million tonnes last year.", ""
)


def a_project(root: Path, texts: Mapping[str, str]) -> Project:
    (root / "seeds").mkdir(parents=True)
    (root / "briefgen.toml").write_text("")
    for name, text in texts.items():
        (root / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    return open_project(root)


def words_of(page: Path, selector: str) -> str:
    found = LexborHTMLParser(page.read_text("utf-8")).css_first(selector)
    return " ".join(found.text().split()) if found else ""


def test_a_copy_is_named_with_its_differences_and_not_as_a_related_briefing(tmp_path: Path) -> None:
    project = a_project(tmp_path / "desk", {"wire": WIRE, "paper": PAPER})
    build(project)
    shown = words_of(project.site / "briefings/wire.html", "section[aria-labelledby=copies]")
    assert "Also reported in" in shown
    assert "with 2 differences" in shown
    assert "Here: Harbour talks resume [1] There: Riga talks go on [1]" in shown
    assert "Here: The port handled 21 million tonnes last year. [5] There: –" in shown
    assert not words_of(project.site / "briefings/wire.html", "section[aria-labelledby=related]")
    assert 'href="wire.html#s5"' in (project.site / "briefings/paper.html").read_text("utf-8")
    assert not check_links(project.site)
    (project.seeds / "paper.txt").write_text("Another thing.\n\nThe weather on the river is fine.\n")
    report = build(project)
    assert not words_of(project.site / "briefings/wire.html", "section[aria-labelledby=copies]")
    assert report.counts["briefings"] == 2


def test_of_a_withdrawn_copy_nothing_is_shown(project: Project, entry: Callable[..., Entry]) -> None:
    one, other = _longer(entry("talks")), _longer(entry("more-talks"))
    build_site(Library((one, other)), project)
    assert words_of(project.site / "briefings/talks.html", "section[aria-labelledby=copies]").endswith(
        "The same words."
    )
    gone = replace(other, briefing=replace(other.briefing, review=Review.WITHDRAWN))
    build_site(Library((one, gone)), project)
    assert not words_of(project.site / "briefings/talks.html", "section[aria-labelledby=copies]")


def _longer(entry: Entry) -> Entry:
    assert entry.extraction
    source = replace(entry.extraction.source, text=f"{entry.extraction.text} {WIRE}")
    return replace(entry, extraction=replace(entry.extraction, source=source))
