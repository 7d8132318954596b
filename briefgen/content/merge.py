"""The three-way merge: what was extracted before, what the file says now, what is extracted anew.

What nobody touched follows the extraction. What a person changed, added, moved or removed stays as the person left it.
Where both changed the same field, the person's stays and a conflict says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem

Item = SummaryItem | ActorItem | QuoteItem | FactItem | EventItem
I = TypeVar("I", SummaryItem, ActorItem, QuoteItem, FactItem, EventItem)  # noqa: E741  (one of the five)

LISTS = ("summary", "quotes", "actors", "facts", "events")
_OWNED_BY_PEOPLE = ("slug", "review", "body")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that a person and the extraction changed in different ways."""

    item: str | None
    """The id of the item; None for the briefing itself."""
    field: str
    kept: object
    """What the person wrote, and what stays."""
    extracted: object


def merge(base: Briefing, mine: Briefing, theirs: Briefing) -> tuple[Briefing, tuple[Conflict, ...]]:
    """The file `mine`, brought from the extraction `base` to the extraction `theirs`."""
    conflicts: list[Conflict] = []
    changes: dict[str, Any] = {}
    for field in fields(Briefing):
        name = field.name
        ours, old, new = getattr(mine, name), getattr(base, name), getattr(theirs, name)
        if name in LISTS:
            changes[name] = _merge_list(old, ours, new, conflicts)
        elif name not in _OWNED_BY_PEOPLE:
            changes[name] = _merge_field(None, name, (old, ours, new), conflicts)
    merged = replace(mine, **changes)
    return replace(merged, actors=_with_speakers(merged, mine)), tuple(conflicts)


def _merge_field(item: str | None, name: str, versions: tuple[Any, Any, Any], conflicts: list[Conflict]) -> Any:  # noqa: ANN401
    old, ours, new = versions
    if ours == old:
        return new
    if new not in (old, ours):
        conflicts.append(Conflict(item, name, ours, new))
    return ours


def _merge_list(base: Sequence[I], mine: Sequence[I], theirs: Sequence[I], conflicts: list[Conflict]) -> tuple[I, ...]:
    if mine == base:
        return tuple(theirs)
    old, new = _by_id(base), _by_id(theirs)
    merged: list[I] = []
    for item in mine:
        if item.id not in old:
            merged.append(item)
        elif item.id in new:
            merged.append(_merge_item(old[item.id], item, new[item.id], conflicts))
        elif item != old[item.id]:
            merged.append(item)
    _insert(merged, theirs, known=set(old))
    return tuple(merged)


def _by_id(items: Sequence[I]) -> Mapping[str, I]:
    return {item.id: item for item in items}


def _merge_item(old: I, ours: I, new: I, conflicts: list[Conflict]) -> I:
    if ours == old:
        return new
    return replace(
        ours,
        **{
            f.name: _merge_field(
                ours.id, f.name, (getattr(old, f.name), getattr(ours, f.name), getattr(new, f.name)), conflicts
            )
            for f in fields(ours)
        },
    )


def _insert(merged: list[I], theirs: Sequence[I], *, known: set[str]) -> None:
    """Put what was extracted for the first time behind the item that it follows in the extraction."""
    places = [item.id for item in merged]
    before: str | None = None
    for item in theirs:
        if item.id not in known and item.id not in places:
            at = places.index(before) + 1 if before is not None else 0
            merged.insert(at, item)
            places.insert(at, item.id)
        if item.id in places:
            before = item.id


def _with_speakers(merged: Briefing, mine: Briefing) -> tuple[ActorItem, ...]:
    """An actor stays as long as a quote names it, also when the extraction knows it no longer."""
    there = {actor.id for actor in merged.actors}
    needed = {quote.speaker for quote in merged.quotes} - there
    return (*merged.actors, *(actor for actor in mine.actors if actor.id in needed))
