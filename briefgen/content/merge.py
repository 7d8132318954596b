"""The three-way merge: what was extracted before, what the file says now, what is extracted anew.

What nobody touched follows the extraction. What a person changed, added, moved or removed stays as the person left it.
Where both changed the same field, the person's stays and a conflict says so.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from briefgen.content.plain import as_plain, from_plain
from briefgen.content.renamed import heirs, renamed, under
from briefgen.content.touched import Conflict, Touched
from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem

Item = SummaryItem | ActorItem | QuoteItem | FactItem | EventItem
I = TypeVar("I", SummaryItem, ActorItem, QuoteItem, FactItem, EventItem)  # noqa: E741  (one of the five)

LISTS = ("summary", "quotes", "actors", "facts", "events")
_OWNED_BY_PEOPLE = ("slug", "review", "body")


@dataclass(frozen=True, slots=True)
class Merged:
    briefing: Briefing
    conflicts: tuple[Conflict, ...]
    """Those that are new with this merge."""
    fields: Mapping[str, Mapping[str, Any]]
    """As in `Touched`: which fields are a person's now."""
    reordered: tuple[str, ...]


def merge(base: Briefing, mine: Briefing, theirs: Briefing, touched: Touched | None = None) -> Merged:
    """The file `mine`, brought from the extraction `base` to the extraction `theirs`."""
    touched = touched or Touched()
    return _Merge(touched).of(with_held(base, mine, touched), mine, theirs)


def with_held(base: Briefing, mine: Briefing, touched: Touched) -> Briefing:
    """The draft with the lines that only the file has, as the program last had them, where the file has them."""
    if not touched.held:
        return base
    changes: dict[str, Any] = {}
    for name in LISTS:
        there = {item.id for item in getattr(base, name)}
        held = [
            from_plain(type(item), touched.held[item.id])
            for item in getattr(mine, name)
            if item.id in touched.held and item.id not in there
        ]
        changes[name] = tuple(put_in(list(getattr(base, name)), held, getattr(mine, name)))
    return replace(base, **changes)


class _Merge:
    """One merge: what it finds on the way is collected here."""

    def __init__(self, touched: Touched) -> None:
        self._touched = touched
        self._conflicts: list[Conflict] = []
        self._fields: dict[str, dict[str, Any]] = {}
        self._reordered: list[str] = []

    def of(self, base: Briefing, mine: Briefing, theirs: Briefing) -> Merged:
        ids = {old: new for old, new in renamed(base, mine).items() if new not in {a.id for a in theirs.actors}}
        theirs = under(theirs, ids, speakers=heirs(base, mine))
        base = under(base, ids)
        changes: dict[str, Any] = {}
        for field in fields(Briefing):
            name = field.name
            versions = getattr(base, name), getattr(mine, name), getattr(theirs, name)
            if name in LISTS:
                changes[name] = self._list(name, *versions)
            elif name not in _OWNED_BY_PEOPLE:
                changes[name] = self._field(None, name, versions)
        merged = self._with_speakers(replace(mine, **changes), mine)
        return Merged(merged, tuple(self._conflicts), self._fields, tuple(self._reordered))

    def _field(self, item: Item | None, name: str, versions: tuple[Any, Any, Any]) -> Any:  # noqa: ANN401
        old, ours, new = versions
        place = item.id if item else ""
        left_so = self._touched.fields.get(place, {})
        # A person's word stays theirs when the extraction comes to agree with it, until they change it themselves.
        theirs_still = name in left_so and left_so[name] == as_plain(ours)
        if ours == old and not theirs_still and not (item and item.checked):
            return new
        if ours != old or theirs_still:
            self._fields.setdefault(place, {})[name] = as_plain(ours)
        if new not in (old, ours):
            self._conflicts.append(Conflict(item.id if item else None, name, as_plain(ours), as_plain(new)))
        return ours

    def _list(self, name: str, base: Sequence[I], mine: Sequence[I], theirs: Sequence[I]) -> tuple[I, ...]:
        """Their items in their order, and ours among them; or in our order, if that is a person's."""
        old, ours, new = _by_id(base), _by_id(mine), _by_id(theirs)
        removed = (set(old) | self._touched.removed(name, ours)) - set(ours)
        kept: list[I] = [
            self._item(old.get(item.id), item, new.get(item.id))
            for item in mine
            if item.id in new or item.id not in old or self._is_a_persons(old[item.id], item)
        ]
        fresh: list[I] = [item for item in theirs if item.id not in ours and item.id not in removed]
        if name in self._touched.reordered or _is_reordered(base, mine):
            self._reordered.append(name)
            return tuple(put_in(kept, fresh, theirs))
        merged = {item.id: item for item in (*kept, *fresh)}
        return tuple(
            put_in(
                [merged[item.id] for item in theirs if item.id in merged],
                [item for item in kept if item.id not in new],
                mine,
            )
        )

    def _item(self, old: I | None, ours: I, new: I | None) -> I:
        if old is None and new is not None:  # another branch had it
            old = new
        if old is None:  # only a person holds it, so all of it is a person's
            self._fields[ours.id] = {f.name: as_plain(getattr(ours, f.name)) for f in fields(ours)}
            return ours
        theirs = old if new is None else new
        return replace(
            ours,
            **{
                f.name: self._field(
                    ours, f.name, (getattr(old, f.name), getattr(ours, f.name), getattr(theirs, f.name))
                )
                for f in fields(ours)
            },
        )

    def _is_a_persons(self, old: I, ours: I) -> bool:
        return ours != old or ours.id in self._touched.fields

    def _with_speakers(self, merged: Briefing, mine: Briefing) -> Briefing:
        """Whoever speaks is an actor: kept while a quote names them, but not brought back against a person."""
        there = {actor.id for actor in merged.actors}
        needed = {quote.speaker for quote in merged.quotes} - there
        held = [actor for actor in mine.actors if actor.id in needed]
        there.update(actor.id for actor in held)
        return replace(
            merged,
            actors=(*merged.actors, *held),
            quotes=tuple(self._spoken(quote, there) for quote in merged.quotes),
        )

    def _spoken(self, quote: QuoteItem, there: AbstractSet[str]) -> QuoteItem:
        if quote.speaker is None or quote.speaker in there:
            return quote
        self._conflicts.append(Conflict(quote.id, "speaker", None, quote.speaker))
        self._fields.setdefault(quote.id, {})["speaker"] = None
        return replace(quote, speaker=None)


def _by_id(items: Sequence[I]) -> Mapping[str, I]:
    return {item.id: item for item in items}


def _is_reordered(base: Sequence[I], mine: Sequence[I]) -> bool:
    ids = [item.id for item in mine]
    shared = [item.id for item in base if item.id in ids]
    return shared != [item for item in ids if item in shared]


def put_in(items: list[I], more: Sequence[I], order: Sequence[I]) -> list[I]:
    """Put each of `more` behind the item that it follows in `order`, or first if it follows none."""
    places = [item.id for item in items]
    wanted = _by_id(more)
    before: str | None = None
    for item in order:
        if item.id in wanted:
            at = places.index(before) + 1 if before is not None else 0
            items.insert(at, wanted[item.id])
            places.insert(at, item.id)
        if item.id in places:
            before = item.id
    return items
