"""What the last build made of each file, so that what did not change is not read, parsed or rendered again.

A SQLite file of tables with a key and a value. It holds nothing that cannot be made again: a damaged one, or one of
another version of this program, is made anew. Values are msgpack, which cannot run anything, whoever wrote the file.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from briefgen.index.refused import is_of_the_system, told_of

TABLES = ("content", "entry", "page", "state")
_VERSION = 1
_SCHEMA = "".join(f"create table {name} (key text primary key, value blob not null) without rowid;" for name in TABLES)


class Memory:
    """Tables of bytes by name; each change is whole or not at all, also when the process is killed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        with told_of(file):
            self._connection, self._owner = _usable(file) or _made_anew(file), os.getpid()

    def all(self, table: str) -> Mapping[str, bytes]:
        """Every value of a table by its key."""
        with self._here() as connection:
            return dict(connection.execute(f"select key, value from {table}"))  # noqa: S608  (one of TABLES)

    def get(self, table: str, key: str) -> bytes | None:
        with self._here() as connection:
            row = connection.execute(f"select value from {table} where key = ?", (key,)).fetchone()  # noqa: S608
        return row and bytes(row[0])

    def change(self, table: str, values: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Put these values into a table and take others out."""
        with self._here() as connection, connection:
            connection.executemany(f"delete from {table} where key = ?", [(key,) for key in gone])  # noqa: S608
            connection.executemany(f"insert or replace into {table} values (?, ?)", values.items())  # noqa: S608

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _here(self) -> Iterator[sqlite3.Connection]:
        """The connection of this process: one that was opened before a fork must not be used after it."""
        with self._lock, told_of(self._file):
            if self._owner != os.getpid():
                self._connection, self._owner = _connect(self._file), os.getpid()
            yield self._connection


@contextmanager
def open_memory(folder: Path) -> Iterator[Memory]:
    """The memory in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Memory(folder / "memory.sqlite")) as memory:
        yield memory


def damage(file: Path) -> str | None:
    """What is wrong with a database in the memory of a project; nothing is changed."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            said = str(connection.execute("pragma quick_check").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if said == "ok" else said


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
    connection.execute("pragma synchronous = off")  # after a loss of power it is made anew
    return connection


def _usable(file: Path) -> sqlite3.Connection | None:
    if not file.is_file():
        return None
    connection = _connect(file)
    try:
        if connection.execute("pragma user_version").fetchone()[0] == _VERSION:
            for name in TABLES:
                connection.execute(f"select value from {name} limit 1").fetchall()  # noqa: S608
            return connection
    except sqlite3.DatabaseError as error:
        if is_of_the_system(error):
            connection.close()
            raise
    connection.close()
    return None


def _made_anew(file: Path) -> sqlite3.Connection:
    for leftover in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    connection = _connect(file)
    connection.executescript(f"pragma journal_mode = wal; begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")
    return connection
