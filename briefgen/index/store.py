"""The index: which actors appear in which briefings, and who is who across them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.index import addresses
from briefgen.index.identity import Appearance
from briefgen.index.lookup import Lookup
from briefgen.index.refused import told_of
from briefgen.index.rulings import moved_ids, rule
from briefgen.index.schema import SITE_ID, appearances, connect
from briefgen.index.settle import decide, settle
from briefgen.model.actor import Kind
from briefgen.model.address import Address
from briefgen.model.curated import CuratedActor, Judgement
from briefgen.model.relation import Relation, RelationKind
from briefgen.model.span import Span

if TYPE_CHECKING:
    from briefgen.index.suggest import Suggestion

_IDS = appearances(f"a.slug, a.actor, {SITE_ID}")
_FORGET_RELATION = (
    "delete from relation where slug = ? and kind = ? and subject = ? and object = ? and start = ? and end = ?"
)
_Edge = tuple[str, str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """What judgements and curated actors changed."""

    touched: frozenset[str]
    """Briefings whose ids on the site may be others than before."""
    moved: Mapping[str, str]
    """Ids that a page had, or would have under another spelling of the name → the id that it has."""
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, order=True)
class Moved:
    """An actor of one briefing who would have another page."""

    slug: str
    actor: str
    """The id in the briefing."""
    old: str
    new: str


class Index:
    """Appearances of actors in briefings, with the identity that was decided for each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self, changed: Mapping[str, Sequence[Appearance]], removed: Iterable[str] = ()) -> frozenset[str]:
        """Make `changed` the appearances of those briefings, forget `removed`, and decide anew where that matters.

        Returns the briefings whose ids on the site may be others than before. Nothing is written when nothing changed.
        """
        gone = list(removed)
        with self._connection:
            self._connection.executemany("delete from relation where slug = ?", [(slug,) for slug in gone])
            return frozenset(settle(self._connection, changed, gone))

    def give(self, given: Iterable[Address]) -> frozenset[str]:
        """Make these all addresses that were given; the same answer as that of `update`."""
        with self._connection:
            blocks, wishes = addresses.put(self._connection, given)
            return frozenset(decide(self._connection, blocks, wishes))

    def unkept(self) -> list[Address]:
        """The ids that actors have now and were not given for good yet, by each name."""
        return addresses.missing(self._connection)

    def keep(self, new: Iterable[Address]) -> None:
        """Give actors the ids that they have, as `unkept` tells them, for good; no id changes by it."""
        with self._connection:
            addresses.keep(self._connection, new)

    def decide(self, judgements: Sequence[Judgement], curated: Sequence[CuratedActor]) -> Decided:
        """Apply what people decided; to be called after `update`, since it speaks of actors as they are then."""
        db = self._connection
        rulings = rule(db, judgements, curated)
        wanted = {(*node, site_id) for node, site_id in rulings.site_ids.items()}
        known: set[tuple[str, str, str]] = set(db.execute("select base, slug, site_id from ruled"))
        touched = {slug for base, part, _ in wanted ^ known for slug in self._briefings_of(base, part)}
        with db:
            db.executemany("delete from ruled where base = ? and slug = ?", [row[:2] for row in known - wanted])
            db.executemany("insert into ruled values (?, ?, ?)", sorted(wanted - known))
        return Decided(frozenset(touched), dict(moved_ids(db, rulings.site_ids)), tuple(rulings.problems))

    def would_move(
        self, judgements: Sequence[Judgement], curated: Sequence[CuratedActor]
    ) -> tuple[tuple[Moved, ...], tuple[Diagnostic, ...]]:
        """What `decide` would change, and what would be wrong with it; nothing is written."""
        db = self._connection
        rulings = rule(db, judgements, curated)
        known = {(base, part): site_id for base, part, site_id in db.execute("select * from ruled")}
        differing = {node for node, _ in known.items() ^ rulings.site_ids.items()}
        briefings = {briefing for base, part in differing for briefing in self._briefings_of(base, part)}
        moves = []
        query = appearances("a.slug, a.actor, unit.base")
        for briefing in sorted(briefings):
            before = self.ids([briefing])[briefing]
            for slug, actor, base in db.execute(f"{query} where a.slug = ? order by a.actor", (briefing,)):
                after = rulings.site_ids.get((base, slug)) or rulings.site_ids.get((base, ""), base)
                if after != before[actor]:
                    moves.append(Moved(slug, actor, before[actor], after))
        return tuple(moves), tuple(rulings.problems)

    def relate(self, changed: Mapping[str, Sequence[Relation]]) -> None:
        """Make these the relations that those briefings state; actors are named by the ids that they have there."""
        db = self._connection
        with db:
            for slug, relations in changed.items():
                known: set[_Edge] = set(db.execute("select * from relation where slug = ?", (slug,)))
                wanted = {(slug, str(r.kind), r.subject, r.object, r.span.start, r.span.end) for r in relations}
                db.executemany(_FORGET_RELATION, sorted(known - wanted))
                db.executemany("insert into relation values (?, ?, ?, ?, ?, ?)", sorted(wanted - known))

    def relations(self, briefings: Iterable[str] | None = None) -> Mapping[str, tuple[Relation, ...]]:
        """Briefing → what it states of actors, who have the ids of the site; of all briefings, or of some."""
        ids = self.ids(briefings)
        found: dict[str, list[Relation]] = {}
        for slug, kind, subject, other, start, end in self._connection.execute("select * from relation"):
            known = ids.get(slug, {})
            if subject in known and other in known:
                one = Relation(RelationKind(kind), known[subject], known[other], Span(start, end))
                found.setdefault(slug, []).append(one)
        return {slug: tuple(sorted(relations, key=lambda one: one.span)) for slug, relations in found.items()}

    def suggest(self, judgements: Sequence[Judgement]) -> "list[Suggestion]":
        """Pairs that may be one actor, the likeliest first, without those on which somebody judged."""
        from briefgen.index.suggest import suggest  # noqa: PLC0415  (only one command compares all names)

        return suggest(self._connection, self._settled(judgements))

    def _settled(self, judgements: Sequence[Judgement]) -> frozenset[frozenset[str]]:
        pairs = {one.pair for one in judgements}
        return frozenset(pairs | {frozenset(filter(None, map(self.site_id, pair))) for pair in pairs})

    def site_id(self, name: str) -> str | None:
        """The id that an actor has on the site, of whom an older id or one of another spelling is known."""
        db = self._connection
        if db.execute("select 1 from ruled where site_id = ? limit 1", (name,)).fetchone():
            return name
        node = Lookup(db).node(name)
        if node is None:
            return None
        for part in (node, (node[0], "")):
            if row := db.execute("select site_id from ruled where base = ? and slug = ?", part).fetchone():
                return str(row[0])
        return node[0]

    def bring_to(self, present: Mapping[str, Sequence[Appearance]]) -> frozenset[str]:
        """Make these all the briefings that there are; the same answer as that of `update`."""
        return self.update(present, self.briefings() - set(present))

    def briefings(self) -> set[str]:
        """Slugs of the briefings that are known to have actors."""
        return {slug for (slug,) in self._connection.execute("select distinct slug from appearance")}

    def ids(self, briefings: Iterable[str] | None = None) -> Mapping[str, Mapping[str, str]]:
        """Briefing → id of an actor there → id on the site; of all briefings, or of some."""
        found: dict[str, dict[str, str]] = {}
        for slug, actor, site_id in self._rows_of(briefings):
            found.setdefault(slug, {})[actor] = site_id
        return found

    def appearances_of(self, site_id: str) -> tuple[Appearance, ...]:
        """Where an actor of the site appears, and under which name."""
        bases = {
            base
            for query in ("select base from ruled where site_id = ?", "select base from unit where base = ?")
            for (base,) in self._connection.execute(query, (site_id,))
        }
        found = [row for base in bases for row in self._appearances(base) if row[-1] == site_id]
        return tuple(
            sorted(
                Appearance(slug, actor, name, Kind(kind), country, date, tuple(filter(None, roles.split("\n"))))
                for slug, actor, name, kind, country, date, roles, _ in found
            )
        )

    def _briefings_of(self, base: str, part: str) -> Iterator[str]:
        if part:
            yield part
            return
        query = "select slug from unit join appearance using (block, name, side) where base = ?"
        yield from (slug for (slug,) in self._connection.execute(query, (base,)))

    def _rows_of(self, briefings: Iterable[str] | None) -> Iterator[tuple[str, str, str]]:
        if briefings is None:
            yield from self._connection.execute(f"{_IDS} order by a.slug, a.actor")
        else:
            for slug in briefings:
                yield from self._connection.execute(f"{_IDS} where a.slug = ? order by a.actor", (slug,))

    def _appearances(self, base: str) -> Iterator[tuple[str, ...]]:
        query = appearances(f"a.slug, a.actor, a.name, a.kind, a.country, a.date, a.roles, {SITE_ID}")
        yield from self._connection.execute(f"{query} where unit.base = ?", (base,))


@contextmanager
def open_index(memory: Path | None) -> Iterator[Index]:
    """The index in the folder `memory`, which is made if need be; with None, one that is forgotten afterwards."""
    if memory is not None:
        memory.mkdir(parents=True, exist_ok=True)
    file = memory and memory / "index.sqlite"
    with told_of(file), closing(connect(file)) as connection:
        yield Index(connection)


def identify(appearances: Iterable[Appearance]) -> Mapping[tuple[str, str], str]:
    """(briefing, id there) → the id that the actor has on the whole site, for a set of appearances at once."""
    present: dict[str, list[Appearance]] = {}
    for appearance in sorted(appearances, key=lambda one: (one.slug, one.actor)):
        present.setdefault(appearance.slug, []).append(appearance)
    with open_index(None) as index:
        index.update(present)
        return {(slug, actor): site_id for slug, ids in index.ids().items() for actor, site_id in ids.items()}
