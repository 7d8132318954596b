"""The one way in which a file is written: whole or not at all, and only if its bytes differ."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


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
    _beside(path, content).replace(path)
    return outcome


def write_over(path: Path, old: bytes | None, new: bytes) -> None:
    """Make these the bytes of a file that people edit, if it still says what was read; None: it was not there.

    Raises SavedMeanwhileError otherwise, and leaves the file as it is.
    """
    temporary = _beside(path, new)
    if (path.read_bytes() if path.is_file() else None) != old:
        temporary.unlink()
        raise SavedMeanwhileError(path)
    temporary.replace(path)


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
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(temporary, content)
    return temporary


def _put(file: Path, content: bytes) -> None:
    """Write a new file, or leave none; a full disk does not say of itself of which file."""
    try:
        file.write_bytes(content)
    except OSError as error:
        if error.filename is None:
            error.filename = str(file)
            file.unlink(missing_ok=True)
        raise
