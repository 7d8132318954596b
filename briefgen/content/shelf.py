"""All briefings of content/, each read once: what is known of a file holds until the file changes.

Cards of all briefings are at hand; a briefing itself is opened when it is asked for, and can then be dropped.
"""

import gc
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from briefgen.content.past import comes_after, commit_of
from briefgen.content.read import is_text, read_file
from briefgen.content.record import ENDING, Head
from briefgen.diagnostics import Diagnostic
from briefgen.index.memory import Memory
from briefgen.model.card import Card, card_of
from briefgen.model.entry import Entry
from briefgen.parallel import ONE, Jobs
from briefgen.progress import told
from briefgen.walking import bytes_of

_TICK = 10_000_000
"""Nanoseconds: a later save of a file that was saved less than this before it was looked at may bear the same time."""
_OPEN = 256
"""Briefings that are kept open at most."""
_CHUNK = 50


class _Known(msgspec.Struct, array_like=True, frozen=True):
    """What is known of one content file and the record beside it."""

    stamp: str
    """Sizes and times of both."""
    digest: str
    """Of the name, of the bytes of both, of who edited what, and of the program that read them."""
    card: Card | None
    """Of a file that has mistakes: the one that it had before, if that is known."""
    head: Head | None
    problems: tuple[Diagnostic, ...]
    asked_at: str | None
    """The commit at which git was asked who edited it; empty where there was none; None: there was nothing to ask."""
    sure: bool
    """Whether git could tell all; otherwise it is asked again once there is another commit."""
    is_forgotten: bool = False
    """As `File` has it."""


class Shelf(Sequence[Entry]):
    """The briefings of a project in the order of their slugs, opened one by one."""

    def __init__(self, known: Mapping[str, _Known], memory: Memory) -> None:
        self.cards = tuple(card for slug in sorted(known) if (card := known[slug].card) is not None)
        self.problems = tuple(problem for slug in sorted(known) for problem in known[slug].problems)
        self.broken = frozenset(slug for slug, one in known.items() if one.card is None)
        """Slugs of files that have mistakes, and of which no earlier state is known; their last good pages stay.

        Where one is known, it is on the shelf: a mistake in one file takes nobody's page off the site.
        """
        self.heads: Mapping[str, Head] = {slug: one.head for slug, one in known.items() if one.head is not None}
        """Slug → what the record beside the file was made from."""
        self.forgotten = frozenset(slug for slug, one in known.items() if one.is_forgotten)
        """Slugs of reviewed briefings whose record does not know what was reviewed."""
        self.asks = any(one.asked_at is not None for one in known.values())
        """Whether git was asked who edited a line, so that another commit may tell something else."""
        self._memory = memory
        self._opened: Callable[[str], Entry] = lru_cache(_OPEN)(self._open)

    def __len__(self) -> int:
        return len(self.cards)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204  (as in Sequence)
        if isinstance(place, slice):
            return tuple(self._opened(card.slug) for card in self.cards[place])
        return self._opened(self.cards[place].slug)

    def after(self, saved: Mapping[str, tuple[Card, Entry]]) -> "Shelf":
        """The same with some of its briefings as they are now; the next reading of all of them tells the rest."""
        shelf = copy(self)
        shelf.put(saved)
        return shelf

    def put(self, saved: Mapping[str, tuple[Card, Entry]]) -> None:
        """Put these briefings where those with their slugs are."""
        self.cards = tuple(saved[card.slug][0] if card.slug in saved else card for card in self.cards)
        before = self._opened
        self._opened = lambda slug: saved[slug][1] if slug in saved else before(slug)

    def _open(self, slug: str) -> Entry:
        blob = self._memory.get("entry", slug)
        if blob is None:
            raise KeyError(slug)
        return _ENTRY.decode(blob)


def read_shelf(folder: Path, memory: Memory, program: str, jobs: Jobs = ONE) -> Shelf:
    """Every content file below `folder`; only those that changed since they were last read are read again.

    `program` is a digest of this program: another version may read the same file in another way.
    """
    rows = memory.all("content")
    before = _all_decoded(rows)
    stamps = _stamps(folder / "briefings")
    same = {
        slug: known
        for slug, known in _as_of_now(folder, before).items()
        if stamps.get(slug) == known.stamp and program in known.digest
    }
    memory.change("content", {slug: _ENCODER.encode(one) for slug, one in same.items() if one is not before[slug]})
    reading = _Reading(folder, memory, program, before, same)
    changed = sorted(stamps.keys() - same.keys())
    for first in range(0, len(changed), 20 * _CHUNK):
        reading.read({slug: stamps[slug] for slug in changed[first : first + 20 * _CHUNK]}, jobs)
    gone = rows.keys() - reading.known.keys()
    if gone:
        memory.change("content", {}, gone)
        memory.change("entry", {}, gone)
    return Shelf(reading.known, memory)


