"""The index as a SQLite file. It holds nothing that cannot be made again: a damaged or older one is made anew."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from briefgen.index.identity import Appearance, identify
from briefgen.model.actor import Kind

_VERSION = 1
_SCHEMA = """
create table appearance (
    slug text not null, actor text not null, name text not null, kind text not null, country text, site_id text,
    primary key (slug, actor)
) strict, without rowid;
create index appearance_by_site_id on appearance (site_id);
"""


class Index:
    """Appearances of actors in briefings, with the identity that was decided for each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self, appearances: Iterable[Appearance]) -> Mapping[tuple[str, str], str]:
        """Make these the appearances of the site, and say who is who: (briefing, id there) → id on the site.

        Nothing is written when nothing changed.
        """
        wanted = frozenset(appearances)
        site_ids = identify(wanted)
        rows = {(a.slug, a.actor, a.name, str(a.kind), a.country, site_ids[a.slug, a.actor]) for a in wanted}
        known = set(self._connection.execute("select slug, actor, name, kind, country, site_id from appearance"))
        with self._connection:
            self._connection.executemany(
                "delete from appearance where slug = ? and actor = ?", [row[:2] for row in known - rows]
            )
            self._connection.executemany(
                "insert into appearance values (?, ?, ?, ?, ?, ?)", sorted(rows - known, key=str)
            )
        return site_ids

    def appearances_of(self, site_id: str) -> tuple[Appearance, ...]:
        """Where an actor of the site appears, and under which name."""
        found = self._connection.execute(
            "select slug, actor, name, kind, country from appearance where site_id = ? order by slug, actor", (site_id,)
        )
        return tuple(Appearance(slug, actor, name, Kind(kind), country) for slug, actor, name, kind, country in found)


@contextmanager
def open_index(memory: Path) -> Iterator[Index]:
    """The index in the folder `memory`, which is made if need be."""
    memory.mkdir(parents=True, exist_ok=True)
    file = memory / "index.sqlite"
    with closing(_usable(file) or _made_anew(file)) as connection:
        yield Index(connection)


def _usable(file: Path) -> sqlite3.Connection | None:
    if not file.is_file():
        return None
    connection = sqlite3.connect(file)
    try:
        version = connection.execute("pragma user_version").fetchone()[0]
        connection.execute("select count(*) from appearance")
    except sqlite3.DatabaseError:
        version = None
    if version == _VERSION:
        return connection
    connection.close()
    return None


def _made_anew(file: Path) -> sqlite3.Connection:
    for leftover in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.executescript(f"begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")
    return connection
