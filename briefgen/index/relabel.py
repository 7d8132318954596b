"""Gives the actors of one briefing the ids that they have on the whole site."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.model.actor import Actor
from briefgen.model.briefing import ActorItem
from briefgen.model.entry import Entry
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction
from briefgen.model.quote import Quote
from briefgen.model.topic import Gist


def relabel(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """The same briefing with each actor's id replaced by what `ids` gives for it; others keep theirs.

    Two actors that get one id are one actor from then on, called as the first of them.
    """
    if all(old == new for old, new in ids.items()):
        return entry
    briefing = replace(
        entry.briefing,
        actors=_one_each(replace(actor, id=ids.get(actor.id, actor.id)) for actor in entry.briefing.actors),
        quotes=tuple(replace(quote, speaker=_new(quote.speaker, ids)) for quote in entry.briefing.quotes),
    )
    return replace(
        entry,
        briefing=briefing,
        extraction=entry.extraction and relabelled(entry.extraction, ids),
        quotes={name: _quote(quote, ids) for name, quote in entry.quotes.items()},
        events={name: _event(event, ids) for name, event in entry.events.items()},
        edited=frozenset(ids.get(name, name) for name in entry.edited),
        since_review=tuple(ids.get(name, name) for name in entry.since_review),
        edits={ids.get(name, name): edit for name, edit in entry.edits.items()},
    )


def relabelled(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    """The same extraction with other ids of its actors, as `relabel` has it."""
    return replace(
        extraction,
        actors=_mentioned_once(replace(actor, id=ids.get(actor.id, actor.id)) for actor in extraction.actors),
        quotes=tuple(_quote(quote, ids) for quote in extraction.quotes),
        events=tuple(_event(event, ids) for event in extraction.events),
        gist=extraction.gist and _gist(extraction.gist, ids),
    )


def _gist(gist: Gist, ids: Mapping[str, str]) -> Gist:
    who, where = (tuple(dict.fromkeys(ids.get(one, one) for one in actors)) for actors in (gist.who, gist.where))
    return replace(gist, who=who, where=where)


def _one_each(actors: Iterable[ActorItem]) -> tuple[ActorItem, ...]:
    found: dict[str, ActorItem] = {}
    for actor in actors:
        if known := found.get(actor.id):
            roles = tuple(dict.fromkeys((*known.roles, *actor.roles)))
            found[actor.id] = replace(known, country=known.country or actor.country, roles=roles)
        else:
            found[actor.id] = actor
    return tuple(found.values())


def _mentioned_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        if known := found.get(actor.id):
            found[actor.id] = replace(
                known,
                country=known.country or actor.country,
                central=known.central or actor.central,
                roles=tuple(sorted({*known.roles, *actor.roles})),
                mentions=tuple(sorted({*known.mentions, *actor.mentions})),
            )
        else:
            found[actor.id] = actor
    return tuple(found.values())


def _quote(quote: Quote, ids: Mapping[str, str]) -> Quote:
    candidates = tuple(ids.get(actor, actor) for actor in quote.candidates)
    return replace(quote, speaker=_new(quote.speaker, ids), candidates=candidates)


def _event(event: Event, ids: Mapping[str, str]) -> Event:
    return replace(event, actors=tuple(ids.get(actor, actor) for actor in event.actors))


def _new(actor: str | None, ids: Mapping[str, str]) -> str | None:
    return None if actor is None else ids.get(actor, actor)
