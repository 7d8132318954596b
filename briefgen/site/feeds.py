"""Feeds, Atom (RFC 4287) and JSON Feed 1.1: briefings of the whole site or about one actor, and corrections."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from briefgen.model.card import Card, digest_of
from briefgen.model.entry import Entry
from briefgen.site.routes import briefing_path, relative
from briefgen.site.views import Site

MOST = 30
_NO_DATE = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Item(NamedTuple):
    """A briefing in a feed, or a correction of one."""

    path: str
    """Of the page that it leads to, with the place on it."""
    key: str
    """What makes it this item and no other, for as long as it is there."""
    title: str
    date: str | None
    words: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest of one kind: briefings about one thing, or corrections."""

    site: Site
    path: str
    """Of the Atom file, relative to site/; the JSON feed lies beside it."""
    title: str
    page: str
    """Path of the page that it is about."""
    items: Sequence[Item]
    """The newest first."""


def briefings_in(cards: Sequence[Card]) -> list[Item]:
    return [
        Item(path := briefing_path(card.slug), path, card.title, card.date, "\n\n".join(card.summary), card.url)
        for card in cards
    ]


def corrections_in(entries: Sequence[Entry]) -> list[Item]:
    """The newest corrections of some briefings; what makes one a new one is its day and its words."""
    items = []
    for entry in entries:
        path, title = briefing_path(entry.briefing.slug), entry.briefing.title
        for one in entry.briefing.corrections:
            key = f"{path}#{digest_of(one.date, one.text, one.item or '')[:12]}"
            items.append(Item(f"{path}#history", key, title, one.date, one.text))
    return sorted(dict.fromkeys(items), key=lambda item: item.date or "", reverse=True)


def json_path(path: str) -> str:
    """Of the JSON feed beside an Atom file."""
    return "feed.json" if path == "feed.xml" else f"{path.removesuffix('.xml')}.feed.json"


def atom(feed: Feed) -> str:
    """The Atom document; addresses are absolute where the site's own is known."""
    site, items = feed.site, feed.items[:MOST]
    updated = next((day for item in items if (day := whole_day(item.date))), _NO_DATE)
    links = f'<link rel="self" href={_attribute(_address(feed, feed.path))}/>\n' if site.base_url else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(site.language)}>\n'
        f"<title>{_text(feed.title)}</title>\n<id>{_text(_id(site, feed.page))}</id>\n"
        f"<updated>{updated}T00:00:00Z</updated>\n<author><name>{_text(site.title)}</name></author>\n"
        f'{links}<link rel="alternate" type="text/html" href={_attribute(_address(feed, feed.page))}/>\n'
        f"{''.join(_atom_entry(item, feed, updated) for item in items)}</feed>\n"
    )


def _atom_entry(item: Item, feed: Feed, otherwise: str) -> str:
    return (
        f"<entry>\n<title>{_text(item.title)}</title>\n<id>{_text(_id(feed.site, item.key))}</id>\n"
        f'<link rel="alternate" type="text/html" href={_attribute(_address(feed, item.path))}/>\n'
        f"<updated>{whole_day(item.date) or otherwise}T00:00:00Z</updated>\n"
        f"<summary>{_text(item.words)}</summary>\n</entry>\n"
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
    value["items"] = [_item(item, feed) for item in feed.items[:MOST]]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(item: Item, feed: Feed) -> dict[str, object]:
    day = whole_day(item.date)
    return {
        "id": _id(feed.site, item.key),
        "url": _address(feed, item.path),
        "title": item.title,
        "content_text": item.words or item.title,
        **({"date_published": f"{day}T00:00:00Z"} if day else {}),
        **({"external_url": item.original} if item.original else {}),
    }


def whole_day(date: str | None) -> str | None:
    """A date of which day, month and year are known; feeds can show no other."""
    return date if date and len(date) == len(_NO_DATE) and date[:4].isdigit() and "W" not in date else None


def _id(site: Site, path: str) -> str:
    return f"{site.base_url}/{path}" if site.base_url else f"urn:briefgen:{path}"


def _address(feed: Feed, path: str) -> str:
    return f"{feed.site.base_url}/{path}" if feed.site.base_url else relative(path, feed.path)


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", words), quote=False)


def _attribute(words: str) -> str:
    return f'"{escape(_NOT_XML.sub("", words))}"'
