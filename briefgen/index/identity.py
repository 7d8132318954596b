"""Who can be who across documents. A wrong merge is worse than a split, so only what is certain is joined.

Appearances fall into *blocks*, of which each is decided by itself: the program never joins anybody across blocks.
In a block, all appearances under one spelling are a *unit*; units are joined to groups by `groups_in`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.index.names import (
    PersonName,
    fold,
    fuller,
    is_common_abroad,
    organisation_name,
    person_name,
)
from briefgen.model.actor import Kind
from briefgen.model.briefing import Briefing
from briefgen.model.slug import slug
from briefgen.reference.institutions import institution
from briefgen.reference.names import name_of

IN = "--in-"
"""Joins an id with the briefing to which it is limited; no slug has two hyphens, so such an id is nobody else's."""
ALONE = "alone"
LAST = "9999"
"""Stands for the date of a briefing that has none."""


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """An actor as one briefing has it."""

    slug: str
    """The briefing."""
    actor: str
    """The actor's id in that briefing."""
    name: str
    kind: Kind
    country: str | None = None
    date: str | None = None
    """The briefing's, ISO 8601 cut to what is known."""
    roles: tuple[str, ...] = ()
    """As stated."""

    @property
    def eldest(self) -> str:
        """Sorts appearances by age; what has no date comes last."""
        return f"{self.date or LAST} {self.slug} {self.actor}"


def appearances_in(briefing: Briefing) -> tuple[Appearance, ...]:
    """The actors of a briefing as the index takes them."""
    return tuple(
        Appearance(briefing.slug, actor.id, actor.name, actor.kind, actor.country, briefing.date, actor.roles)
        for actor in briefing.actors
    )


@dataclass(slots=True)
class Unit:
    """All appearances in one block whose names differ in nothing but marks and capitals, and who may be one."""

    spellings: list[str]
    eldest: str
    """The `Appearance.eldest` of the first of them."""
    name: str
    """What that one is called."""
    side: str = ""
    """Which of several people of that very name, as `namesakes.sides` tells them apart."""
    countries: frozenset[str] = frozenset()


@dataclass(slots=True)
class Group:
    """Units that are one actor."""

    full: PersonName
    """The fullest name among them."""
    units: list[Unit] = field(default_factory=list)

    @property
    def eldest(self) -> Unit:
        return min(self.units, key=lambda unit: unit.eldest)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset().union(*(unit.countries for unit in self.units))

    @property
    def side(self) -> str:
        return next(filter(None, (unit.side for unit in self.units)), "")

    @property
    def given_names(self) -> frozenset[str]:
        return frozenset(fold(unit.name).split()[0] for unit in self.units)


def blocks_of(appearances: Sequence[Appearance]) -> Mapping[str, str]:
    """Actor → block, for all actors of one briefing.

    A person who is called by a single word, and two whom their document keeps apart although they have one name, are
    alone: two articles that say "Smith" may speak of two Smiths. So is a body such as many states have, where nothing
    tells of which it is: neither its name, nor its being of the only country that the briefing speaks of, nor that only
    one state has a body of that name.
    """
    states = {one.country for one in appearances if one.kind is Kind.COUNTRY and one.country}
    only = next(iter(states)) if len(states) == 1 else None
    blocks = {one.actor: _block(one, only) for one in appearances}
    seen: dict[tuple[str, str], list[Appearance]] = {}
    for one in appearances:
        seen.setdefault((blocks[one.actor], fold(one.name)), []).append(one)
    for same in seen.values():
        if len(same) > 1 and same[0].kind is Kind.PERSON:
            blocks.update({one.actor: _alone(one) for one in same})
    return blocks


def _block(one: Appearance, only: str | None) -> str:
    if one.kind is Kind.COUNTRY and one.country:
        return f"{one.kind} {one.country}"
    if one.kind is Kind.PERSON:
        name = person_name(one.name)
        return f"{one.kind} {name.given} {name.family} {name.generation}" if name.given else _alone(one)
    if one.kind is Kind.ORGANISATION and (body := institution(one.name)):
        country = one.country or body.country or only or body.usual
        return f"{one.kind} {country}: {body.words}" if country else _alone(one)
    words = organisation_name(one.name) if one.kind is Kind.ORGANISATION else fold(one.name)
    return f"{one.kind} {words}" if words else _alone(one)


def _alone(one: Appearance) -> str:
    return f"{ALONE} {one.slug} {one.actor}"


def groups_in(
    block: str, units: Iterable[Unit], apart: Callable[[Group, Unit], bool] = lambda _group, _unit: False
) -> list[Group]:
    """The actors of a block; `apart` tells whether a document names both a group and a unit, and so keeps them apart.

    Units of people are joined if nothing in their names differs but spelling: an initial with the only middle name that
    it can mean, other spellings if no other country is stated. The answer does not depend on the order of units.
    """
    if not block.startswith(Kind.PERSON):
        members = list(units)
        return [Group(PersonName("", (), ""), members)] if members else []
    groups: list[Group] = []
    for unit in sorted(units, key=_fullest_first):
        name = person_name(unit.name)
        fitting = [group for group in groups if _fits(name, unit, group)]
        if len(fitting) == 1 and not apart(fitting[0], unit):
            fitting[0].units.append(unit)
        else:
            groups.append(Group(name, [unit]))
    return groups


def _fullest_first(unit: Unit) -> tuple[int, int, str]:
    middle = person_name(unit.name).middle
    return (-len(middle), -sum(map(len, middle)), unit.eldest)


def _fits(name: PersonName, unit: Unit, group: Group) -> bool:
    if any(fold(unit.name) == fold(other.name) for other in group.units):
        return False  # a namesake
    if group.full.middle != name.middle and not fuller(group.full, name):
        return False
    if is_common_abroad(unit.name) and fold(unit.name).split()[0] not in group.given_names:
        return bool(unit.countries & group.countries)
    return not unit.countries or not group.countries or bool(unit.countries & group.countries)


def wish_of(block: str, group: Group) -> str:
    """The id that a group would like: made of the name that it had first, so that later documents do not change it."""
    first = group.eldest
    if block.startswith(ALONE):
        _, briefing, actor = block.split()
        return f"{actor}{IN}{briefing}"
    kind, _, rest = block.partition(" ")
    return slug(name_of(rest)) if kind == Kind.COUNTRY and len(rest) == 2 else slug(first.name)


@dataclass(frozen=True, slots=True)
class Wisher:
    """A group that wishes for an id."""

    kind: Kind
    eldest: str
    given: bool = False
    """Whether one of its names was given the id before."""

    @property
    def rank(self) -> tuple[bool, bool, str]:
        return not self.given, self.kind is not Kind.COUNTRY, self.eldest


def ids_for(wish: str, groups: Sequence[Wisher], taken: frozenset[str] = frozenset()) -> list[str]:
    """The ids of groups that all wish for one: it goes to whom it was given before, to a country, to the eldest.

    Others get their kind behind two hyphens, which are in no wish; so no id is given twice, and none of `taken`.
    """
    order = sorted(range(len(groups)), key=lambda n: groups[n].rank)
    used = {"index", *taken}  # the page that lists them all
    ids = [""] * len(groups)
    for at in order:
        kind, number = groups[at].kind, 2
        found = wish if wish not in used else f"{wish}--{kind}"
        while found in used:
            found, number = f"{wish}--{kind}-{number}", number + 1
        used.add(found)
        ids[at] = found
    return ids
