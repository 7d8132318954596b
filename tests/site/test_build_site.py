"""The site as files: what is written, what is left alone, and that nothing in a document can do harm."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.index.memory import open_memory
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor, Picture
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project, Settings, SiteSettings
from briefgen.site import build_site
from briefgen.site.check_links import check_links
from briefgen.site.freshness import is_there, remembered
from briefgen.site.templates import packaged


def page(project: Project, path: str) -> HTMLParser:
    return HTMLParser((project.site / path).read_text("utf-8"))


def test_every_page_is_there_and_every_link_leads_somewhere(library: Library, project: Project) -> None:
    report = build_site(library, project)
    for path in (
        "index.html",
        "briefings/talks.html",
        "briefings/talks.json",
        "actors/mara-oskel.html",
        "countries/lv.html",
        "timeline.html",
        "about.html",
        "corrections.html",
        "404.html",
        "feed.xml",
        "feed.json",
        "robots.txt",
        "style.css",
    ):
        assert path in report.created
        assert (project.site / path).is_file()
    assert not report.problems
    assert not check_links(project.site)


def test_nothing_changed_writes_nothing_and_needs_no_jinja(library: Library, project: Project) -> None:
    build_site(library, project)
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}
    report = build_site(library, project)
    assert not [*report.created, *report.changed, *report.removed]
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()} == before


def test_one_changed_briefing_changes_only_pages_that_show_it(
    library: Library, project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(library, project)
    report = build_site(Library((library.entries[0], entry("more-talks", "Even more talks"))), project)
    assert "briefings/more-talks.html" in report.changed
    assert "index.html" in report.changed
    assert "about.html" in report.same
    assert set(report.reasons.values()) == {"DATA"}


def test_pages_that_are_no_longer_planned_go_and_files_of_others_stay(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "CNAME").write_text("example.org")
    report = build_site(Library(library.entries[:1]), project)
    assert set(report.removed) == {"briefings/more-talks.html", "briefings/more-talks.json"}
    assert (project.site / "CNAME").is_file()


def test_the_last_good_page_of_a_broken_briefing_stays(library: Library, project: Project) -> None:
    build_site(library, project)
    build_site(Library(library.entries[:1]), project, keep={"more-talks"})
    assert (project.site / "briefings/more-talks.html").is_file()


def test_a_deleted_or_changed_file_is_made_again(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "about.html").unlink()
    (project.site / "timeline.html").write_text("spoilt")
    report = build_site(library, project)
    assert report.created == ["about.html"]
    assert report.changed == ["timeline.html"]


def test_a_spoilt_page_is_made_again_also_if_it_keeps_its_size_and_time(library: Library, project: Project) -> None:
    build_site(library, project)
    page = project.site / "about.html"
    before, stat = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"briefing", b"BRIEFING"))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert build_site(library, project).changed == ["about.html"]
    assert page.read_bytes() == before


def test_what_was_only_touched_is_read_once(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "about.html").touch()
    assert not build_site(library, project).changed
    with mock.patch.object(Path, "read_bytes", side_effect=AssertionError), open_memory(project.memory) as memory:
        before = remembered(memory)
        assert is_there(before["about.html"], project.site, "about.html", (project.site / "about.html").stat())


def test_without_its_memory_old_pages_of_ours_go_and_what_may_be_somebodys_is_named(
    library: Library, project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(library, project)
    whole = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*") if path.is_file()}
    shutil.rmtree(project.memory)
    for name in ("CNAME", "notes/about.html", "briefings/theirs.html"):
        (project.site / name).parent.mkdir(exist_ok=True)
        (project.site / name).write_text("Somebody's.")
    fewer = Library([entry("strike", "A strike", "Ana Lind")])
    report = build_site(fewer, project)
    assert {"briefings/talks.html", "briefings/talks.json"} <= {*report.removed}
    left = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*") if path.is_file()}
    assert left - {*report.created, *report.changed, *report.same} == {
        "CNAME",
        "notes/about.html",
        "briefings/theirs.html",
    }
    (problem,) = report.problems
    assert problem.code == "BG323"
    assert "briefings/theirs.html" in problem.message
    assert (project.site / "CNAME").is_file()
    assert (project.site / "notes/about.html").is_file()
    assert not {*report.removed} - whole
    assert not build_site(fewer, project).problems


@pytest.mark.parametrize("place", ["about.html", "actors"])
def test_what_is_in_the_way_of_a_page_is_told_and_all_others_are_made(
    library: Library, project: Project, place: str
) -> None:
    if place == "actors":
        project.site.mkdir()
        (project.site / place).write_text("Somebody's.")
    else:
        (project.site / place).mkdir(parents=True)
    report = build_site(library, project)
    assert {problem.code for problem in report.problems} == {"BG322"}
    assert any(problem.location.file.startswith(f"site/{place}") for problem in report.problems)
    assert (project.site / "timeline.html").is_file()


def test_a_template_of_the_user_replaces_the_packaged_one(library: Library, project: Project) -> None:
    build_site(library, project)
    project.templates.mkdir()
    (project.templates / "about.html").write_text(
        "{% extends 'base.html' %}{% block main %}<h1>Ours</h1>{% endblock %}"
    )
    report = build_site(library, project)
    assert report.changed == ["about.html"]
    assert report.reasons == {"about.html": "TEMPLATE"}
    assert "Ours" in (project.site / "about.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [("<h1>\n{{ page.titel }}</h1>", 2, "titel"), ("{% if %}", 1, "Expected an expression")],
)
def test_a_mistake_in_a_template_names_its_line_and_the_last_good_page_stays(
    library: Library, project: Project, template: str, line: int, words: str
) -> None:
    build_site(library, project)
    before = (project.site / "about.html").read_bytes()
    project.templates.mkdir()
    (project.templates / "about.html").write_text(template)
    (problem,) = build_site(library, project).problems
    assert (problem.code, problem.location.file, problem.location.line) == ("BG321", "templates/about.html", line)
    assert words in problem.message
    assert (project.site / "about.html").read_bytes() == before


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "../../etc/passwd",
    "\u202eright to left \u2066",
    "🛶" * 40,
    "x" * 300,
    "&amp; <b>bold</b>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_document_are_always_text(project: Project, entry: Callable[..., Entry], words: str) -> None:
    library = Library((entry(title=words, name=words, body=f"Ours: {words}\n\n[x](javascript:alert(1))"),))
    build_site(library, project)
    for path in ("index.html", "briefings/talks.html", "actors/mara-oskel.html", "actors/index.html"):
        tree = page(project, path)
        assert not tree.css("script:not([src]):not([type='application/ld+json']), img, b, iframe"), path
        assert not [a for a in tree.css("a") if (a.attributes.get("href") or "").startswith("javascript:")]
        assert not [node for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert words in (page(project, "briefings/talks.html").css_first("h1").text() or "")


def test_a_briefing_page_says_what_it_rests_on(library: Library, project: Project) -> None:
    build_site(library, project)
    tree = page(project, "briefings/talks.html")
    text = tree.body.text() if tree.body else ""
    assert "1 direct quote, 1 verbatim" in text
    assert "Draft, not reviewed" in text
    assert "noindex" in (project.site / "briefings/talks.html").read_text("utf-8")
    assert [link.attributes["href"] for link in tree.css("ul.brief a.n")] == ["#s1"]
    assert "Speaker not stated" in text
    assert "✎ changed by a person, not from the source" in text
    assert "✓ agrees" in text
    assert "An exercise." in text
    assert "Ours" in text


@pytest.mark.parametrize("path", ["index.html", "briefings/talks.html", "actors/mara-oskel.html", "countries/lv.html"])
def test_pages_are_built_for_everybody(library: Library, project: Project, path: str) -> None:
    build_site(library, project)
    tree = page(project, path)
    assert len(tree.css("h1")) == 1
    assert [len(tree.css(name)) for name in ("main", "header.site", "footer.site")] == [1, 1, 1]
    assert tree.css_first("html").attributes["lang"] == "en"
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert not tree.css("[style], style, script:not([src]):not([type='application/ld+json'])")
    levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_feeds_and_data_can_be_read_by_programs(library: Library, project: Project) -> None:
    absolute = Project(project.root, Settings(site=SiteSettings(title="Desk", base_url="https://example.org/desk/")))
    build_site(library, absolute)
    atom = ET.fromstring((project.site / "feed.xml").read_bytes())  # noqa: S314  (our own)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert len(atom.findall("a:entry", names)) == 2
    assert atom.findtext("a:updated", namespaces=names) == "2026-03-05T00:00:00Z"
    feed = json.loads((project.site / "feed.json").read_text("utf-8"))
    assert feed["items"][0]["url"].startswith("https://example.org/desk/briefings/")
    assert "https://example.org/desk/sitemap.xml" in (project.site / "robots.txt").read_text("utf-8")
    assert ET.fromstring((project.site / "sitemap.xml").read_bytes()) is not None  # noqa: S314  (our own)
    data = json.loads((project.site / "actors/mara-oskel.json").read_text("utf-8"))
    assert [briefing["slug"] for briefing in data["briefings"]] == ["more-talks", "talks"]


def test_the_style_sheet_is_small_and_asks_nobody_for_anything() -> None:
    style = (packaged() / "style.css").read_text("utf-8")
    assert len(style.encode()) <= 12_000
    assert "url(" not in style
    assert "@import" not in style


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"), ("soft", "paper"), ("soft", "card"), ("accent", "paper"), ("accent", "card"),
        ("warn", "warn-paper"), ("ink", "mark"), ("ink", "quote"),
    ],
)  # fmt: skip
def test_the_palette_can_be_read(scheme: int, ink: str, paper: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    style = (packaged() / "style.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[0]))
    colours = {**light, **(dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[1])) if scheme else {})}
    bright, dim = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_nothing_changed_imports_no_jinja(library: Library, project: Project, tmp_path: Path) -> None:
    program = "import briefgen.site, sys; print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_what_people_say_of_an_actor_wins_and_old_addresses_lead_on(library: Library, project: Project) -> None:
    own = CuratedActor(
        "mara-oskel",
        "Mara A. Oskel",
        Kind.PERSON,
        description="An invented envoy.",
        same_as=("Q42", "https://example.org/oskel"),
        picture=Picture("oskel.png", b"picture", "A woman at a desk"),
        body="**Ours**",
    )
    moved = {"actors/m-oskel.html": "actors/mara-oskel.html"}
    build_site(Library(library.entries, {"mara-oskel": own}, moved), project)
    html = page(project, "actors/mara-oskel.html")
    assert html.css_first("h1").text() == "Mara A. Oskel"
    described = html.css_first(".described")
    assert "An invented envoy." in described.text()
    assert described.css_first("strong").text() == "Ours"
    assert [a.attributes["href"] for a in described.css("a")] == [
        "https://www.wikidata.org/wiki/Q42",
        "https://example.org/oskel",
    ]
    assert (project.site / "actors/pictures/oskel.png").read_bytes() == b"picture"
    old = page(project, "actors/m-oskel.html")
    assert old.css_first("main a").attributes["href"] == "mara-oskel.html"
    assert "url=mara-oskel.html" in (old.css_first("meta[http-equiv=refresh]").attributes["content"] or "")
    assert not check_links(project.site)
