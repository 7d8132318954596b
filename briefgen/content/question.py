"""What a person should look at in a briefing, and what becomes of the file by their answer."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

from briefgen.content.draft import AT_THE_TOP, base_of
from briefgen.content.evidence import entry_of, sourced
from briefgen.content.merge import LISTS
from briefgen.content.origin import missing, restored, waiting, words_of
from briefgen.content.orphans import orphans
from briefgen.content.record import Record
from briefgen.content.remember import undecided
from briefgen.content.seen import BODY, as_seen, seen_since
from briefgen.content.touched import Conflict
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.entry import Entry
from briefgen.model.fact import Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide about one line."""

    item: str
    """The line's id; "" for the briefing itself."""
    why: str
    text: str
    """What the line says."""
    context: tuple[tuple[int, str, bool], ...] = ()
    """Sentences of the source: number, words, and whether the line rests on this one."""
    field: str = "text"
    """What an answer changes; "" where the line is gone, so that it can only be seen."""
    options: tuple[str, ...] = ()
    """What it may well be instead, best first."""
    other: str = ""
    """The id of the line that this one may be a duplicate of."""
    draft: Briefing | None = None
    """What the program would write, where it has the line and the file has not."""


def questions(briefing: Briefing, record: Record | None) -> tuple[Question, ...]:
    """Everything in a briefing that is uncertain and that nobody has decided, each line once."""
    if record is None:
        return ()
    entry = entry_of(briefing, record)
    found: dict[str, Question] = {}
    for question in (
        *_of_unknown_origin(entry, record),
        *_returned(entry, record),
        *_conflicts(entry, record),
        *_orphans(entry, record),
        *_attributions(entry),
        *_facts(entry),
        *_duplicates(entry),
        *_unseen(entry, record),
    ):
        found.setdefault(question.item or f"/{question.field}", question)
    return tuple(found.values())


def accept(briefing: Briefing, question: Question) -> Briefing:
    """The line stays as it is, and is not asked about again; one that the file does not have is put in."""
    if question.draft:
        return restored(briefing, question.draft, question.item)
    return _with(briefing, question.item, checked=True) if question.item else briefing


def change(briefing: Briefing, question: Question, value: str, by: str | None, on: str) -> Briefing:
    """The line says `value` from now on ("" for nobody, of a speaker; parts of a list have a semicolon between)."""
    if not question.field:
        return briefing
    if question.draft:
        briefing = restored(briefing, question.draft, question.item)
    item = _items(briefing).get(question.item, briefing)
    new: Any = value or None
    if isinstance(getattr(item, question.field), tuple):
        new = tuple(part.strip() for part in value.split(";") if part.strip())
    elif isinstance(getattr(item, question.field), bool):
        new = {"true": True, "false": False}.get(value.lower(), value)
    changes: dict[str, Any] = {question.field: new}
    if not question.item:
        return replace(briefing, **changes)
    return _with(briefing, question.item, checked=True, edited_by=by, edited_on=on, **changes)


def drop(briefing: Briefing, question: Question) -> Briefing:
    """Without the line; what an actor said who is another goes to that other."""
    other = question.other or None
    changes: dict[str, Any] = {
        name: tuple(i for i in getattr(briefing, name) if i.id != question.item) for name in LISTS
    }
    changes["quotes"] = tuple(
        replace(quote, speaker=other) if quote.speaker == question.item else quote for quote in changes["quotes"]
    )
    return replace(briefing, **changes)


def settled(record: Record, briefing: Briefing, question: Question) -> Record:
    """The record that remembers a decision: its conflict is none any more.

    Of a line that lost its sentence, and of what was dropped, it still knows the words: it is the same line when the
    source has them again.
    """
    place = question.item or question.field
    record = seen_since(record, briefing, place)
    touched = record.touched
    conflicts = tuple(found for found in touched.conflicts if found.place != place)
    unsure = {name: said for name, said in touched.unsure.items() if name != place}
    missing = tuple(name for name in touched.missing if name != place)
    returned = {name: words for name, words in touched.returned.items() if name != place}
    newer = tuple(name for name in touched.since_review if name != place)
    lost = {name: words for name, words in touched.lost.items() if name != place}
    checks = {name: check for name, check in touched.checks.items() if name != place}  # it is checked as it is now
    touched = replace(touched, conflicts=conflicts, unsure=unsure, missing=missing, since_review=newer, lost=lost)
    return replace(record, touched=replace(touched, checks=checks, returned=returned))


