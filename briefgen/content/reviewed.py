"""Remembers in the record what a reviewer saw, once a build first meets the review."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefgen.content.file import read_briefing
from briefgen.content.origin import items, words_of
from briefgen.content.past import first_to_say
from briefgen.content.read import read_checked
from briefgen.content.record import Record, read_record, record_of, write_record
from briefgen.content.seen import as_seen, is_forgotten
from briefgen.model.briefing import Briefing, Review
from briefgen.writing import undisturbed, write_over

_MOST = 200
"""Files of which git is asked in one build: after an upgrade there may be thousands, and each takes a moment."""


def remember_reviews(folder: Path, slugs: Iterable[str]) -> tuple[str, ...]:
    """Put into the record of each of these briefings what was reviewed. The slugs of the changed records."""
    return tuple(
        slug
        for at, slug in enumerate(sorted(slugs))
        if undisturbed(partial(_remember, folder / f"briefings/{slug}.md", ask_git=at < _MOST))
    )


def _remember(file: Path, *, ask_git: bool) -> bool:
    beside = record_of(file)
    old, mine = beside.read_bytes(), read_checked(file.stem, file.read_bytes())[0]
    record = read_record(beside)
    if mine is None or record is None or not is_forgotten(mine, record):
        return False
    write_over(beside, old, write_record(with_seen(record, mine, file if ask_git else None)))
    return True


def with_seen(record: Record, mine: Briefing, file: Path | None) -> Record:
    """The record with what was reviewed: the file as it was committed first with this review, or else as it is.

    Two branches may have been merged since, so that it has lines now that the reviewer never saw.
    """
    touched = record.touched
    if not is_forgotten(mine, record):
        return record
    if mine.review is Review.DRAFT:
        return replace(record, touched=replace(touched, seen=None))
    first = file and _as_first_reviewed(file, mine)
    seen, is_same = as_seen(first or mine), touched.reviewed_on == mine.reviewed_on
    if is_same and not first:  # of what an earlier version has told, nothing was seen
        seen = replace(seen, lines={name: one for name, one in seen.lines.items() if name not in touched.since_review})
    newer, lost = (touched.since_review, touched.lost) if is_same else ((), {})
    if first:
        there = {item.id for item in items(mine)}
        lost = {**lost, **{item.id: words_of(item) for item in items(first) if item.id not in there}}
    touched = replace(touched, seen=seen, since_review=newer, lost=lost, reviewed_on=mine.reviewed_on)
    return replace(record, touched=touched)


def _as_first_reviewed(file: Path, mine: Briefing) -> Briefing | None:
    """None where git does not know."""
    state = {"review": "reviewed", "reviewer": mine.reviewer, "reviewed_on": mine.reviewed_on}
    text = first_to_say(file, state)
    return read_briefing(file.name, file.stem, text.encode())[0] if text else None
