"""Ties what a content file says to its source again: what is as extracted, what a person changed, what proves it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.content.draft import draft
from briefgen.content.record import Record, by_id
from briefgen.content.words import Found
from briefgen.model.briefing import Briefing, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.entry import Edit, Entry
from briefgen.model.event import Event
from briefgen.model.extraction import SummaryLine
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote
from briefgen.model.span import Span

Sourced = SummaryItem | QuoteItem | FactItem | EventItem
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")


def entry_of(briefing: Briefing, record: Record | None) -> Entry:
    """The briefing with the evidence that its record and its source give."""
    if record is None:
        unproven = frozenset(item.id for item in sourced(briefing))
        return Entry(briefing, edited=unproven, edits=_edits(briefing, unproven))
    base = draft(briefing.slug, record)
    drafted = {item.id: item for item in (*sourced(base), *base.actors)}
    found: dict[str, Found] = {
        item: value for name in record.ids for item, value in by_id(record, name).items() if item in drafted
    }
    same = {item.id for item in sourced(briefing) if _same_words(item, drafted.get(item.id))}
    edited = frozenset(_edited(briefing, base))
    evidence = {
        item.id: _spans(found[item.id]) if item.id in same else find_words(item.text, record.extraction.text)
        for item in sourced(briefing)
    }
    kept = {item: value for item, value in found.items() if item in same}
    return Entry(
        briefing,
        record.extraction,
        evidence={item: spans for item, spans in evidence.items() if spans},
        quotes={item: value for item, value in kept.items() if isinstance(value, Quote)},
        facts={item: value for item, value in kept.items() if isinstance(value, Fact)},
        events={item: value for item, value in kept.items() if isinstance(value, Event)},
        edited=edited,
        edits=_edits(briefing, edited),
    )


def sourced(briefing: Briefing) -> Sequence[Sourced]:
    """The items that rest on words of the source."""
    return (*briefing.summary, *briefing.quotes, *briefing.facts, *briefing.events)


def find_words(words: str, text: str) -> tuple[Span, ...]:
    """Where words stand in a text, each part between […] contiguous and in order; nothing if one does not."""
    spans: list[Span] = []
    at = 0
    for part in _LEFT_OUT.split(words.strip()):
        match = re.compile(r"\s+".join(map(re.escape, part.split()))).search(text, at) if part else None
        if match is None:
            return ()
        spans.append(Span(match.start(), match.end()))
        at = match.end()
    return tuple(spans)


def _same_words(item: Sourced, drafted: object) -> bool:
    return isinstance(drafted, type(item)) and drafted.text == item.text


def _edited(briefing: Briefing, base: Briefing) -> Iterator[str]:
    drafted = {item.id: item for item in (*sourced(base), *base.actors)}
    for item in (*sourced(briefing), *briefing.actors):
        if replace(item, checked=False) != drafted.get(item.id):
            yield item.id
    if briefing.title != base.title:
        yield "title"


def _edits(briefing: Briefing, edited: Iterable[str]) -> Mapping[str, Edit]:
    """Who and when, as the file says it of the line itself or else of all that it does not say it of."""
    items = {item.id: item for item in (*sourced(briefing), *briefing.actors)}
    return {
        name: Edit(
            (item and item.edited_by) or briefing.edited_by,
            (item and item.edited_on) or briefing.edited_on,
        )
        for name in sorted(edited)
        for item in (items.get(name),)
    }


def _spans(found: Found) -> tuple[Span, ...]:
    match found:
        case SummaryLine():
            return found.spans
        case Quote():
            return found.content
        case Fact() | Event():
            return (found.span,)
