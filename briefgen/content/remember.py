"""What the record keeps of a merge, so that the next one knows what people did."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from briefgen.content.align import Line
from briefgen.content.evidence import rests_on, sourced
from briefgen.content.ids import lines_of
from briefgen.content.merge import LISTS, Merged, with_held
from briefgen.content.origin import carried, items, named
from briefgen.content.origin import words_of as said
from briefgen.content.plain import as_plain
from briefgen.content.record import LISTS as EXTRACTED
from briefgen.content.record import Record
from briefgen.content.touched import Check, Conflict, Said, Touched
from briefgen.content.verbatim import find_words
from briefgen.model.briefing import Briefing, Marked, Review
from briefgen.model.entry import Entry

_MARKS = frozenset(field.name for field in fields(Marked))

Versions = tuple[Briefing, Briefing, Briefing]
"""Base, mine, theirs, as `merge` has them."""


def touched_by(merged: Merged, versions: Versions, before: Record, now: Record) -> Touched:
    """People's part in the file after a merge of the record `before` into the record `now`."""
    base, mine, theirs = versions
    held = {name: dict(sorted(_lines(name, merged, (base, mine), before, now))) for name in LISTS}
    lines = {name: {item: line.words for item, line in found.items()} for name, found in held.items() if found}
    said = {
        item: Said(line.speaker, line.sentence)
        for name in ("quotes", "facts")
        for item, line in held[name].items()
        if line.sentence
    }
    checks = dict(_checks(merged.briefing, base, before))
    unknown = carried(before.touched, mine, merged.briefing)
    return Touched(
        merged.fields,
        lines,
        merged.reordered,
        _conflicts(merged, before, now, checks),
        tuple(_since_review(merged.briefing, base, theirs, before.touched)),
        mine.reviewed_on,
        checks,
        before.touched.state_before,
        unknown.unsure,
        unknown.missing,
        tuple(name for name in before.names if name != mine.slug),
        _lost(merged.briefing, mine, before.touched),
        said,
        dict(_held(merged.briefing, with_held(base, mine, before.touched), theirs)),
        {item: words for item, words in before.touched.returned.items() if item not in named(merged.briefing)},
        before.touched.seen,
    )


def still_checked(before: Record, mine: Briefing) -> Record:
    """Without the checks of lines that a person changed since: those are checked as they are now."""
    touched, changed = before.touched, set()
    for item in sourced(mine):
        if check := touched.checks.get(item.id):
            said = {**(check.drafted or {}), **touched.fields.get(item.id, {})}
            if _said(as_plain(item)) != _said(said):
                changed.add(item.id)
    checks = {item: check for item, check in touched.checks.items() if item not in changed}
    return replace(before, touched=replace(touched, checks=checks)) if changed else before


