"""Feeds of briefings: Atom (RFC 4287) and JSON Feed 1.1, of the whole site, of one actor or of one country."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from briefgen.model.card import Card
from briefgen.site.routes import briefing_path, relative
from briefgen.site.views import Site

MOST = 30
_NO_DATE = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest briefings about one thing."""

    site: Site
    path: str
    """Of the Atom file, relative to site/; the JSON feed lies beside it."""
    title: str
    page: str
    """Path of the page that it is about."""
    cards: Sequence[Card]
    """The newest first."""


def json_path(path: str) -> str:
    """Of the JSON feed beside an Atom file."""
    return "feed.json" if path == "feed.xml" else f"{path.removesuffix('.xml')}.feed.json"


def atom(feed: Feed) -> str:
    """The Atom document; addresses are absolute where the site's own is known."""
    site, cards = feed.site, feed.cards[:MOST]
    updated = next((day for card in cards if (day := whole_day(card.date))), _NO_DATE)
    links = f'<link rel="self" href={_attribute(_address(feed, feed.path))}/>\n' if site.base_url else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(site.language)}>\n'
        f"<title>{_text(feed.title)}</title>\n<id>{_text(_id(site, feed.page))}</id>\n"
        f"<updated>{updated}T00:00:00Z</updated>\n<author><name>{_text(site.title)}</name></author>\n"
        f'{links}<link rel="alternate" type="text/html" href={_attribute(_address(feed, feed.page))}/>\n'
        f"{''.join(_atom_entry(card, feed, updated) for card in cards)}</feed>\n"
    )


def _atom_entry(card: Card, feed: Feed, otherwise: str) -> str:
    path = briefing_path(card.slug)
    return (
        f"<entry>\n<title>{_text(card.title)}</title>\n<id>{_text(_id(feed.site, path))}</id>\n"
        f'<link rel="alternate" type="text/html" href={_attribute(_address(feed, path))}/>\n'
        f"<updated>{whole_day(card.date) or otherwise}T00:00:00Z</updated>\n"
        f"<summary>{_text(_summary(card))}</summary>\n</entry>\n"
    )


def json_feed(feed: Feed) -> str:
    """The same as JSON Feed (jsonfeed.org)."""
    site = feed.site
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": site.language,
        "authors": [{"name": site.title}],
    }
    if site.base_url:
        value |= {"home_page_url": _address(feed, feed.page), "feed_url": _address(feed, json_path(feed.path))}
    value["items"] = [_item(card, feed) for card in feed.cards[:MOST]]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(card: Card, feed: Feed) -> dict[str, object]:
    path, day = briefing_path(card.slug), whole_day(card.date)
    return {
        "id": _id(feed.site, path),
        "url": _address(feed, path),
        "title": card.title,
        "content_text": _summary(card) or card.title,
        **({"date_published": f"{day}T00:00:00Z"} if day else {}),
        **({"external_url": card.url} if card.url else {}),
    }


def whole_day(date: str | None) -> str | None:
    """A date of which day, month and year are known; feeds can show no other."""
    return date if date and len(date) == len(_NO_DATE) and date[:4].isdigit() and "W" not in date else None


def _summary(card: Card) -> str:
    return "\n\n".join(card.summary)


def _id(site: Site, path: str) -> str:
    return f"{site.base_url}/{path}" if site.base_url else f"urn:briefgen:{path}"


def _address(feed: Feed, path: str) -> str:
    return f"{feed.site.base_url}/{path}" if feed.site.base_url else relative(path, feed.path)


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", words))


def _attribute(words: str) -> str:
    return quoteattr(_NOT_XML.sub("", words))
