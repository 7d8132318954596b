"""Who may be one: what the program does not decide by itself, each with the reason."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.index.alike import Candidate, organisations, people
from briefgen.index.names import fold
from briefgen.index.offices import offices
from briefgen.index.schema import SITE_ID, appearances
from briefgen.reference.names import name_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two ids of the site that may be one actor: the one that more briefings know first."""

    first: str
    second: str
    names: tuple[str, str]
    reason: str
    shared: int
    """Other actors that appear together with both."""
    agree: int = 0
    """1: both are stated to be the same; -1: they are stated to be something else; 0: nothing is known."""


@dataclass(slots=True)
class _Seen:
    """What the index knows of an actor."""

    kind: str
    names: Counter[str] = field(default_factory=Counter)
    in_each: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    """Briefing → countries and offices that are stated there."""

    def candidate(self, site_id: str) -> Candidate:
        countries, stated = (frozenset().union(*part) for part in zip(*self.in_each.values(), strict=True))
        return Candidate(site_id, self.kind, _longest(self.names), frozenset(self.in_each), countries, stated)


def suggest(db: sqlite3.Connection, settled: frozenset[frozenset[str]]) -> list[Suggestion]:
    """Likely pairs that are not in `settled`, the likeliest first. Two that one briefing keeps apart are none."""
    actors = [seen.candidate(site_id) for site_id, seen in sorted(_seen(db).items())]
    likely: dict[frozenset[str], tuple[Candidate, Candidate, str]] = {}
    for one, other, reason in (*people(actors), *organisations(actors)):
        pair = frozenset((one.site_id, other.site_id))
        if len(pair) == 2 and pair not in settled and not _apart(one, other) and not one.briefings & other.briefings:
            likely.setdefault(pair, (one, other, reason))
    company = _company(db, {actor for pair in likely for actor in pair})
    found = [_suggestion(*pair, company) for pair in likely.values()]
    return sorted(found, key=lambda one: (-one.agree, -one.shared, one.first, one.second))


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether they are stated to be of different countries, and are not even spelled alike."""
    known = one.countries and other.countries and not one.countries & other.countries
    return bool(known) and fold(one.name) != fold(other.name)


def _suggestion(one: Candidate, other: Candidate, reason: str, company: Mapping[str, frozenset[str]]) -> Suggestion:
    first, second = sorted((one, other), key=lambda actor: (actor.bare, -len(actor.briefings), actor.site_id))
    shared = company[one.site_id] & company[other.site_id]
    agree, said = _roles(first, second)
    return Suggestion(first.site_id, second.site_id, (first.name, second.name), reason + said, len(shared), agree)


def _roles(one: Candidate, other: Candidate) -> tuple[int, str]:
    if both := sorted(one.offices & other.offices):
        return 1, f"; each is called {both[0]}"
    if one.offices and other.offices:
        said = f"{_words(one)} and the other {_words(other)}"
        return -1, f"; but one is called {said}"
    return 0, ""


def _words(one: Candidate) -> str:
    """“judge of Australia”."""
    return f"{min(one.offices)} of {name_of(min(one.countries))}" if one.countries else min(one.offices)


def _seen(db: sqlite3.Connection) -> Mapping[str, _Seen]:
    rows = db.execute(
        appearances(f"{SITE_ID}, unit.kind, a.name, a.slug, a.country, a.roles")
        + " where unit.kind in ('person', 'organisation')"
    )
    found: dict[str, _Seen] = {}
    for site_id, kind, name, briefing, country, roles in rows:
        seen = found.setdefault(site_id, _Seen(kind))
        seen.names[name] += 1
        countries, stated = seen.in_each.get(briefing, (frozenset(), frozenset()))
        stated |= offices(roles.split("\n")) if roles else frozenset()
        seen.in_each[briefing] = (countries | ({country} if country else frozenset()), stated)
    return found


def _longest(names: Mapping[str, int]) -> str:
    return max(names, key=lambda name: (len(name.split()), names[name], name))


def _company(db: sqlite3.Connection, actors: set[str]) -> Mapping[str, frozenset[str]]:
    """Those who appear in the briefings of an actor; by the actor's id."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    query = (
        "select distinct unit.base from appearance a join unit using (block, name, side) where a.slug in"
        " (select slug from appearance join unit using (block, name, side) where base = ?) limit 500"
    )
    for actor in actors:
        found[actor] = frozenset(base for (base,) in db.execute(query, (actor,))) - {actor}
    return found
