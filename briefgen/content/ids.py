"""Ids of items, which stay the same over later extractions."""

from briefgen.content.record import LISTS, Record
from briefgen.content.words import same_words, text_of
from briefgen.model.briefing import Briefing
from briefgen.model.extraction import Extraction


def numbered(extraction: Extraction, before: Record | None, key: str) -> Record:
    """A record in which every item has an id: the one that it had before, if its words are the same, or a new one."""
    ids: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}
    for name, letter in LISTS.items():
        known = _known(name, before)
        number = before.last.get(name, 0) if before else 0
        given: list[str] = []
        for item in getattr(extraction, name):
            queue = known.get(same_words(item, extraction.text))
            if queue:
                given.append(queue.pop(0))
            else:
                number += 1
                given.append(f"{letter}{number}")
        ids[name], last[name] = tuple(given), number
    return Record(extraction, key, ids, last)


def _known(name: str, before: Record | None) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    if before:
        for item, value in zip(before.ids[name], getattr(before.extraction, name), strict=True):
            found.setdefault(same_words(value, before.extraction.text), []).append(item)
    return found


def numbered_like(extraction: Extraction, briefing: Briefing, key: str) -> Record:
    """A record whose items have the ids that a content file gives to the same words; for a file without its record."""
    ids: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}
    for name, letter in LISTS.items():
        items = getattr(briefing, name)
        known: dict[str, list[str]] = {}
        for item in items:
            known.setdefault(item.text, []).append(item.id)
        number = max((int(i.id[1:]) for i in items if i.id[0] == letter and i.id[1:].isdecimal()), default=0)
        given: list[str] = []
        for value in getattr(extraction, name):
            queue = known.get(text_of(value, extraction.text))
            number += not queue
            given.append(queue.pop(0) if queue else f"{letter}{number}")
        ids[name], last[name] = tuple(given), number
    return Record(extraction, key, ids, last)
