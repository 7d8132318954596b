"""The one way in which a file is written: whole or not at all, and only if its bytes differ."""

import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from stat import S_ISDIR
from typing import TypeVar

T = TypeVar("T")

_MOST = 5000
"""Files of which it is remembered that this process wrote them: whoever asks does so soon after."""
_own: dict[str, tuple[int, ...] | None] = {}
_writing = threading.Lock()
"""Held while a file changes until it is remembered: whoever watches hears of it at once."""


class Written(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"


class SavedMeanwhileError(Exception):
    """Somebody else has written the file since it was read."""


def write(path: Path, content: bytes) -> Written:
    """Make these the bytes of the file; a killed process leaves the old file or the new one, never half of one."""
    try:
        if path.read_bytes() == content:
            return Written.SAME
        outcome = Written.CHANGED
    except FileNotFoundError:
        outcome = Written.CREATED
    put_in_place(_beside(path, content), path)
    return outcome


def write_over(path: Path, old: bytes | None, new: bytes) -> None:
    """Make these the bytes of a file that people edit, if it still says what was read; None: it was not there.

    Raises SavedMeanwhileError otherwise, and leaves the file as it is.
    """
    temporary = _beside(path, new)
    if (path.read_bytes() if path.is_file() else None) != old:
        temporary.unlink()
        raise SavedMeanwhileError(path)
    put_in_place(temporary, path)


def put_in_place(temporary: Path, path: Path) -> None:
    """Let a file that is whole take the name of another."""
    with _writing:
        temporary.replace(path)
        _remember(path)


def is_own(path: Path) -> bool:
    """Whether this process has written a file, or made a folder, and nobody has changed it since.

    Whoever watches the files that people edit can tell so that it was none of them.
    """
    with _writing:
        known = _own.get(str(path))
    return known is not None and known == _seen(path)


def undisturbed(work: Callable[[], T]) -> T:
    """What `work` gives, which reads a file and writes over it; done again where somebody saved the file meanwhile."""
    while True:
        try:
            return work()
        except SavedMeanwhileError:
            continue


def _beside(path: Path, content: bytes) -> Path:
    """A file in the same folder with these bytes, which can then take the place of another at once."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _put(temporary, content)
    except FileNotFoundError:  # asked first, it would be asked for each of thousands of files
        _make(path.parent)
        _put(temporary, content)
    return temporary


def _make(folder: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    with _writing:
        folder.mkdir(parents=True, exist_ok=True)
        for one in missing:
            _remember(one)


def _remember(path: Path) -> None:
    _own.pop(str(path), None)  # the newest are last
    _own[str(path)] = _seen(path)
    if len(_own) > _MOST:
        del _own[next(iter(_own))]


def _seen(path: Path) -> tuple[int, ...] | None:
    """None: it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino,) if S_ISDIR(found.st_mode) else (found.st_ino, found.st_size, found.st_mtime_ns)


def _put(file: Path, content: bytes) -> None:
    """Write a new file, or leave none; a full disk does not say of itself of which file."""
    try:
        file.write_bytes(content)
    except OSError as error:
        if error.filename is None:
            error.filename = str(file)
            file.unlink(missing_ok=True)
        raise
