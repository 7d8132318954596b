"""What programs read: feeds, linked data, pictures, citations, passages of an original."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.briefing import Review
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project, Settings, SiteSettings
from briefgen.site import build_site
from briefgen.site.brand import DARK_PAPER, LIGHT_PAPER, brand_css, contrast
from briefgen.site.original import passage

ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "external_url": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What jsonfeed.org says of version 1.1, as far as we use it."""
HOSTILE = 'A <b>&amp; "x"</b>\x00\x0b </script><script>alert(1)</script> \u202e🛶'


@pytest.fixture
def published(project: Project, entry: Callable[..., Entry]) -> Path:
    """A site with an address, whose words are hostile to every format."""
    one = entry(title=HOSTILE)
    briefing = replace(one.briefing, url="https://wire.example/a?b=1", publisher=HOSTILE, author="A. Writer")
    library = Library((replace(one, briefing=briefing), entry("more-talks", "More talks")))
    settings = SiteSettings(title="Desk & co", base_url="https://example.org/desk/", contact="desk@example.org")
    report = build_site(library, Project(project.root, Settings(site=settings)))
    assert not report.problems
    return project.site


@pytest.mark.parametrize("path", ["feed", "actors/mara-oskel", "countries/lv"])
def test_feeds_are_what_their_standards_say(published: Path, path: str) -> None:
    root = ET.fromstring((published / f"{path}.xml").read_bytes())  # noqa: S314  (our own)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated") or "")
    links = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
    assert ("self", f"https://example.org/desk/{path}.xml") in links
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [element.findtext(f"{ATOM}id") for element in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 2
    other = published / ("feed.json" if path == "feed" else f"{path}.feed.json")
    feed = json.loads(other.read_text("utf-8"))
    assert not list(Draft202012Validator(JSON_FEED).iter_errors(feed))
    assert [item["id"] for item in feed["items"]] == ids


def linked_data(page: Path) -> dict[str, object]:
    (script,) = HTMLParser(page.read_text("utf-8")).css("script[type='application/ld+json']")
    found: dict[str, object] = json.loads(script.text())
    return found


def test_linked_data_says_what_the_page_says_and_cannot_end_its_script(published: Path) -> None:
    report = linked_data(published / "briefings/talks.html")
    assert (report["@context"], report["@type"]) == ("https://schema.org", "Report")
    assert report["name"] == HOSTILE
    assert report["isBasedOn"]["url"] == "https://wire.example/a?b=1"
    assert [(part["@type"], part["text"], part["creator"]["name"]) for part in report["hasPart"]] == [
        ("Quotation", "We agree,", "Mara Oskel")
    ]
    assert {part["@type"] for part in report["about"]} == {"Person", "Country"}
    person = linked_data(published / "actors/mara-oskel.html")
    assert (person["@type"], person["url"]) == ("Person", "https://example.org/desk/actors/mara-oskel.html")
    assert linked_data(published / "countries/lv.html")["identifier"] == "LV"
    assert linked_data(published / "index.html")["@type"] == "WebSite"


@pytest.mark.parametrize("change", [{"paraphrase": True}, {"text": "We agreed,"}])
def test_words_that_nobody_spoke_so_are_no_quotation_for_machines(
    project: Project, entry: Callable[..., Entry], change: dict[str, object]
) -> None:
    one = entry()
    quote = replace(one.briefing.quotes[0], **change)
    evidence = {item: spans for item, spans in one.evidence.items() if item != "q1"}
    said = replace(one, briefing=replace(one.briefing, quotes=(quote,)), evidence=evidence)
    assert not build_site(Library((said,)), project).problems
    assert "hasPart" not in linked_data(project.site / "briefings/talks.html")
    card = HTMLParser((project.site / "briefings/talks.html").read_text("utf-8")).css_first("#line-q1")
    assert card
    assert "“" not in card.text()


def test_a_map_of_the_site_has_no_page_that_asks_not_to_be_found(project: Project, entry: Callable[..., Entry]) -> None:
    one = entry()
    reviewed = replace(one.briefing, slug="reviewed", review=Review.REVIEWED)
    settings = Settings(site=SiteSettings(base_url="https://example.org"))
    build_site(Library((replace(one, briefing=reviewed), one)), Project(project.root, settings))
    places = (project.site / "sitemap.xml").read_text("utf-8")
    assert "briefings/reviewed.html" in places
    assert "briefings/talks.html" not in places


def test_a_page_knows_its_own_address_and_its_picture(published: Path) -> None:
    tree = HTMLParser((published / "briefings/talks.html").read_text("utf-8"))
    canonical = tree.css_first("link[rel=canonical]")
    assert canonical
    assert canonical.attributes["href"] == "https://example.org/desk/briefings/talks.html"
    picture = tree.css_first("meta[property='og:image']")
    assert picture
    assert picture.attributes["content"] == "https://example.org/desk/briefings/talks.png"
    with Image.open(published / "briefings/talks.png") as image:
        assert image.size == (1200, 630)
        assert len(image.convert("L").getcolors(4096) or ()) > 20  # letters, not an empty card


def test_citations_are_files_inside_their_links(published: Path) -> None:
    tree = HTMLParser((published / "briefings/talks.html").read_text("utf-8"))
    files = {link.attributes["download"]: link.attributes["href"] or "" for link in tree.css("a[download]")}
    assert set(files) == {"talks.ris", "talks.bib", "talks.csl.json"}
    ris = unquote(files["talks.ris"].partition(",")[2])
    assert ris.startswith("TY  - RPRT\r\n")
    (item,) = json.loads(unquote(files["talks.csl.json"].partition(",")[2]))
    assert item["issued"] == {"date-parts": [[2026, 3, 5]]}
    assert item["URL"] == "https://example.org/desk/briefings/talks.html"


def test_each_part_of_a_citation_keeps_its_own_direction(published: Path) -> None:
    """A title with a mark that turns the direction would turn the site and the date around with it."""
    tree = HTMLParser((published / "briefings/talks.html").read_text("utf-8"))
    parts = [node.text() for node in tree.css(".citation bdi")]
    assert parts[0].endswith("\u202e🛶.")
    assert parts[1:] == ["Desk & co.", "2026-03-05.", "https://example.org/desk/briefings/talks.html."]


def test_a_quotation_leads_to_its_passage_in_the_original(published: Path) -> None:
    tree = HTMLParser((published / "briefings/talks.html").read_text("utf-8"))
    assert "https://wire.example/a?b=1#:~:text=We%20agree%2C" in [
        link.attributes["href"] for link in tree.css(".card a.out")
    ]


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        ("https://a.example/#old", "one, two-three", "https://a.example/#:~:text=one%2C%20two%2Dthree"),
        (
            "https://a.example/",
            " ".join("abcdefghijklmnopqrst"),
            "https://a.example/#:~:text=a%20b%20c%20d,q%20r%20s%20t",
        ),
        ("javascript:alert(1)", "one two", None),
        (None, "one two", None),
        ("https://a.example/", "one", None),
    ],
)
def test_passages_are_named_by_their_words(url: str | None, words: str, expected: str | None) -> None:
    assert passage(url, words) == expected


@pytest.mark.parametrize("accent", ["#ffff00", "#000", "#7a1f3d", "#8fbfe8", "#fff"])
def test_the_users_colour_can_be_read_on_light_and_on_dark(accent: str) -> None:
    light, dark = re.findall(r"--accent:(#[0-9a-f]{6})", brand_css(accent))
    assert contrast(light, LIGHT_PAPER) >= 4.5
    assert contrast(dark, DARK_PAPER) >= 4.5


def test_what_is_no_colour_is_no_rule() -> None:
    assert brand_css("red;} body{display:none") == ""