def approved(record: Record, briefing: Briefing) -> Record:
    """The record of a briefing of which somebody has looked through all."""
    touched = replace(record.touched, since_review=(), lost={}, reviewed_on=briefing.reviewed_on)
    return replace(record, touched=replace(touched, seen=as_seen(briefing)))


def _with(briefing: Briefing, item: str, **changes: Any) -> Briefing:  # noqa: ANN401
    lists: dict[str, Any] = {
        name: tuple(replace(one, **changes) if one.id == item else one for one in getattr(briefing, name))
        for name in LISTS
    }
    return replace(briefing, **lists)


def _items(briefing: Briefing) -> dict[str, Any]:
    return {item.id: item for item in (*sourced(briefing), *briefing.actors)}


def _of_unknown_origin(entry: Entry, record: Record) -> Iterator[Question]:
    """What a lost record would have told."""
    drafted, items = base_of(entry.briefing.slug, record), _items(entry.briefing)
    theirs = _items(drafted)
    for name in sorted(entry.unsure):
        item, mine = (name, items[name]) if name in items else ("", entry.briefing)
        found = theirs.get(name) if item else drafted
        field = _differing(mine, found, _said_in(mine) if item else name)
        options = (_listed(getattr(found, field)),) if found and getattr(found, field) else ()
        why = f"whose {field} this is is not known, since the record of the file was lost"
        yield Question(item, why, _listed(getattr(mine, field)), _context(entry, name), field, options)
    for lacking in missing(entry.briefing, record):
        why = "the program finds this, and nobody knows who took it out: accept puts it in, drop leaves it out"
        yield Question(lacking.id, why, words_of(lacking), field=_said_in(lacking), draft=drafted)


def _returned(entry: Entry, record: Record) -> Iterator[Question]:
    drafted = base_of(entry.briefing.slug, record)
    for item, removed in waiting(entry.briefing, record):
        why = f"found anew near to what a person took out (“{removed}”): accept puts it in, drop leaves it out"
        yield Question(item.id, why, words_of(item), field=_said_in(item), draft=drafted)


def _differing(mine: Any, theirs: Any, first: str) -> str:  # noqa: ANN401  (two items of a kind, or briefings)
    """The field in which they differ, above all the one with the words."""
    names = (first, *(field.name for field in fields(mine) if theirs and not isinstance(mine, Briefing)))
    return next((name for name in names if theirs and getattr(mine, name) != getattr(theirs, name)), first)


def _said_in(item: object) -> str:
    """The field with the words of an item."""
    return "name" if isinstance(item, ActorItem) else "text"


def _conflicts(entry: Entry, record: Record) -> Iterator[Question]:
    items = _items(entry.briefing)
    found: Conflict
    for found in undecided(entry, record):
        if found.field == "checked" and found.item:
            why = f"checked against another sentence; it is now: {found.extracted}"
            yield Question(found.item, why, words_of(items[found.item]), _context(entry, found.item))
            continue
        done = "checked" if found.item in record.touched.checks else "changed"
        why = f"{found.field} was {done} by a person, and is extracted anew as: {_listed(found.extracted)}"
        about = f"{words_of(items[found.item])}: " if found.item and found.field not in ("text", "name") else ""
        options = (_listed(found.extracted),) if found.extracted else ()
        text, context = f"{about}{_listed(found.kept)}", _context(entry, found.item or "")
        yield Question(found.item or "", why, text, context, found.field, options)


