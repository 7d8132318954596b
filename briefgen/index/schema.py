"""The tables of the index, and how its file is opened. It holds nothing that cannot be made again."""

import sqlite3
from pathlib import Path

from briefgen.index.refused import is_of_the_system

_VERSION = 5
_SCHEMA = """
create table appearance (
    slug text not null, actor text not null, name text not null, kind text not null, country text, date text,
    roles text not null, block text not null, side text not null default '', primary key (slug, actor)
) strict, without rowid;
create index appearance_by_unit on appearance (block, name, date, country);
create table unit (
    block text not null, name text not null, kind text not null, eldest text not null, leader text not null,
    wish text not null, alias text not null, base text not null, side text not null, primary key (block, name, side)
) strict, without rowid;
create index unit_by_wish on unit (wish);
create index unit_by_base on unit (base);
create index unit_by_alias on unit (alias);
create table ruled (
    base text not null, slug text not null, site_id text not null, primary key (base, slug)
) strict, without rowid;
create index ruled_by_site_id on ruled (site_id);
create table address (
    id text not null, kind text not null, alias text not null, name text not null, primary key (kind, alias, id)
) strict, without rowid;
create index address_by_id on address (id);
create table relation (
    slug text not null, kind text not null, subject text not null, object text not null,
    start integer not null, end integer not null, primary key (slug, kind, subject, object, start, end)
) strict, without rowid;
"""
# unit: the spellings of a block; `side` says which of several people of that spelling (`namesakes.py`), `leader` is the
# eldest of its group, `base` the id that the group has where nobody has judged. address: the ids that names were given
# before. ruled: what judgements and curated actors make of a base, or of what one briefing has of it.


def connect(file: Path | None) -> sqlite3.Connection:
    """The index in a file, or one in memory. A damaged or older file is made anew."""
    if file is None:
        return _with_tables(sqlite3.connect(":memory:"))
    return _usable(file) or _made_anew(file)


SITE_ID = "coalesce(part.site_id, whole.site_id, unit.base)"
"""The actor's id on the site: as judged for the briefing, as judged at all, as derived."""


def appearances(columns: str) -> str:
    """The query for `columns` of all appearances `a`, with their `unit` and what is judged of them."""
    return (
        f"select {columns} from appearance a join unit using (block, name, side)"  # noqa: S608
        " left join ruled part on part.base = unit.base and part.slug = a.slug"
        " left join ruled whole on whole.base = unit.base and whole.slug = ''"
    )


def _usable(file: Path) -> sqlite3.Connection | None:
    if not file.is_file():
        return None
    connection = sqlite3.connect(file)
    try:
        version = connection.execute("pragma user_version").fetchone()[0]
        connection.execute("select count(*) from unit")
    except sqlite3.DatabaseError as error:
        if is_of_the_system(error):
            connection.close()
            raise
        version = None
    if version == _VERSION:
        return connection
    connection.close()
    return None


def _made_anew(file: Path) -> sqlite3.Connection:
    for leftover in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    return _with_tables(sqlite3.connect(file))


def _with_tables(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.executescript(f"begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")
    return connection
