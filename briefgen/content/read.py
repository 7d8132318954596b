"""Reads all of content/: what is right becomes entries, what is wrong becomes findings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefgen.content import problems, record_problems
from briefgen.content.blame import blamed
from briefgen.content.evidence import entry_of, own, sourced
from briefgen.content.file import read_briefing, text_of
from briefgen.content.named import wrong_ids
from briefgen.content.origin import missing, waiting, words_of
from briefgen.content.orphans import orphans
from briefgen.content.record import Head, Record, read_record, record_of
from briefgen.content.remember import undecided
from briefgen.content.seen import is_forgotten
from briefgen.content.stray import strays
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Briefing
from briefgen.model.entry import Entry
from briefgen.model.private import left_open
from briefgen.model.slug import slug
from briefgen.walking import bytes_of

RESERVED = frozenset(("index",))
"""Names of pages that are no briefing's."""


@dataclass(frozen=True, slots=True)
class Content:
    """All content files of a project."""

    entries: tuple[Entry, ...]
    """In the order of their slugs."""
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str]
    """Slugs of files that have mistakes; they have no entry, and their last good pages stay."""


@dataclass(frozen=True, slots=True)
class File:
    """One content file with its record."""

    entry: Entry | None
    """None: the file has mistakes."""
    head: Head | None
    problems: tuple[Diagnostic, ...]
    asked_at: str | None = None
    sure: bool = True
    """What `Blamed` says of both."""
    is_forgotten: bool = False
    """Whether the record is still to remember what was reviewed."""


def read_content(folder: Path) -> Content:
    """Every content file below `folder`, and every mistake in them at once."""
    paths = sorted((folder / "briefings").glob("*.md"))
    files = {path.stem: read_file(path) for path in paths if is_text(path.name)}
    unnamed = (problems.bad_name(ascii(path.stem), "a-name") for path in paths if not is_text(path.name))
    return Content(
        tuple(file.entry for file in files.values() if file.entry is not None),
        (*unnamed, *strays(folder), *(problem for file in files.values() for problem in file.problems)),
        frozenset(name for name, file in files.items() if file.entry is None),
    )


def read_file(path: Path) -> File:
    """One content file, tied to the record beside it."""
    try:
        text = bytes_of(path)
    except OSError as error:
        return File(None, None, (problems.unreadable(path.stem, error.strerror or ""),))
    record = read_record(record_of(path))
    if record is None and (problem := record_problems.unusable(path)):
        return File(None, None, (problem,))
    head = record.head if record is not None else None
    briefing, mistakes = read_checked(path.stem, text)
    if briefing is None:
        return File(None, head, mistakes)
    words = text_of(text)
    told = blamed(entry_of(briefing, record), path, words, own(briefing, record))
    found = (*mistakes, *_of_people(briefing, words), *_of_the_merge(told.entry, record, words))
    forgotten = record is not None and is_forgotten(briefing, record)
    return File(told.entry, head, found, told.asked_at, told.sure, forgotten)


def is_text(name: str) -> bool:
    """Whether the name of a file can be written in UTF-8; others are left alone, since no page could have them."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def read_checked(name: str, content: bytes) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
    """A content file whose ids and speakers are right as well."""
    if slug(name) != name or name in RESERVED:
        wish = f"{slug(name)}-2" if name in RESERVED else slug(name)
        return None, (
            problems.bad_name(name, wish),
            *read_briefing(problems.path_of(name), name, content, wrong_ids)[1],
        )
    return read_briefing(problems.path_of(name), name, content, wrong_ids)


def line_of(item: str | None, text: str, key: str = "id") -> int | None:
    """The line of a content file where an item begins, or where a key names it."""
    if item is None:
        return None
    match = re.search(rf"""^\s*-?\s*{key}:\s*['"]?{re.escape(item)}['"]?\s*$""", text, re.MULTILINE)
    return text[: match.end()].count("\n") + 1 if match else None


def _line_of_key(key: str, text: str) -> int | None:
    match = re.search(rf"^{re.escape(key)}:", text, re.MULTILINE)
    return text[: match.end()].count("\n") + 1 if match else None


def _of_people(briefing: Briefing, text: str) -> Iterator[Diagnostic]:
    """What people may not have meant, and what is shown all the same."""
    ids = [item.id for item in sourced(briefing)]
    for item in dict.fromkeys(one.item for one in briefing.corrections):
        if item is not None and item not in ids:
            close = get_close_matches(item, ids, n=1)
            near = f"did you mean {close[0]!r}? " if close else ""
            yield problems.no_such_line(briefing.slug, line_of(item, text, key="item"), item, near)
    if (at := left_open(briefing.body)) is not None:
        yield problems.left_open(briefing.slug, text[: len(text) - len(briefing.body) + at].count("\n") + 1)


def _of_the_merge(entry: Entry, record: Record | None, text: str) -> Iterator[Diagnostic]:
    """What a person should decide: orphans, conflicts, and what is newer than the review."""
    if record is None:
        return
    name = entry.briefing.slug
    for orphan in orphans(entry, record):
        near = orphan.nearest
        there = (near.number, near.span.within(record.extraction.text)) if near else None
        yield problems.orphaned(name, line_of(orphan.item.id, text), orphan.item.id, there)
    lacking = [words_of(item) for item in missing(entry.briefing, record)]
    if entry.unsure or lacking:
        names = sorted(entry.unsure, key=lambda one: line_of(one, text) or 0)
        yield record_problems.unknown_origin(name, line_of(names[0], text) if names else None, names, lacking)
    for item, removed in waiting(entry.briefing, record):
        yield problems.near_to_removed(name, item.id, words_of(item), removed)
    for found in undecided(entry, record):
        named = {actor.id for actor in entry.briefing.actors}
        if found.field == "speaker" and found.kept is None and found.extracted not in named:
            yield problems.no_longer_named(name, line_of(found.item, text), found)
        else:
            yield problems.conflict(name, line_of(found.item, text), found)
    if entry.since_review:
        lost = record.touched.lost
        newer = [one for one in entry.since_review if one not in lost]
        line = next(filter(None, (line_of(one, text) or _line_of_key(one, text) for one in newer)), None)
        yield problems.newer_than_review(
            name, line, newer, [f"{one} {lost[one]}" for one in entry.since_review if one in lost]
        )
