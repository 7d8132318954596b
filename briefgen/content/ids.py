"""Ids of items, which stay the same over later extractions."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.content.align import Alignment, Line, are_apart, same_lines
from briefgen.content.evidence import sourced, spans_of
from briefgen.content.near import pairs
from briefgen.content.record import LISTS, Record
from briefgen.content.touched import Said
from briefgen.content.words import Found, same_words
from briefgen.model.briefing import Briefing, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.extraction import Extraction
from briefgen.model.quote import Quote


def numbered(extraction: Extraction, before: Record | None, key: str, mine: Briefing | None = None) -> Record:
    """A record in which every item has an id: the one that it had before, or a new one.

    An item is the same if its words are, or else if its place or its words are near to what they were (`near.pairs`).
    `mine`: the content file; a person may have given an id that would be the next, and where two branches were merged
    it has lines that this record does not know, but the extraction finds as well.
    """
    in_file = [item.id for item in (*sourced(mine), *mine.actors)] if mine else []
    ids: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}
    for name, letter in LISTS.items():
        number = max(before.last.get(name, 0) if before else 0, _highest(letter, in_file))
        ids[name], last[name] = _filled(_kept(name, extraction, before, mine), letter, number)
    return Record(extraction, key, ids, last)


def _kept(name: str, extraction: Extraction, before: Record | None, mine: Briefing | None) -> list[str | None]:
    """The id that each item of a list had before, or has in a file that another branch had a part in."""
    sides, items = Alignment(before.extraction if before else None, extraction), getattr(extraction, name)
    old = lines_of(before, name, sides) if before else {}
    ids = _continued(old, items, sides, extraction)
    unknown = {
        item.id: Line(_words(item), _speaker(item))
        for item in (getattr(mine, name) if before and mine else ())
        if item.id not in old and _highest(LISTS[name], [item.id])
    }
    fresh = [at for at, item in enumerate(ids) if item is None] if unknown else []
    now = [Line(same_words(items[at], extraction.text), _speaker(items[at])) for at in fresh]
    for at, item in zip(fresh, same_lines(unknown, now), strict=True):
        ids[at] = item
    return ids


def _continued(
    old: Mapping[str, Line], items: Sequence[Found], sides: Alignment, extraction: Extraction
) -> list[str | None]:
    """The ids of items: of the same lines, and then of those that are near to what was lost."""
    text = extraction.text
    lines = [new_line(item, sides, text) for item in items]
    ids = same_lines(old, lines)
    fresh, given = [at for at, item in enumerate(ids) if item is None], {*ids}
    lost = {item: (line.words, sides.within(line)) for item, line in old.items() if item not in given}
    near = pairs(lost, [items[at] for at in fresh], text, apart=lambda item, at: are_apart(old[item], lines[fresh[at]]))
    for at, item in near.items():
        ids[fresh[at]] = item
    return ids


def new_line(item: Found, sides: Alignment, text: str) -> Line:
    """What is known of an item of the later extraction, whose text is given."""
    return sides.new(same_words(item, text), spans_of(item), _speaker(item))


def lines_of(before: Record, name: str, sides: Alignment | None = None) -> Mapping[str, Line]:
    """Id → what is known of it: of what the last extraction had, and then of what only people hold or removed.

    Without `sides`, where it stands in a later text is left open.
    """
    sides = sides or Alignment(before.extraction, before.extraction)
    text, found = before.extraction.text, getattr(before.extraction, name)
    extracted = {
        item: sides.old(same_words(value, text), spans_of(value), _speaker(value))
        for item, value in zip(before.ids[name], found, strict=True)
    }
    held, said = before.touched.lines.get(name, {}), before.touched.said
    gone = {
        item: Line(held[item], where.speaker, where.sentence)
        for item in sorted(held)
        if item not in extracted
        for where in (said.get(item, Said()),)
    }
    return {**extracted, **gone}


def _filled(kept: Iterable[str | None], letter: str, number: int) -> tuple[tuple[str, ...], int]:
    """The ids with new ones after `number` where there is none, and the last number that is given then."""
    given: list[str] = []
    for item in kept:
        number += item is None
        given.append(item or f"{letter}{number}")
    return tuple(given), number


def _highest(letter: str, ids: Iterable[str]) -> int:
    return max((int(item[1:]) for item in ids if item[0] == letter and item[1:].isdecimal()), default=0)


def _speaker(item: object) -> str | None:
    return item.speaker if isinstance(item, Quote | QuoteItem) else None


def _words(item: SummaryItem | QuoteItem | FactItem | EventItem) -> tuple[str, ...]:
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
        old = {item.id: Line(_words(item), _speaker(item)) for item in items}
        kept = _continued(old, values, Alignment(None, extraction), extraction)
        ids[name], last[name] = _filled(kept, letter, _highest(letter, (item.id for item in items)))
    return Record(extraction, key, ids, last)
