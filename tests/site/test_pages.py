"""What pages say, and that nothing in a document can do harm."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor, Picture
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project, Settings, SiteSettings
from briefgen.site import build_site
from briefgen.site.check_links import check_links


def page(project: Project, path: str) -> HTMLParser:
    return HTMLParser((project.site / path).read_text("utf-8"))


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


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("several_bearers", "Mara Oskel or Latvia: not told apart"),
        ("several_speakers", "Speaker not stated several speak together: Mara Oskel, Latvia"),
    ],
)
def test_who_may_be_meant_is_named_where_the_document_does_not_tell(
    project: Project, entry: Callable[..., Entry], rule: str, words: str
) -> None:
    one = entry()
    found = replace(one.quotes["q1"], speaker=None, rule=rule, needs_review=True, candidates=("mara-oskel", "latvia"))
    briefing = replace(one.briefing, quotes=(replace(one.briefing.quotes[0], speaker=None),))
    build_site(Library((replace(one, briefing=briefing, quotes={"q1": found}),)), project)
    caption = page(project, "briefings/talks.html").css_first("#line-q1 figcaption")
    assert " ".join(caption.text().replace("uncertain", "").split()).startswith(words)


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
