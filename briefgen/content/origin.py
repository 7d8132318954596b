"""Whose the words of a file are when the record beside it was lost: not known, until somebody decides.

Nothing of the file is overwritten then, nothing is called a person's edit, and what the program finds besides is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.content.draft import AT_THE_TOP, base_of
from briefgen.content.merge import LISTS, Item, put_in
from briefgen.content.plain import as_plain
from briefgen.content.record import Record
from briefgen.content.touched import Touched
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem, Review


def after_a_loss(mine: Briefing, drafted: Briefing) -> Touched:
    """What the record that is made anew remembers: where the file is not what the program would draft."""
    ours, theirs = named(mine), named(drafted)
    unsure = {name: as_plain(one) for name, one in ours.items() if not _is_a_persons(one, theirs.get(name))}
    missing = tuple(item.id for item in items(drafted) if item.id not in ours)
    if mine.review is not Review.REVIEWED:
        return Touched(unsure=unsure, missing=missing)
    lines = tuple(item.id for item in items(mine))  # which of them the reviewer saw as they are is lost as well
    return Touched(unsure=unsure, missing=missing, since_review=lines, reviewed_on=mine.reviewed_on)


def carried(touched: Touched, mine: Briefing, merged: Briefing) -> Touched:
    """The same after a merge: a line of which a part followed the source is not a person's for that."""
    before, now = named(mine), named(merged)
    unsure = {
        name: as_plain(now[name]) for name in _still(touched.unsure, before) if name in now and now[name] is not None
    }
    return Touched(unsure=unsure, missing=tuple(name for name in touched.missing if name not in now))


def unsure(briefing: Briefing, record: Record | None) -> frozenset[str]:
    """Ids of lines, and names of fields at the top, of which nobody knows whether a person wrote them."""
    if record is None:
        return frozenset(item.id for item in items(briefing)) if briefing.source else frozenset()
    if not record.touched.unsure:
        return frozenset()
    theirs, mine = named(base_of(briefing.slug, record)), named(briefing)
    return frozenset(name for name in _still(record.touched.unsure, mine) if mine[name] != theirs.get(name))


def missing(briefing: Briefing, record: Record) -> tuple[Item, ...]:
    """What the program finds and the file does not have, where nobody knows whether a person took it out."""
    return _only_drafted(briefing, record, record.touched.missing)


def waiting(briefing: Briefing, record: Record) -> tuple[tuple[Item, str], ...]:
    """What the program finds, and the file lacks since it is near to what a person took out; the words of that."""
    near = record.touched.returned
    return tuple((item, near[item.id]) for item in _only_drafted(briefing, record, tuple(near)))


def _only_drafted(briefing: Briefing, record: Record, ids: tuple[str, ...]) -> tuple[Item, ...]:
    wanted = set(ids) - named(briefing).keys() if ids else set()
    return tuple(item for item in items(base_of(briefing.slug, record)) if item.id in wanted) if wanted else ()


def words_of(item: Item) -> str:
    return item.name if isinstance(item, ActorItem) else item.text


def restored(briefing: Briefing, drafted: Briefing, wanted: str) -> Briefing:
    """The briefing with a line of the draft put in where that has it, and with its speaker."""
    changes: dict[str, Any] = {}
    names = {wanted, *(quote.speaker for quote in drafted.quotes if quote.id == wanted)} - named(briefing).keys()
    for name in LISTS:
        theirs = getattr(drafted, name)
        more = [item for item in theirs if item.id in names]
        changes[name] = tuple(put_in(list(getattr(briefing, name)), more, theirs))
    return replace(briefing, **changes)


def _still(unsure: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The names of what says what it said when the record was lost."""
    return [name for name, said in unsure.items() if name in now and as_plain(now[name]) == said]


def _is_a_persons(mine: Any, theirs: Any) -> bool:  # noqa: ANN401  (an item, or the value of a field)
    """Whether it is nobody's question: as drafted, or with marks that only people make."""
    if mine == theirs or isinstance(mine, str | None):
        return bool(mine == theirs)
    return bool(mine.checked or mine.edited_by or mine.edited_on or (isinstance(mine, QuoteItem) and mine.paraphrase))


def items(briefing: Briefing) -> Iterator[Item]:
    """Of all lists."""
    for name in LISTS:
        yield from getattr(briefing, name)


def named(briefing: Briefing) -> dict[str, Any]:
    """The fields at the top that a draft fills, by their names, and all items, by their ids."""
    return {**{name: getattr(briefing, name) for name in AT_THE_TOP}, **{item.id: item for item in items(briefing)}}