def _orphans(entry: Entry, record: Record) -> Iterator[Question]:
    for orphan in orphans(entry, record):
        near = orphan.nearest
        context = ((near.number, near.span.within(record.extraction.text), False),) if near else ()
        options = (context[0][1],) if context else ()
        yield Question(
            orphan.item.id,
            "what this line rested on is no longer in the source",
            orphan.item.text,
            context,
            "text",
            options,
        )


def _attributions(entry: Entry) -> Iterator[Question]:
    for item in entry.briefing.quotes:
        found = entry.quotes.get(item.id)
        if found and found.needs_review and not item.checked and item.id not in entry.edited:
            speaker = item.speaker or "nobody"
            names = tuple(name for name in found.candidates if name in {a.id for a in entry.briefing.actors})
            why = f"the speaker is uncertain: {speaker} ({found.rule.replace('_', ' ')})"
            yield Question(item.id, why, item.text, _context(entry, item.id), "speaker", names)


def _facts(entry: Entry) -> Iterator[Question]:
    for item in entry.briefing.facts:
        found = entry.facts.get(item.id)
        if found and found.check.status is Verdict.DIFFERS and not item.checked:
            why = f"differs from the reference: {found.check.reference} ({found.check.dataset}, {found.check.edition})"
            yield Question(item.id, why, f"{item.property}: {item.text}", _context(entry, item.id))


def _duplicates(entry: Entry) -> Iterator[Question]:
    said: dict[str | None, list[tuple[str, QuoteItem]]] = {}
    for quote in entry.briefing.quotes:
        if not quote.checked:
            said.setdefault(quote.speaker, []).append((_letters(quote.text), quote))
    for quotes in said.values():
        for (words, shorter), (more, longer) in combinations(sorted(quotes, key=lambda one: len(one[0])), 2):
            if words in more:
                why = f"says the same as {longer.id}: {longer.text}"
                yield Question(shorter.id, why, shorter.text, _context(entry, shorter.id), other=longer.id)
    for one, two in combinations(entry.briefing.actors, 2):
        if one.kind is two.kind and not (one.checked or two.checked) and _same_name(one, two):
            shorter_, longer_ = sorted((one, two), key=lambda actor: len(actor.name))
            why = f"may be {longer_.name} ({longer_.id}); drop it to give its quotes to {longer_.id}"
            yield Question(shorter_.id, why, shorter_.name, field="name", other=longer_.id)


def _unseen(entry: Entry, record: Record) -> Iterator[Question]:
    items, briefing = _items(entry.briefing), entry.briefing
    for name in entry.since_review:
        why = "new or changed since the review"
        if name in items:
            yield Question(name, why, words_of(items[name]), _context(entry, name), _said_in(items[name]))
        elif name == BODY:
            yield Question(name, f"the analysis: {why}", " ".join(briefing.body.split()), field="")
        elif name in AT_THE_TOP:
            yield Question("", f"{name}: {why}", _listed(getattr(briefing, name)), field=name)
        else:
            why = "was there at the review, and is no longer in the source: accept leaves it out"
            yield Question(name, why, record.touched.lost[name], field="")


def _letters(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _same_name(one: ActorItem, two: ActorItem) -> bool:
    first, second = (set(actor.name.casefold().split()) for actor in (one, two))
    return first <= second or second <= first


def _listed(value: Any) -> str:  # noqa: ANN401  (what a field may hold)
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _context(entry: Entry, item: str) -> tuple[tuple[int, str, bool], ...]:
    """The sentences that a line rests on, each with the one before and the one after."""
    extraction, spans = entry.extraction, entry.evidence.get(item, ())
    if extraction is None:
        return ()
    at = [i for i, s in enumerate(extraction.sentences) if any(s.span.overlaps(span) for span in spans)]
    shown = sorted({near for i in at for near in (i - 1, i, i + 1) if 0 <= near < len(extraction.sentences)})
    return tuple(
        (
            extraction.sentences[i].number,
            " ".join(extraction.sentences[i].span.within(extraction.text).split()),
            i in at,
        )
        for i in shown
    )
