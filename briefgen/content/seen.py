"""What stood in a file when it was reviewed: all that differs from it is newer than the review, whoever changed it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from briefgen.content.draft import base_of
from briefgen.content.origin import named
from briefgen.content.plain import as_plain
from briefgen.content.record import Record
from briefgen.content.touched import Seen
from briefgen.model.briefing import Briefing, Marked, Review
from briefgen.model.private import public

BODY = "body"
_MARKS = frozenset(field.name for field in fields(Marked))


def as_seen(briefing: Briefing) -> Seen:
    """What somebody saw who reviewed the briefing as it is."""
    return Seen(briefing.reviewer, briefing.reviewed_on, {name: _digest(value) for name, value in _shown(briefing)})


def is_of(seen: Seen | None, briefing: Briefing) -> bool:
    """Whether it was seen at the review that the briefing names."""
    return seen is not None and (seen.by, seen.on) == (briefing.reviewer, briefing.reviewed_on)


def is_forgotten(briefing: Briefing, record: Record) -> bool:
    """Whether the record does not know yet what was reviewed, or still knows it of a briefing that is a draft again."""
    if briefing.review is Review.DRAFT:
        return record.touched.seen is not None
    return briefing.review is Review.REVIEWED and not is_of(record.touched.seen, briefing)


def newer(seen: Seen, briefing: Briefing, record: Record) -> Iterator[str]:
    """Ids of lines, and names of fields at the top, that are not as the reviewer saw them.

    A line of the program that somebody has checked since was seen by somebody.
    """
    differing = {name: value for name, value in _shown(briefing) if _digest(value) != seen.lines.get(name)}
    drafted = named(base_of(briefing.slug, record)) if differing else {}
    for name, value in differing.items():
        is_let_stand = isinstance(value, Marked) and value.checked and _digest(value) == _digest(drafted.get(name))
        if not is_let_stand:
            yield name


def seen_since(record: Record, briefing: Briefing, place: str) -> Record:
    """The record of a briefing of which somebody decided about one line, or field at the top, since the review."""
    seen = record.touched.seen
    if seen is None:
        return record
    lines = {name: digest for name, digest in seen.lines.items() if name != place}
    lines |= {name: _digest(value) for name, value in _shown(briefing) if name == place}
    return replace(record, touched=replace(record.touched, seen=replace(seen, lines=lines)))


def _shown(briefing: Briefing) -> Iterator[tuple[str, Any]]:
    yield from named(briefing).items()
    yield BODY, public(briefing.body).strip()


def _digest(value: Any) -> str:  # noqa: ANN401  (an item, or the value of a field)
    """Of what is said, without what people note of it."""
    plain = as_plain(value)
    if isinstance(value, Marked):
        plain = {name: said for name, said in plain.items() if name not in _MARKS}
    said = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
