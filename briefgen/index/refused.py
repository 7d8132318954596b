"""What SQLite says when it cannot use a file, as the same error as of any other file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from briefgen.refusal import NO_ROOM, READ_ONLY, RefusedError

_LOCKED = "close what has it open, another briefgen or a browser of databases, and run it again"
_DAMAGED = "delete the folder that it is in: all in it is made again, which costs only time"
_OF_THE_SYSTEM = MappingProxyType({
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "see whether it and its folder can be written, and run it again",
    sqlite3.SQLITE_IOERR: "see whether the disk is full, or was taken away, and run it again",
})  # fmt: skip
_REMEDIES = {**_OF_THE_SYSTEM, sqlite3.SQLITE_CORRUPT: _DAMAGED, sqlite3.SQLITE_NOTADB: _DAMAGED}
_PRIMARY = 0xFF
"""The part of an error code that is not a detail."""


@contextmanager
def told_of(file: Path | None) -> Iterator[None]:
    """Raise RefusedError where the file, not what we do with it, is to blame."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        remedy = _REMEDIES.get(_code(error))
        if remedy is None:
            raise
        raise RefusedError(str(file or "the index"), str(error), remedy) from error


def is_of_the_system(error: sqlite3.DatabaseError) -> bool:
    """Whether the file may be whole all the same, so that it must not be taken for a damaged one."""
    return _code(error) in _OF_THE_SYSTEM


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY
