"""Two git branches that were both built and are merged: of the two records one lies beside the file, and both count.

What the file has from either branch is as the program drafted it there, or a person's of either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from briefgen.content.draft import AT_THE_TOP, base_of
from briefgen.content.merge import LISTS, Item, put_in
from briefgen.content.origin import named
from briefgen.content.past import git, may_be_kept
from briefgen.content.plain import as_plain
from briefgen.content.record import Record, parse_record
from briefgen.content.seen import is_of
from briefgen.content.touched import Conflict, Touched
from briefgen.model.briefing import Briefing


def sides_of(folder: Path) -> tuple[str, ...]:
    """The commits of two branches that are being merged, or that the last commit merged; none otherwise."""
    if not may_be_kept(folder):
        return ()
    for sides in (("HEAD", "MERGE_HEAD"), ("HEAD^1", "HEAD^2")):
        if git(folder, "rev-parse", "--verify", "--quiet", sides[1]):
            return sides
    return ()


def other_side(record: Path, sides: tuple[str, ...]) -> Record | None:
    """The record of the branch that the one beside the file is not of."""
    if not sides:
        return None
    there = [git(record.parent, "show", f"{side}:./{record.name}") for side in sides]
    now = record.read_bytes().decode("utf-8", "replace")
    others = [said for said in there if said is not None and said != now]
    return parse_record(others[0].encode()) if now in there and len(others) == 1 else None


def joined(before: Record, other: Record, mine: Briefing) -> Record:
    """The record `before` with what `other` has to say of the file as well."""
    last = {name: max(number, other.last.get(name, 0)) for name, number in before.last.items()}
    drafted = _drafted(before, other, mine)
    return replace(before, last=last, drafted=drafted, touched=_touched(before.touched, other.touched, mine))


def _drafted(before: Record, other: Record, mine: Briefing) -> Briefing:
    """What either branch drafted: of each field what the file says, if one of them did."""
    base, more = base_of(mine.slug, before), base_of(mine.slug, other)
    changes: dict[str, Any] = {name: _either(name, base, more, mine) for name in AT_THE_TOP}
    known, there = named(more), named(mine)
    for name in LISTS:
        items = [
            _as_either(one, known.get(one.id), there.get(one.id))
            for one in getattr(base, name)
            if one.id in there or one.id in known or _was_taken_out(name, one.id, other, before)
        ]
        old = {one.id for one in items}
        new = [
            one
            for one in getattr(more, name)
            if one.id not in old and (one.id in there or _was_taken_out(name, one.id, before, other))
        ]
        changes[name] = tuple(put_in(put_in(items, [o for o in new if o.id in there], getattr(mine, name)),
                                     [o for o in new if o.id not in there], getattr(more, name)))  # fmt: skip
    return replace(base, **changes)


def _was_taken_out(name: str, item: str, without: Record, having: Record) -> bool:
    """Whether a person took out a line that the file lacks, and that only the branch `having` drafted last.

    Where the other branch had it once, it went with its source there.
    """
    number = int(item[1:]) if item[1:].isdecimal() else 0
    return item in having.touched.lines.get(name, {}) or number > without.last.get(name, number)


def _as_either(base: Item, other: Item | None, mine: Item | None) -> Item:
    if other is None or mine is None:
        return base
    return replace(base, **{one.name: _either(one.name, base, other, mine) for one in fields(base)})


def _either(name: str, base: object, other: object, mine: object) -> Any:  # noqa: ANN401  (the value of a field)
    theirs = getattr(other, name)
    return theirs if getattr(mine, name) == theirs else getattr(base, name)


def _touched(one: Touched, other: Touched, mine: Briefing) -> Touched:
    newer = [side for side in (one, other) if side.reviewed_on == mine.reviewed_on]
    return replace(
        one,
        fields={name: _said(name, (other, one), mine) for name in {**other.fields, **one.fields}},
        lines={name: {**other.lines.get(name, {}), **one.lines.get(name, {})} for name in {**other.lines, **one.lines}},
        reordered=_all(one.reordered, other.reordered),
        conflicts=_all_conflicts(one.conflicts, other.conflicts),
        since_review=_all(*(side.since_review for side in newer)),
        reviewed_on=mine.reviewed_on if newer else one.reviewed_on,
        checks={**other.checks, **one.checks},
        state_before=one.state_before or other.state_before,
        unsure={**other.unsure, **one.unsure},
        missing=_all(one.missing, other.missing),
        names=_all(one.names, other.names),
        lost={name: words for side in newer for name, words in side.lost.items()},
        said={**other.said, **one.said},
        held={**other.held, **one.held},
        returned={**other.returned, **one.returned},
        seen=next((side.seen for side in (one, other) if is_of(side.seen, mine)), one.seen),
    )


def _said(name: str, sides: Iterable[Touched], mine: Briefing) -> Mapping[str, Any]:
    """What people gave the fields of a line: of both branches, what the file says."""
    item = named(mine).get(name, mine if not name else None)
    found: dict[str, Any] = {}
    for side in sides:
        for field, value in side.fields.get(name, {}).items():
            if field not in found or as_plain(getattr(item, field, None)) == value:
                found[field] = value
    return found


def _all(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def _all_conflicts(*parts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    return tuple({(one.item, one.field): one for part in reversed(parts) for one in part}.values())
