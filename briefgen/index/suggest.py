"""Who may be one: likely pairs that the program does not join by itself, each with the reason."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.index.alike import Candidate, organisations, people


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two ids of the site that may be one actor: the one that more briefings know first."""

    first: str
    second: str
    names: tuple[str, str]
    reason: str
    shared: int
    """Other actors that appear together with both."""


def suggest(db: sqlite3.Connection, settled: frozenset[frozenset[str]]) -> list[Suggestion]:
    """Likely pairs that are not in `settled`, the likeliest first. Two that one briefing keeps apart are none."""
    actors = _candidates(db)
    likely: dict[frozenset[str], tuple[Candidate, Candidate, str]] = {}
    for one, other, reason in (*people(actors), *organisations(actors)):
        pair = frozenset((one.site_id, other.site_id))
        apart = bool(one.countries and other.countries and not one.countries & other.countries)
        if len(pair) == 2 and pair not in settled and not apart and not one.briefings & other.briefings:
            likely.setdefault(pair, (one, other, reason))
    company = _company(db, {actor for pair in likely for actor in pair})
    found = [_suggestion(*pair, company) for pair in likely.values()]
    return sorted(found, key=lambda one: (-one.shared, one.first, one.second))


def _suggestion(one: Candidate, other: Candidate, reason: str, company: Mapping[str, frozenset[str]]) -> Suggestion:
    first, second = sorted((one, other), key=lambda actor: (actor.bare, -len(actor.briefings), actor.site_id))
    shared = company[one.site_id] & company[other.site_id]
    return Suggestion(first.site_id, second.site_id, (first.name, second.name), reason, len(shared))


def _candidates(db: sqlite3.Connection) -> list[Candidate]:
    rows = db.execute(
        "select coalesce(part.site_id, whole.site_id, unit.base), unit.kind, a.name, a.slug, a.country"
        " from appearance a join unit using (block, name)"
        " left join ruled part on part.base = unit.base and part.slug = a.slug"
        " left join ruled whole on whole.base = unit.base and whole.slug = ''"
        " where unit.kind in ('person', 'organisation')"
    )
    names: dict[str, Counter[str]] = {}
    seen: dict[str, tuple[str, set[str], set[str]]] = {}
    for site_id, kind, name, briefing, country in rows:
        names.setdefault(site_id, Counter())[name] += 1
        _, briefings, countries = seen.setdefault(site_id, (kind, set(), set()))
        briefings.add(briefing)
        countries.update([country] if country else [])
    return [
        Candidate(site_id, kind, _longest(names[site_id]), frozenset(briefings), frozenset(countries))
        for site_id, (kind, briefings, countries) in sorted(seen.items())
    ]


def _longest(names: Mapping[str, int]) -> str:
    return max(names, key=lambda name: (len(name.split()), names[name], name))


def _company(db: sqlite3.Connection, actors: set[str]) -> Mapping[str, frozenset[str]]:
    """Those who appear in the briefings of an actor; by the actor's id."""
    found: dict[str, frozenset[str]] = {}
    query = (
        "select distinct unit.base from appearance a join unit using (block, name) where a.slug in"
        " (select slug from appearance join unit using (block, name) where base = ?) limit 500"
    )
    for actor in actors:
        found[actor] = frozenset(base for (base,) in db.execute(query, (actor,))) - {actor}
    return found
