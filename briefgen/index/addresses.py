"""Ids that were given before, and hold: a group of names keeps the id that one of them had, whatever came first.

Each address belongs to a name. Of two groups in a block whose names have one address, it is that of the group which is
called so, then of the elder; all others wish anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from briefgen.index.identity import Group, wish_of
from briefgen.index.namesakes import told_apart
from briefgen.model.actor import Kind
from briefgen.model.address import Address
from briefgen.model.slug import slug

_KEPT = "unit.block not like 'alone %'"
"""An id of one briefing's bears its name, and is given by nothing else."""


def put(db: sqlite3.Connection, given: Iterable[Address]) -> tuple[set[str], set[str]]:
    """Make these all addresses that there are; the blocks and the wishes that are to be decided anew."""
    known = {Address(*row) for row in db.execute("select id, kind, name from address")}
    wanted = {one.key: one for one in sorted(given, reverse=True)}
    gone, new = known - set(wanted.values()), set(wanted.values()) - known
    for one in gone:
        db.execute("delete from address where id = ? and kind = ? and alias = ?", one.key)
    db.executemany("insert into address values (?, ?, ?, ?)", [(*one.key, one.name) for one in new])
    blocks: set[str] = set()
    for one in gone | new:
        found = db.execute("select distinct block from unit where kind = ? and alias = ?", one.key[1:])
        blocks.update(block for (block,) in found)
    return blocks, {one.id for one in gone | new}


def missing(db: sqlite3.Connection) -> list[Address]:
    """The ids that names have and were not given; that of a country is its name, whatever was given."""
    rows = db.execute(
        f"select base, kind, name from unit where {_KEPT} and block not like 'country __' and not exists"  # noqa: S608
        " (select 1 from address where address.id = base and address.kind = unit.kind and address.alias = unit.alias)"
    )
    found = {one.key: one for one in (Address(*row) for row in sorted(rows, reverse=True))}
    return sorted(found.values())


def keep(db: sqlite3.Connection, new: Iterable[Address]) -> None:
    """Give names the ids that `missing` said they have: no id changes by it."""
    rows = [(*one.key, one.name) for one in new]
    db.executemany("insert into address values (?, ?, ?, ?)", rows)
    ids = sorted({row[0] for row in rows})
    db.executemany("update unit set wish = base where base = ?", [(one,) for one in ids])


def wishes(db: sqlite3.Connection, block: str, groups: Sequence[Group]) -> list[str]:
    """The id that each group of a block wishes for: what the eldest of its names was given, or one made of its name."""
    owners: dict[str, tuple[bool, str, int]] = {}
    several = any(group.side for group in groups)
    for at, group in enumerate(groups):
        for unit in group.units:
            for alias in map(slug, unit.spellings):
                for given in _own(_given(db, block, alias), alias, unit.side if several else None):
                    claim = (alias != given, unit.eldest, at)
                    owners[given] = min(owners.get(given, claim), claim)
    best: dict[int, tuple[str, bool, str]] = {}
    for given, (other, eldest, at) in owners.items():
        best[at] = min(best.get(at, (eldest, other, given)), (eldest, other, given))
    found = [best[at][2] if at in best else wish_of(block, group) for at, group in enumerate(groups)]
    if not several:
        return found
    return list(told_apart([(found[at], one.side, one.eldest.eldest, at in best) for at, one in enumerate(groups)]))


def _own(given: Sequence[str], alias: str, side: str | None) -> Sequence[str]:
    """Of the ids that a name was given, one's own: where several bear it, the one that says which, or a bare one."""
    if side is None:
        return given
    own = f"{alias}--{side or Kind.PERSON}"
    return [own] if own in given else [one for one in given if "--" not in one]


def _given(db: sqlite3.Connection, block: str, alias: str) -> list[str]:
    kind = block.partition(" ")[0]  # none is called "alone"
    return [given for (given,) in db.execute("select id from address where kind = ? and alias = ?", (kind, alias))]


def of_block(db: sqlite3.Connection, block: str) -> set[str]:
    """The ids that names of a block were given; who else wishes for one is to be asked again when the block changes."""
    query = f"select id from unit join address using (kind, alias) where block = ? and {_KEPT}"  # noqa: S608
    return {given for (given,) in db.execute(query, (block,))}


def claimants(db: sqlite3.Connection, wish: str) -> set[tuple[str, str]]:
    """The groups (block, leader) with a name that was given this id."""
    query = f"select block, leader from address join unit using (kind, alias) where address.id = ? and {_KEPT}"  # noqa: S608
    return {(block, leader) for block, leader in db.execute(query, (wish,))}


def wished_for(db: sqlite3.Connection, wish: str) -> frozenset[str]:
    """Ids with the same beginning that other groups were given, so that this wish must not end in one of them."""
    found = db.execute("select distinct wish from unit where wish > ? and wish < ?", (f"{wish}--", f"{wish}-."))
    return frozenset(one for (one,) in found)


def moved(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Ids that were given to a name and are no page's now, with the base that the name has."""
    yield from db.execute(
        "select distinct address.id, unit.base from address join unit using (kind, alias)"  # noqa: S608
        f" where address.id != unit.base and {_KEPT}"
        " and not exists (select 1 from unit other where other.base = address.id)"
        " order by address.id, unit.base"
    )
