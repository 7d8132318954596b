"""Decides again who is who, but only where something changed: appearances → blocks → groups → ids."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from briefgen.index import addresses
from briefgen.index.identity import LAST, Appearance, Group, Unit, Wisher, blocks_of, groups_in, ids_for
from briefgen.index.names import fold
from briefgen.index.namesakes import Stated, sides
from briefgen.index.offices import offices
from briefgen.model.actor import Kind
from briefgen.model.slug import slug

Row = tuple[str, str, str, str, str | None, str | None, str, str]
_BETWEEN = "\n"
"""Parts roles, which are on one line each."""
_ELDEST = f"coalesce(date, '{LAST}') || ' ' || slug || ' ' || actor"
"""`Appearance.eldest`, as the database has it."""


def settle(db: sqlite3.Connection, changed: Mapping[str, Sequence[Appearance]], removed: Iterable[str]) -> set[str]:
    """Make `changed` the appearances of those briefings; the briefings whose ids are to be asked for anew."""
    touched: set[str] = set()
    blocks: set[str] = set()
    for briefing, appearances in (*changed.items(), *((briefing, ()) for briefing in removed)):
        if different := _replace(db, briefing, _rows(appearances)):
            touched.add(briefing)
            blocks |= different
    return touched | decide(db, blocks)


def decide(db: sqlite3.Connection, blocks: Iterable[str], wishes: Iterable[str] = ()) -> set[str]:
    """Decide blocks anew, and who gets an id that is wished for; the briefings in which an id became another."""
    wished = set(wishes)
    touched: set[str] = set()
    for block in sorted(blocks):
        touched |= _take_sides(db, block)
        wished |= _regroup(db, block)
    wished |= {wish.partition("--")[0] for wish in wished}  # what one is given, others must not get
    return touched.union(*(_give_ids(db, wish) for wish in sorted(wished)))


def _rows(appearances: Sequence[Appearance]) -> set[Row]:
    blocks = blocks_of(appearances)
    return {
        (a.slug, a.actor, a.name, str(a.kind), a.country, a.date, _BETWEEN.join(a.roles), blocks[a.actor])
        for a in appearances
    }


def _replace(db: sqlite3.Connection, briefing: str, rows: set[Row]) -> set[str]:
    """Write the difference; the blocks that it is in."""
    columns = "slug, actor, name, kind, country, date, roles, block"
    known: set[Row] = set(db.execute(f"select {columns} from appearance where slug = ?", (briefing,)))  # noqa: S608
    gone, new = known - rows, sorted(rows - known, key=_place)
    db.executemany("delete from appearance where slug = ? and actor = ?", sorted(map(_place, gone)))
    db.executemany(f"insert into appearance ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?)", new)  # noqa: S608
    return {row[-1] for row in (*gone, *new)}


def _place(row: Row) -> tuple[str, str]:
    return row[0], row[1]


def _take_sides(db: sqlite3.Connection, block: str) -> set[str]:
    """Tell the people of one spelling apart, where documents do; the briefings in which another one is meant now."""
    if not block.startswith(Kind.PERSON):
        return set()
    (several,) = db.execute(
        "select count(distinct country) > 1 or max(side) > '' from appearance where block = ?", (block,)
    ).fetchone()
    changed: list[tuple[str, str, str]] = []
    for alike in _alike(db, block) if several else ():
        found = sides([stated for stated, *_ in alike])
        for stated, side, briefing, actor in alike:
            if found[stated.eldest] != side:
                changed.append((found[stated.eldest], briefing, actor))
    db.executemany("update appearance set side = ? where slug = ? and actor = ?", changed)
    return {briefing for _, briefing, _ in changed}


def _alike(db: sqlite3.Connection, block: str) -> Iterable[list[tuple[Stated, str, str, str]]]:
    """The appearances of each name in a block: what is stated, the side, briefing and actor."""
    found: dict[str, list[tuple[Stated, str, str, str]]] = {}
    rows = db.execute(
        f"select name, side, slug, actor, {_ELDEST}, country, roles"  # noqa: S608
        " from appearance where block = ?",
        (block,),
    )
    for name, side, briefing, actor, eldest, country, roles in rows:
        stated = Stated(eldest, country, offices(filter(None, roles.split(_BETWEEN))))
        found.setdefault(fold(name), []).append((stated, side, briefing, actor))
    return found.values()


def _regroup(db: sqlite3.Connection, block: str) -> set[str]:
    """Decide one block; the ids that its groups wish for, or did so before, where anything is new."""
    known = {(row[1], row[8]): row for row in db.execute("select * from unit where block = ?", (block,))}
    units = _units(db, block)
    rows = {}
    kind = next((db.execute("select kind from appearance where block = ? limit 1", (block,))), ("",))[0]
    groups = groups_in(block, units, lambda group, unit: _apart(db, block, group, unit))
    given = addresses.of_block(db, block)
    for group, wish in zip(groups, addresses.wishes(db, block, groups), strict=True):
        leader = group.eldest.eldest
        for unit in group.units:
            for name in unit.spellings:
                base = known[name, unit.side][7] if (name, unit.side) in known else ""
                row = (block, name, kind, unit.eldest, leader, wish, slug(name), base, unit.side)
                rows[name, unit.side] = row
    if rows == known:
        return set()
    db.execute("delete from unit where block = ?", (block,))
    db.executemany("insert into unit values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.values())
    return {row[5] for row in (*rows.values(), *known.values())} | given | addresses.of_block(db, block)


def _units(db: sqlite3.Connection, block: str) -> list[Unit]:
    found: dict[tuple[str, str], Unit] = {}
    spellings = db.execute(
        f"select name, side, min({_ELDEST}), group_concat(distinct country)"  # noqa: S608
        " from appearance where block = ? group by name, side order by name, side",
        (block,),
    )
    for name, side, eldest, countries in spellings:
        unit = found.setdefault((fold(name), side), Unit([], eldest, name, side))
        unit.spellings.append(name)
        unit.countries |= frozenset((countries or "").split(",")) - {""}
        if eldest < unit.eldest:
            unit.eldest, unit.name = eldest, name
    return list(found.values())


def _apart(db: sqlite3.Connection, block: str, group: Group, unit: Unit) -> bool:
    """Whether a briefing has both as two actors."""
    theirs = [name for member in group.units for name in member.spellings]
    marks, others = ", ".join("?" * len(unit.spellings)), ", ".join("?" * len(theirs))
    query = (
        "select exists (select 1 from appearance one join appearance other on one.slug = other.slug"  # noqa: S608
        f" where one.block = ? and one.name in ({marks}) and other.block = ? and other.name in ({others}))"
    )
    return bool(db.execute(query, (block, *unit.spellings, block, *theirs)).fetchone()[0])


def _give_ids(db: sqlite3.Connection, wish: str) -> set[str]:
    """Give ids to all groups that wish for this one; the briefings in which an id became another."""
    units = db.execute(
        "select block, leader, name, kind, base, side from unit where wish = ? order by block, leader", (wish,)
    ).fetchall()
    groups = [(key, list(members)) for key, members in groupby(units, key=lambda row: row[:2])]
    claimants = addresses.claimants(db, wish)
    wishers = [Wisher(Kind(members[0][3]), group[1], group in claimants) for group, members in groups]
    taken = addresses.wished_for(db, wish)
    if claimants and not any(one.given for one in wishers):
        taken |= {wish}  # it leads on to somebody who has another address by now
    given = ids_for(wish, wishers, taken)
    touched: set[str] = set()
    for (_, members), base in zip(groups, given, strict=True):
        for block, _, name, _, before, side in members:
            if before != base:
                place = (block, name, side)
                db.execute("update unit set base = ? where block = ? and name = ? and side = ?", (base, *place))
                found = db.execute("select slug from appearance where block = ? and name = ? and side = ?", place)
                touched.update(briefing for (briefing,) in found)
    return touched