def _as_of_now(folder: Path, before: Mapping[str, _Known]) -> Mapping[str, _Known]:
    """Of what is known, that of which git would tell the same at the commit that is checked out now."""
    asked = {known.asked_at for known in before.values() if known.asked_at is not None}
    if not asked:
        return before
    commit = commit_of(folder) or ""
    continued = {one for one in asked if one != commit and comes_after(folder, commit, one)}
    held = {slug: known for slug, known in before.items() if known.asked_at in (None, commit)}
    for slug, known in before.items():
        if known.sure and known.asked_at in continued:
            held[slug] = msgspec.structs.replace(known, asked_at=commit)  # or each build would ask of each commit
    return held


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the files that changed."""

    folder: Path
    memory: Memory
    program: str
    before: Mapping[str, _Known]
    known: dict[str, _Known]

    def read(self, stamps: Mapping[str, str], jobs: Jobs) -> None:
        """Read some files, and remember what they say."""
        values, entries = {}, {}
        work = [(self.folder / "briefings" / f"{slug}.md", stamp, self.program) for slug, stamp in stamps.items()]
        read = told(jobs.map(_read_one, work, chunk=_CHUNK), "Reading content", len(work), jobs.progress)
        for slug, (value, entry) in zip(stamps, read, strict=True):
            values[slug], self.known[slug] = value, _KNOWN.decode(value)
            if entry is not None:
                entries[slug] = entry
            elif (before := self.before.get(slug)) and before.card and self.program in before.card.digest:
                self.known[slug] = msgspec.structs.replace(self.known[slug], card=before.card)
                values[slug] = _ENCODER.encode(self.known[slug])
        self.memory.change("entry", entries, [slug for slug in stamps if self.known[slug].card is None])
        self.memory.change("content", values)


def read_saved(folder: Path, slug: str, program: str) -> tuple[Card, Entry] | None:
    """One briefing as its file is now; None where the file has mistakes or is gone."""
    try:
        known, entry = _known(folder / "briefings" / f"{slug}.md", "", program)
    except OSError:
        return None
    return (known.card, entry) if known.card is not None and entry is not None else None


def _read_one(work: tuple[Path, str, str]) -> tuple[bytes, bytes | None]:
    """What is to be remembered of a file: what is known of it, and its entry."""
    known, entry = _known(*work)
    return _ENCODER.encode(known), None if entry is None else _ENCODER.encode(entry)


def _known(path: Path, stamp: str, program: str) -> tuple[_Known, Entry | None]:
    digest = program + _digest(path)
    file = read_file(path)
    if file.entry is not None:  # what git tells is in no file, and can change while the file does not
        digest += hashlib.blake2b(_ENCODER.encode(file.entry.edits), digest_size=8).hexdigest()
    card = card_of(file.entry, digest) if file.entry is not None else None
    return _Known(
        stamp, digest, card, file.head, file.problems, file.asked_at, file.sure, file.is_forgotten
    ), file.entry


def _digest(path: Path) -> str:
    digest = hashlib.blake2b(path.stem.encode(), digest_size=16)  # pages link to the briefing by its name
    for part in (path, path.with_name(path.stem + ENDING)):
        try:
            digest.update(bytes_of(part))
        except OSError:
            digest.update(b"\0none")
        digest.update(b"\0")
    return digest.hexdigest()


def _all_decoded(rows: Mapping[str, bytes]) -> dict[str, _Known]:
    """Without the rows that another version of this program wrote in another form.

    Python looks for rings among new objects ever again while so many are made, which takes longer than making them.
    """
    found, collected = {}, gc.isenabled()
    gc.disable()
    try:
        for slug, value in rows.items():
            with suppress(msgspec.MsgspecError):
                found[slug] = _KNOWN.decode(value)
    finally:
        if collected:
            gc.enable()
    return found


def _stamps(folder: Path) -> Mapping[str, str]:
    """Slug of each content file → sizes and times of the file and of the record beside it."""
    found = dict(_stats(folder))
    return {
        name[:-3]: f"{stamp} {found.get(name[:-3] + ENDING)}" for name, stamp in found.items() if name.endswith(".md")
    }


def _stats(folder: Path) -> Iterator[tuple[str, str]]:
    now = time.time_ns() - _TICK
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or not entry.name.endswith((".md", ENDING)) or not is_text(entry.name):
            continue
        try:
            stat = entry.stat()
        except OSError:
            continue
        young = "young" if max(stat.st_mtime_ns, stat.st_ctime_ns) > now else ""
        yield entry.name, f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}{young}"


_ENCODER = msgspec.msgpack.Encoder()
_KNOWN = msgspec.msgpack.Decoder(_Known)
_ENTRY: "msgspec.msgpack.Decoder[Entry]" = msgspec.msgpack.Decoder(Entry)
