"""People of one spelling whom documents state to be of different countries and to be different things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

UNDECIDED = ""
"""The side of those of whom nothing is stated that tells."""
_FAR_MORE = 4
"""Whom so many times more documents speak of than of all others of the name is meant where nothing is stated."""


@dataclass(frozen=True, slots=True, order=True)
class Stated:
    """What one briefing says of a person."""

    eldest: str
    """The `Appearance.eldest`."""
    country: str | None
    offices: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """What tells; a country's code is in capitals and so is no office."""
        return self.offices | ({self.country} if self.country else frozenset())

    @property
    def whole(self) -> bool:
        return bool(self.country and self.offices)


def sides(stated: Sequence[Stated]) -> Mapping[str, str]:
    """`Stated.eldest` → which of several people of one name is meant, named by a country's code in small letters.

    Two are told apart only if they share neither a country nor an office, and a third does not join them. Where all
    may be one, everybody is `UNDECIDED`.

    >>> footballer, judge = Stated("1", "GB", frozenset(["footballer"])), Stated("2", "AU", frozenset(["judge"]))
    >>> sides([footballer, judge, Stated("3", None, frozenset(["judge"])), Stated("4", None, frozenset())])
    {'1': 'gb', '2': 'au', '3': 'au', '4': ''}
    """
    known = _joined(one for one in sorted(stated) if one.whole)
    if len(known) < 2:
        return {one.eldest: UNDECIDED for one in stated}
    marks = {(side[0].country or "").lower(): frozenset().union(*(one.marks for one in side)) for side in known}
    found = {one.eldest: _side(one, marks) for one in stated}
    usual = _usual(found.values(), marks)
    return {one.eldest: found[one.eldest] if one.marks else usual for one in stated}


def _joined(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Those who share a country or an office, the eldest first."""
    found: list[list[Stated]] = []
    for one in stated:
        shared = [side for side in found if any(one.marks & other.marks for other in side)]
        found = [side for side in found if side not in shared]
        found.append(sorted([one, *(other for side in shared for other in side)]))
    return sorted(found)


def _side(one: Stated, marks: Mapping[str, frozenset[str]]) -> str:
    if one.country:
        return next((side for side, known in marks.items() if one.country in known), one.country.lower())
    fitting = [side for side, known in marks.items() if one.offices & known]
    return fitting[0] if len(fitting) == 1 else UNDECIDED


def _usual(found: Iterable[str], marks: Iterable[str]) -> str:
    """The side that far more documents speak of than of all others, if there is one."""
    counted = list(filter(None, found))
    return next((side for side in marks if counted.count(side) >= _FAR_MORE * (len(counted) - counted.count(side))), "")


def told_apart(wishes: Sequence[tuple[str, str, str, bool]]) -> Iterator[str]:
    """The ids that groups of a block wish for; each is (wish, side, eldest, given) of a group.

    The bare id goes to whom it was given, or to the eldest; the others' ids say of which country they are.
    """
    taken = {wish: at for at, (wish, *_, given) in enumerate(wishes) if given}
    for at in sorted(range(len(wishes)), key=lambda at: wishes[at][2]):
        taken.setdefault(wishes[at][0], at)
    for at, (wish, side, _, _) in enumerate(wishes):
        yield wish if taken[wish] == at else f"{wish}--{side or 'person'}"