def _said(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a line says, without what people note of it; nothing is the same as a value that is left out."""
    return {name: value for name, value in line.items() if value and name not in _MARKS}


def _checks(briefing: Briefing, base: Briefing, before: Record) -> Iterator[tuple[str, Check]]:
    """What was checked: of earlier checks what it was then."""
    drafted = {item.id: as_plain(item) for item in sourced(base)}
    for item in sourced(briefing):
        if item.checked:
            now = Check(drafted.get(item.id), rests_on(item, before))
            yield item.id, before.touched.checks.get(item.id, now)


def _conflicts(merged: Merged, before: Record, now: Record, checks: Mapping[str, Check]) -> tuple[Conflict, ...]:
    """Those that are still open, those of this merge, and lines that were checked against another sentence."""
    touched = before.touched
    found = {(one.item, one.field): one for one in still_open(touched.conflicts, merged.briefing, touched.checks)}
    found.update(((one.item, one.field), one) for one in merged.conflicts)
    told = {item for item, field in found if field != "checked"}
    for item in sourced(merged.briefing):
        if (check := checks.get(item.id)) and item.id not in told:
            sentence = rests_on(item, now)
            found.pop((item.id, "checked"), None)
            if check.sentence and sentence not in ("", check.sentence):
                found[item.id, "checked"] = Conflict(item.id, "checked", kept=True, extracted=sentence)
    return tuple(found.values())


def still_open(conflicts: tuple[Conflict, ...], briefing: Briefing, checks: Container[str]) -> tuple[Conflict, ...]:
    """The conflicts that nobody has decided: the file still says what the person wrote then, and nobody checked it.

    `checks`: what was checked before they came.
    """
    items = {item.id: item for item in (*sourced(briefing), *briefing.actors)}
    return tuple(
        found
        for found in conflicts
        if (item := briefing if found.item is None else items.get(found.item)) is not None
        and as_plain(getattr(item, found.field)) == found.kept
        and (isinstance(item, Briefing) or not item.checked or item.id in checks)
    )


def undecided(entry: Entry, record: Record) -> tuple[Conflict, ...]:
    """Those that are still open, but for what may not be a person's at all, which is asked about first."""
    conflicts = still_open(record.touched.conflicts, entry.briefing, record.touched.checks)
    return tuple(found for found in conflicts if found.place not in entry.unsure)


def _lines(
    name: str, merged: Merged, versions: tuple[Briefing, Briefing], before: Record, now: Record
) -> Iterator[tuple[str, Line]]:
    """What is behind what a person took out, and behind what only the file still has."""
    base, mine = versions
    there = {item.id for item in getattr(mine, name)}
    known = lines_of(before, name) if name in EXTRACTED else _names(base, before)
    removed = {item.id for item in getattr(base, name)} | set(before.touched.lines.get(name, {}))
    removed |= set() if name in EXTRACTED else known.keys()
    for item in removed - there:
        yield item, known[item]
    for line in getattr(merged.briefing, name) if name in EXTRACTED else ():
        if line.id in now.ids[name]:
            continue
        if line.id in known:
            yield line.id, known[line.id]
        elif find_words(line.text, before.extraction.text):
            yield line.id, Line((line.text,))


def _names(base: Briefing, before: Record) -> Mapping[str, Line]:
    touched = before.touched
    gone = {item: Line(words) for item, words in touched.lines.get("actors", {}).items()}
    held = {
        item: Line((str(one["kind"]), str(one["name"])))
        for item, one in {**touched.unsure, **touched.fields, **touched.held}.items()
        if isinstance(one, Mapping) and {"kind", "name"} <= one.keys()
    }
    return {**gone, **held, **{actor.id: Line((str(actor.kind), actor.name)) for actor in base.actors}}


def _since_review(merged: Briefing, base: Briefing, theirs: Briefing, before: Touched) -> Iterator[str]:
    """Lines and fields at the top that no reviewer has seen as they are now."""
    if not _is_reviewed(merged, before):
        return
    earlier = before.since_review if before.reviewed_on == merged.reviewed_on else ()
    now, old, new = map(named, (merged, base, theirs))
    for name, value in now.items():
        follows = value == new.get(name) and value != old.get(name)
        if follows or name in earlier:
            yield name


def _held(merged: Briefing, base: Briefing, theirs: Briefing) -> Iterator[tuple[str, Any]]:
    known, there = named(base), named(theirs)
    for item in items(merged):
        if item.id not in there and item.id in known:
            yield item.id, as_plain(known[item.id])


def _lost(merged: Briefing, mine: Briefing, before: Touched) -> Mapping[str, str]:
    """The words of what a reviewer has seen, and no reader sees any more."""
    if not _is_reviewed(merged, before):
        return {}
    earlier = before.lost if before.reviewed_on == merged.reviewed_on else {}
    gone = {**earlier, **{item.id: said(item) for item in items(mine)}}
    there = {item.id for item in items(merged)}
    return {name: words for name, words in gone.items() if name not in there}


def _is_reviewed(briefing: Briefing, before: Touched) -> bool:
    """Whether it is, or will be again when its document is back."""
    return Review.REVIEWED in (briefing.review, before.state_before)
