"""Ties what a content file says to its source again: what is as extracted, what a person changed, what proves it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any

from briefgen.content.draft import AT_THE_TOP, base_of
from briefgen.content.origin import named, unsure
from briefgen.content.plain import as_plain, from_plain
from briefgen.content.public import published
from briefgen.content.record import LISTS, Record, by_id
from briefgen.content.renamed import followed
from briefgen.content.seen import is_of, newer
from briefgen.content.verbatim import find_spoken, find_words
from briefgen.content.words import Found, same_words, text_of
from briefgen.model.briefing import Briefing, EventItem, FactItem, QuoteItem, Review, SummaryItem
from briefgen.model.entry import Edit, Entry
from briefgen.model.event import Event
from briefgen.model.extraction import SummaryLine
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.span import Span

Sourced = SummaryItem | QuoteItem | FactItem | EventItem


def entry_of(briefing: Briefing, record: Record | None) -> Entry:
    """The briefing with the evidence that its record and its source give, as readers may see it."""
    return published(_entry(briefing, record))


def _entry(briefing: Briefing, record: Record | None) -> Entry:
    mine = own(briefing, record)
    edited = frozenset(mine)
    if record is None:
        return Entry(briefing, edited=edited, edits=_edits(briefing, edited), unsure=unsure(briefing, None))
    text = record.extraction.text
    found: dict[str, Found] = {item: value for name in record.ids for item, value in by_id(record, name).items()}
    nobodys = unsure(briefing, record)
    let_stand = {item.id for item in sourced(briefing) if item.checked and item.id not in edited}
    evidence = {
        item.id: _of_its_words(item, record) if item.id in nobodys else _evidence(item, now, record)
        for item in sourced(briefing)
        for now in (_still_said(item, found.get(item.id), record, let_stand),)
    }
    same = {item.id for item in sourced(briefing) if item.id in found and _says(item, found[item.id], text)}
    kept = {item: value for item, value in found.items() if item in same - against_source(briefing, record)}
    return Entry(
        briefing,
        record.extraction,
        evidence={item: spans for item, spans in evidence.items() if spans},
        quotes={item: value for item, value in kept.items() if isinstance(value, Quote)},
        facts={item: value for item, value in kept.items() if isinstance(value, Fact)},
        events={item: value for item, value in kept.items() if isinstance(value, Event)},
        edited=edited,
        edits=_edits(briefing, edited),
        reworded=frozenset(item for item, keys in mine.items() if "text" in keys and evidence.get(item)),
        since_review=since_review(briefing, record),
        unsure=nobodys,
    )


def _says(item: Sourced, found: Found, text: str) -> bool:
    """Whether a line says what was found; a fact of another country or property is another fact."""
    if isinstance(item, FactItem) and isinstance(found, Fact):
        return (item.country, item.property, item.text) == same_words(found, text)
    return text_of(found, text) == item.text


def _still_said(item: Sourced, found: Found | None, record: Record, let_stand: Container[str]) -> Found | None:
    """What was found of a line; what a person only let stand was not put from what the source says otherwise now."""
    return found if found is None or item.id not in let_stand or _says(item, found, record.extraction.text) else None


def as_checked(base: Briefing, record: Record) -> Briefing:
    """A draft with each line that a person checked as it was then: only what differs from that is a person's."""
    checks = {item: check.drafted for item, check in record.touched.checks.items() if check.drafted}
    if not checks:
        return base
    lists: dict[str, Any] = {
        name: tuple(
            from_plain(type(item), checks[item.id]) if item.id in checks else item for item in getattr(base, name)
        )
        for name in LISTS
    }
    return replace(base, **lists)


def rests_on(item: Sourced, record: Record) -> str:
    """The sentences behind a line, as they stand in the source."""
    found = {one: value for name in record.ids for one, value in by_id(record, name).items() if one == item.id}
    spans, text = _evidence(item, found.get(item.id), record), record.extraction.text
    sentences = (one.span for one in record.extraction.sentences if any(one.span.overlaps(span) for span in spans))
    return " ".join(" ".join(span.within(text).split()) for span in sentences)


