"""Two git branches gave one id to two lines: a merge leaves it there twice, and one of them gets a new one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.content.draft import base_of
from briefgen.content.merge import LISTS
from briefgen.content.origin import named
from briefgen.content.past import pairs_in
from briefgen.content.record import LISTS as EXTRACTED
from briefgen.content.record import Record
from briefgen.content.touched import Touched
from briefgen.model.briefing import Briefing

_ID = re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*([a-z]\d+)[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def told_apart(name: str, content: bytes, before: Record, other: Record) -> tuple[bytes, Record]:
    """The content file with each id once, and the record of the other branch with the ids that its lines have then."""
    text = content.decode("utf-8", "surrogateescape")
    places: dict[str, list[re.Match[str]]] = {}
    for match in _ID.finditer(text):
        places.setdefault(match[1], []).append(match)
    said: dict[str, list[str]] = {}
    for item, line in pairs_in(text):
        said.setdefault(item, []).append(str(line.get("text")))
    twice = [item for item, found in places.items() if len(found) == len(said.get(item, ())) == len("ab")]
    ours, theirs = (named(base_of(name, record)) for record in (before, other))
    new = dict(_renumbered(twice, places, (before, other)))
    changes = {places[item][_of_the_other(said[item], ours.get(item), theirs.get(item))]: new[item] for item in twice}
    for match in sorted(changes, key=lambda match: -match.start()):
        text = text[: match.start(1)] + changes[match] + text[match.end(1) :]
    return (text.encode("utf-8", "surrogateescape"), _under(other, name, new)) if new else (content, other)


def _renumbered(
    twice: Iterable[str], there: Iterable[str], records: tuple[Record, Record]
) -> Iterator[tuple[str, str]]:
    """Id → one that neither branch has given."""
    used = {letter: max(record.last.get(name, 0) for record in records) for name, letter in EXTRACTED.items()}
    for item in there:
        used[item[0]] = max(used.get(item[0], 0), int(item[1:]))
    for item in twice:
        used[item[0]] += 1
        yield item, f"{item[0]}{used[item[0]]}"


def _of_the_other(said: list[str], ours: Any, theirs: Any) -> int:  # noqa: ANN401  (a line, or nothing)
    """Which of two lines is the one that the other branch drafted; the second, where neither can be told."""
    first, second = (
        (words == getattr(theirs, "text", None)) - (words == getattr(ours, "text", None)) for words in said
    )
    return int(second >= first)


def _under(record: Record, name: str, new: Mapping[str, str]) -> Record:
    """The record with other ids."""
    ids = {one: tuple(new.get(item, item) for item in given) for one, given in record.ids.items()}
    return replace(record, ids=ids, drafted=_drafted(base_of(name, record), new), touched=_touched(record.touched, new))


def _drafted(briefing: Briefing, new: Mapping[str, str]) -> Briefing:
    changes: dict[str, Any] = {
        name: tuple(replace(item, id=new.get(item.id, item.id)) for item in getattr(briefing, name)) for name in LISTS
    }
    return replace(briefing, **changes)


def _touched(touched: Touched, new: Mapping[str, str]) -> Touched:
    def named_anew(found: Mapping[str, Any]) -> dict[str, Any]:
        return {new.get(item, item): value for item, value in found.items()}

    return replace(
        touched,
        fields=named_anew(touched.fields),
        lines={name: named_anew(lines) for name, lines in touched.lines.items()},
        conflicts=tuple(replace(one, item=new.get(one.item or "", one.item)) for one in touched.conflicts),
        since_review=tuple(new.get(item, item) for item in touched.since_review),
        checks=named_anew(touched.checks),
        unsure=named_anew(touched.unsure),
        lost=named_anew(touched.lost),
        said=named_anew(touched.said),
        held=named_anew(touched.held),
    )
