"""The index that readers search: briefings, what was said in them, and actors.

It is a set of scripts, since a page that was opened from a folder may load scripts and nothing else. Each holds the
words of a fixed share of the briefings, so that an edit makes one of them again; the
browser folds and indexes what it loads.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.site.page import Closed, Page
from briefgen.site.present import Present
from briefgen.site.routes import Link, Routes, briefing_path

FOLDER = "search"
_FULL = 100
"""Briefings in a part, at most on average."""
_MOST_QUOTES = 8
_LONGEST = 220


def parts_for(briefings: int) -> int:
    """How many parts the index has: a power of two, so that most sites grow without moving briefings between parts."""
    parts = 1
    while briefings > parts * _FULL:
        parts *= 2
    return parts


def part_of(name: str, parts: int) -> int:
    """The part that a briefing or an actor belongs to; the same on every machine."""
    return crc32(name.encode()) % parts


def part_path(part: int) -> str:
    return f"{FOLDER}/{part}.js"


def split(cards: Sequence[Card]) -> list[list[Card]]:
    """The briefings of each part."""
    parts: list[list[Card]] = [[] for _ in range(parts_for(len(cards)))]
    for card in cards:
        parts[part_of(card.slug, len(parts))].append(card)
    return parts


def pages_of_index(cards: Sequence[Card], routes: Routes, present: Present) -> Iterator[Page]:
    """The parts of the index."""
    parts = split(cards)
    actors: list[list[tuple[Link, str, int]]] = [[] for _ in parts]
    for actor, link in routes.actors.items():
        there = present.of(actor)
        kind = next(item.kind for item in there[0].actors if item.id == actor)
        actors[part_of(actor, len(parts))].append((link, kind, len(there)))
    for number, (some, known) in enumerate(zip(parts, actors, strict=True)):
        yield Page(part_path(number), None, index_part, (number, tuple(some), Closed(tuple(known))))


def index_part(part: int, entries: Iterable[Entry], actors: Iterable[tuple[Link, str, int]]) -> str:
    """One script. Briefing: path, title, date, first line, publisher, quotes (id, words, speaker, whether they
    stand between quotation marks); actor: path, name, kind, number of briefings.
    """
    value = {
        "b": [_briefing(entry) for entry in entries],
        "a": [[link.path, _line(link.name), kind, briefings] for link, kind, briefings in actors if link.path],
    }
    return f"briefgenSearch({part},{_script(value)});\n"


def _briefing(entry: Entry) -> list[object]:
    briefing = entry.briefing
    names = {actor.id: actor.name for actor in briefing.actors}
    ranked = sorted(briefing.quotes, key=lambda quote: (not quote.key, quote.kind is not QuoteKind.DIRECT))
    quotes = [
        [q.id, _cut(q.text.removesuffix(",")), _line(names.get(q.speaker or "", "")), int(entry.in_own_words(q))]
        for q in ranked[:_MOST_QUOTES]
    ]
    first = briefing.summary[0].text if briefing.summary else ""
    path, date = briefing_path(briefing.slug), briefing.date or ""
    return [path, _line(briefing.title), date, _cut(first), _line(briefing.publisher or ""), quotes]


def _line(words: str) -> str:
    """The browser searches a part as one text, with a field on each line."""
    return " ".join(words.split())


def _cut(words: str) -> str:
    words = _line(words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _script(value: object) -> str:
    """JSON that is also JavaScript of every age."""
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