def since_review(briefing: Briefing, record: Record) -> tuple[str, ...]:
    """What no reviewer of a reviewed briefing has seen: ids of lines, also of gone ones, and fields at the top."""
    touched = record.touched
    if briefing.review is Review.REVIEWED and touched.seen and is_of(touched.seen, briefing):
        there = named(briefing)
        lost = (name for name in touched.lost if name not in there)
        return tuple(dict.fromkeys((*newer(touched.seen, briefing, record), *against_source(briefing, record), *lost)))
    if briefing.review is not Review.REVIEWED or briefing.reviewed_on != touched.reviewed_on:
        return ()
    there, drafted = named(briefing), named(base_of(briefing.slug, record)) if touched.since_review else {}
    unseen = [
        name
        for name in touched.since_review
        if name in there and (there[name] == drafted.get(name) if name in AT_THE_TOP else not there[name].checked)
    ]
    return (*unseen, *(name for name in touched.lost if name not in there))


def against_source(briefing: Briefing, record: Record) -> AbstractSet[str]:
    """Lines that a person let stand, and of which the source has come to say otherwise; nobody has decided them yet."""
    checks, items = record.touched.checks, {item.id: item for item in sourced(briefing) if item.checked}
    return {
        item.id: None
        for found in record.touched.conflicts
        if found.item in checks
        and (item := items.get(found.item or ""))
        and as_plain(getattr(item, found.field)) == found.kept
    }.keys()


def sourced(briefing: Briefing) -> Sequence[Sourced]:
    """The items that rest on words of the source."""
    return (*briefing.summary, *briefing.quotes, *briefing.facts, *briefing.events)


def _evidence(item: Sourced, found: Found | None, record: Record) -> tuple[Span, ...]:
    """Where the words of an item stand; for one that a person put in other words, what it was put from.

    A direct quote has no other evidence than its very words.
    """
    if found and text_of(found, record.extraction.text) == item.text:
        return spans_of(found)
    if (spans := _of_its_words(item, record)) or _is_direct(item):
        return spans
    return spans_of(found) if found else _held(item.id, record)


def _of_its_words(item: Sourced, record: Record) -> tuple[Span, ...]:
    """Where the very words of an item stand."""
    if _is_direct(item):
        return find_spoken(item.text, record.extraction)
    return find_words(item.text, record.extraction.text)


def _is_direct(item: Sourced) -> bool:
    return isinstance(item, QuoteItem) and item.kind is QuoteKind.DIRECT and not item.paraphrase


def _held(item: str, record: Record) -> tuple[Span, ...]:
    """Where the words stand that a line rested on before the extraction let go of it."""
    for lines in record.touched.lines.values():
        if item in lines:
            return find_words(lines[item][-1], record.extraction.text)
    return ()


def own(briefing: Briefing, record: Record | None) -> Mapping[str, Sequence[str]]:
    """What is a person's: id of a line, or name of a field at the top → what has another value than in the draft.

    For a line that the draft does not have nothing is named: all of it is a person's.
    """
    nobodys = unsure(briefing, record)
    if record is None:
        return {item.id: () for item in sourced(briefing) if item.id not in nobodys}
    base = followed(as_checked(base_of(briefing.slug, record), record), briefing)
    return {name: keys for name, keys in _own(briefing, base) if name not in nobodys}


def _own(briefing: Briefing, base: Briefing) -> Iterator[tuple[str, Sequence[str]]]:
    drafted = {item.id: item for item in (*sourced(base), *base.actors)}
    for item in (*sourced(briefing), *briefing.actors):
        before = drafted.get(item.id)
        if replace(item, checked=False) != before:
            names = [field.name for field in fields(item) if field.name != "checked"] if before else []
            yield item.id, [name for name in names if getattr(item, name) != getattr(before, name)]
    for name in AT_THE_TOP:
        if getattr(briefing, name) != getattr(base, name):
            yield name, (name,)


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


def spans_of(found: Found) -> tuple[Span, ...]:
    match found:
        case SummaryLine():
            return found.spans
        case Quote():
            return found.content
        case Fact() | Event():
            return (found.span,)
