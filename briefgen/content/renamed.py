"""Actors to whom a person gave another id: what the extraction says of them is meant of the same ones."""

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import Indel

from briefgen.model.briefing import ActorItem, Briefing

_SAME_LETTERS = 0.75


def renamed(base: Briefing, mine: Briefing) -> Mapping[str, str]:
    """Id of an actor in the draft → the id that the file has for the same one: of that name, or saying the same."""
    new = {actor.id: actor for actor in _only_in(mine, base)}
    found: dict[str, str] = {}
    for actor in _only_in(base, mine):
        same = [one.id for one in new.values() if (one.name, one.kind) == (actor.name, actor.kind)]
        heir = same[0] if len(same) == 1 else heirs(base, mine).get(actor.id)
        if heir in new and heir not in found.values():
            found[actor.id] = heir
    return found


def heirs(base: Briefing, mine: Briefing) -> Mapping[str, str]:
    """Id of an actor whom a person took out → the one of nearly that name to whom they gave all quotes of that actor.

    Somebody of another name is nobody's heir: the person said who spoke these quotes, and nothing of later ones.
    """
    there = {actor.id: actor.name for actor in mine.actors}
    names = {actor.id: actor.name for actor in base.actors}
    now = {quote.id: quote.speaker for quote in mine.quotes}
    given: dict[str, set[str | None]] = {}
    for quote in base.quotes:
        if quote.speaker and quote.speaker not in there and quote.id in now:
            given.setdefault(quote.speaker, set()).add(now[quote.id])
    return {
        actor: heir
        for actor, (heir, *others) in given.items()
        if heir in there and not others and is_near(names.get(actor, actor), there[heir])
    }


def is_near(one: str, two: str) -> bool:
    """Whether two names may be of one: a part of the other, or written nearly like it."""
    first, second = ({*name.casefold().split()} for name in (one, two))
    return first <= second or second <= first or Indel.normalized_similarity(one, two) >= _SAME_LETTERS


def under(briefing: Briefing, ids: Mapping[str, str], *, speakers: Mapping[str, str] | None = None) -> Briefing:
    """The briefing with other ids of its actors; `speakers`: in quotes alone."""
    speaks = {**(speakers or {}), **ids}
    if not speaks:
        return briefing
    return replace(
        briefing,
        actors=tuple(replace(actor, id=ids.get(actor.id, actor.id)) for actor in briefing.actors),
        quotes=tuple(
            replace(quote, speaker=speaks.get(quote.speaker, quote.speaker)) if quote.speaker else quote
            for quote in briefing.quotes
        ),
    )


def followed(base: Briefing, mine: Briefing) -> Briefing:
    """The draft with the ids that the file has for its actors."""
    return under(base, renamed(base, mine))


def _only_in(one: Briefing, other: Briefing) -> list[ActorItem]:
    known = {actor.id for actor in other.actors}
    return [actor for actor in one.actors if actor.id not in known]
