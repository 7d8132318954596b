"""What an id, or a name, stands for among the actors that were derived."""

import sqlite3
from collections.abc import Iterable

from briefgen.index.identity import IN
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor
from briefgen.model.slug import slug

_BASES = (
    "select distinct base from unit where base = ?",
    "select distinct base from address join unit using (kind, alias) where address.id = ? limit 2",
    "select distinct base from unit where alias = ? limit 2",
)
"""What an id can mean: the first of these that gives one answer."""
Node = tuple[str, str]
"""(base, briefing): an actor as derived, or only what one briefing has of it; (base, "") is all of it."""


class Lookup:
    """Finds what an id means."""

    def __init__(self, db: sqlite3.Connection, pages: Iterable[str] = ()) -> None:
        self._db = db
        self._pages = frozenset(pages)

    def node(self, name: str) -> Node | None:
        """What an id stands for: a curated page, an actor as derived (also by another of its spellings), or a part."""
        if name in self._pages:
            return ("", name)
        if base := self.base(name):
            return (base, "")
        whole, _, briefing = name.rpartition(IN)
        base = self.base(whole) if whole else None
        return (base, briefing) if base and self._has(base, briefing) else None

    def base(self, name: str) -> str | None:
        for query in _BASES:
            found = [base for (base,) in self._db.execute(query, (name,))]
            if len(found) == 1:
                return str(found[0])
        return None

    def called(self, name: str, kind: str) -> list[str]:
        """The bases of actors of a kind that documents call so."""
        found = self._db.execute("select distinct base from unit where alias = ? and kind = ?", (slug(name), kind))
        return [base for (base,) in found]

    def of_curated(self, one: CuratedActor) -> list[str]:
        """The bases that a curated actor is: of its kind and name or address, or the country of its code.

        Where nobody of its kind is called so, those of other kinds are: what a person says of a kind wins. Countries
        are never taken so.
        """
        if one.kind is Kind.COUNTRY:
            query = "select distinct base from unit where kind = ? and block = ?"
            return [base for (base,) in self._db.execute(query, (one.kind, f"{one.kind} {one.country}"))]
        names = (one.name, *one.aliases)
        bases = [base for name in names for base in self.called(name, one.kind)]
        bases += [one.slug] if self.kind(one.slug) == one.kind else []
        others = [kind for kind in Kind if kind not in (one.kind, Kind.COUNTRY)]
        bases = bases or [base for name in names for kind in others for base in self.called(name, kind)]
        return list(dict.fromkeys(bases))

    def kind(self, base: str) -> str | None:
        """The kind of an actor as derived; None: there is none with this id."""
        row = self._db.execute("select kind from unit where base = ? limit 1", (base,)).fetchone()
        return row and str(row[0])

    def namesakes(self, base: str) -> list[str]:
        """The bases of others who bear the very name of a person."""
        query = (
            "select distinct other.base from unit one join unit other on other.block = one.block"
            " and other.alias = one.alias and other.base != one.base where one.base = ? order by other.base"
        )
        return [found for (found,) in self._db.execute(query, (base,))]

    def _has(self, base: str, briefing: str) -> bool:
        query = (
            "select exists (select 1 from unit join appearance using (block, name, side)"
            " where unit.base = ? and appearance.slug = ?)"
        )
        return bool(self._db.execute(query, (base, briefing)).fetchone()[0])
