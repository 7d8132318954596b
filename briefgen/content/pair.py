"""A content file and the record beside it change together or not at all, also where a build is killed between them.

The new record waits under another name until the file is written. With the new file and the old record, all that the
program changed would look like the work of a person. That name has digests of the file before and after.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from briefgen.content.draft import base_of
from briefgen.content.evidence import sourced
from briefgen.content.read import read_checked
from briefgen.content.record import ENDING, Record, form_of_newer, read_record, record_of, write_record
from briefgen.content.record_problems import unusable
from briefgen.model.briefing import Briefing
from briefgen.writing import SavedMeanwhileError, put_in_place, write, write_over

_WAITING = f"{ENDING}.next"


def write_pair(file: Path, old: bytes, content: bytes, record: Record) -> None:
    """Make `content` the bytes of a content file that says `old`, and write the record beside it.

    Raises SavedMeanwhileError, and changes nothing, where somebody has saved the file since `old` was read.
    """
    if content == old:
        write(record_of(file), write_record(record))
        return
    waiting = file.with_name(f".{file.stem}.{_digest(old)}.{_digest(content)}{_WAITING}")
    write(waiting, write_record(record))
    try:
        write_over(file, old, content)
    except SavedMeanwhileError:
        waiting.unlink()
        raise
    put_in_place(waiting, record_of(file))


def finish_pairs(folder: Path, names: Iterable[str]) -> None:
    """Bring to an end what a killed build left half done: each record that waits is put in its place, or dropped.

    `names` are those of the files in `folder`.
    """
    for waiting in [folder / name for name in names if name.endswith(_WAITING)]:
        stem, *digests = waiting.name[1:].removesuffix(_WAITING).split(".")
        file = waiting.with_name(stem + ".md")
        now = _digest(file.read_bytes()) if file.is_file() else None
        if digests[1:] == [now]:
            waiting.replace(record_of(file))
        elif digests[:1] == [now]:
            waiting.unlink()
        else:
            _finish(waiting, file)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def _finish(waiting: Path, file: Path) -> None:
    """Where somebody has saved the file since."""
    new, old = read_record(waiting), read_record(record_of(file))
    if form_of_newer(waiting) or unusable(file):
        return
    if new is None or old is None or not file.is_file():
        waiting.unlink()
        return
    mine, _ = read_checked(file.stem, file.read_bytes())
    if mine is None:  # it waits until the mistakes in the file are mended
        return
    if _is_of(mine, old, new):
        waiting.unlink()
    else:
        waiting.replace(record_of(file))


def _is_of(mine: Briefing, old: Record, new: Record) -> bool:
    """Whether a file was not yet written with the new record: it is nearer to what the old one drafted.

    It need not be like either of them, since people edit it.
    """
    return _distance(mine, base_of(mine.slug, old)) < _distance(mine, base_of(mine.slug, new))


def _distance(one: Briefing, two: Briefing) -> int:
    """How many lines and fields differ."""
    lines, others = ({*sourced(briefing), *briefing.actors} for briefing in (one, two))
    return len(lines ^ others) + len([f for f in fields(Briefing) if getattr(one, f.name) != getattr(two, f.name)])
