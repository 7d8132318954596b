"""Gives the actors of one briefing the ids that they have on the whole site."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.model.entry import Entry
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction
from briefgen.model.quote import Quote


def relabel(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """The same briefing with each actor's id replaced by what `ids` gives for it; others keep theirs."""
    if all(old == new for old, new in ids.items()):
        return entry
    briefing = replace(
        entry.briefing,
        actors=tuple(replace(actor, id=ids.get(actor.id, actor.id)) for actor in entry.briefing.actors),
        quotes=tuple(replace(quote, speaker=_new(quote.speaker, ids)) for quote in entry.briefing.quotes),
    )
    return replace(
        entry,
        briefing=briefing,
        extraction=entry.extraction and _extraction(entry.extraction, ids),
        quotes={name: _quote(quote, ids) for name, quote in entry.quotes.items()},
        events={name: _event(event, ids) for name, event in entry.events.items()},
        edited=frozenset(ids.get(name, name) for name in entry.edited),
        edits={ids.get(name, name): edit for name, edit in entry.edits.items()},
    )


def _extraction(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    return replace(
        extraction,
        actors=tuple(replace(actor, id=ids.get(actor.id, actor.id)) for actor in extraction.actors),
        quotes=tuple(_quote(quote, ids) for quote in extraction.quotes),
        events=tuple(_event(event, ids) for event in extraction.events),
    )


def _quote(quote: Quote, ids: Mapping[str, str]) -> Quote:
    candidates = tuple(ids.get(actor, actor) for actor in quote.candidates)
    return replace(quote, speaker=_new(quote.speaker, ids), candidates=candidates)


def _event(event: Event, ids: Mapping[str, str]) -> Event:
    return replace(event, actors=tuple(ids.get(actor, actor) for actor in event.actors))


def _new(actor: str | None, ids: Mapping[str, str]) -> str | None:
    return None if actor is None else ids.get(actor, actor)
