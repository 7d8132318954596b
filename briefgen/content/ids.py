"""Ids of items, which stay the same over later extractions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from briefgen.content.near import pairs
from briefgen.content.record import LISTS, Record
from briefgen.content.touched import Words
from briefgen.content.words import Found, same_words, text_of
from briefgen.model.briefing import Briefing, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.extraction import Extraction

K = TypeVar("K")


def numbered(extraction: Extraction, before: Record | None, key: str, taken: Iterable[str] = ()) -> Record:
    """A record in which every item has an id: the one that it had before, or a new one.

    An item is the same if its words are, or else if its place or its words are near to what they were (`near.pairs`).
    `taken`: ids that the content file has; a person may have given one that would be the next.
    """
    in_file = tuple(taken)
    ids: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}
    for name, letter in LISTS.items():
        number = max(before.last.get(name, 0) if before else 0, _highest(letter, in_file))
        given: list[str] = []
        for item in _kept(name, extraction, before):
            number += item is None
            given.append(item or f"{letter}{number}")
        ids[name], last[name] = tuple(given), number
    return Record(extraction, key, ids, last)


def _kept(name: str, extraction: Extraction, before: Record | None) -> list[str | None]:
    """The id that each item of a list had before."""
    items, known = getattr(extraction, name), _known(name, before)
    kept = _handed_out(known, [same_words(item, extraction.text) for item in items])
    lost = {item: words for words, queue in known.items() for item in queue}
    return _with_near(kept, lost, items, extraction.text)


def _handed_out(known: Mapping[K, list[str]], keys: Iterable[K]) -> list[str | None]:
    """For each key the next of the ids that are known by it, which are used up."""
    return [queue.pop(0) if (queue := known.get(key)) else None for key in keys]


def _with_near(
    kept: Sequence[str | None], lost: Mapping[str, Words], items: Sequence[Found], text: str
) -> list[str | None]:
    """The ids of items, also of those that are near to what was lost."""
    fresh, ids = [at for at, item in enumerate(kept) if item is None], list(kept)
    for at, item in pairs(lost, [items[at] for at in fresh], text).items():
        ids[fresh[at]] = item
    return ids


def words_of(before: Record, name: str) -> Mapping[str, Words]:
    """Id → the words behind it, of all that the last extraction had in a list, or that people hold or removed."""
    text, found = before.extraction.text, getattr(before.extraction, name)
    extracted = {item: same_words(value, text) for item, value in zip(before.ids[name], found, strict=True)}
    return {**before.touched.lines.get(name, {}), **extracted}


def _known(name: str, before: Record | None) -> dict[Words, list[str]]:
    """Words → the ids that were given to them; those of the extraction before those that only people hold."""
    found: dict[Words, list[str]] = {}
    if before:
        words = words_of(before, name)
        extracted = before.ids[name]
        for item in (*extracted, *sorted(set(words) - set(extracted))):
            found.setdefault(words[item], []).append(item)
    return found


def _highest(letter: str, ids: Iterable[str]) -> int:
    return max((int(item[1:]) for item in ids if item[0] == letter and item[1:].isdecimal()), default=0)


def _words(item: SummaryItem | QuoteItem | FactItem | EventItem) -> Words:
    """As `same_words`, of a line of a content file."""
    match item:
        case FactItem():
            return (item.country, item.property, item.text)
        case EventItem():
            return (item.date, item.text)
        case _:
            return (item.text,)


def numbered_like(extraction: Extraction, briefing: Briefing, key: str) -> Record:
    """A record whose items have the ids that a content file gives to the same words; for a file without its record."""
    ids: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}
    for name, letter in LISTS.items():
        items, values = getattr(briefing, name), getattr(extraction, name)
        known: dict[str, list[str]] = {}
        for item in items:
            known.setdefault(item.text, []).append(item.id)
        kept = _handed_out(known, [text_of(value, extraction.text) for value in values])
        left = {item.id: _words(item) for item in items if item.id not in kept}
        number = _highest(letter, (item.id for item in items))
        given: list[str] = []
        for item in _with_near(kept, left, values, extraction.text):
            number += item is None
            given.append(item or f"{letter}{number}")
        ids[name], last[name] = tuple(given), number
    return Record(extraction, key, ids, last)
