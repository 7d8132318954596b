"""Quotes as cards: the words, whose they are, how that is known, and where they stand."""

from briefgen.model.briefing import QuoteItem
from briefgen.model.entry import Entry
from briefgen.site.context import Context, date_of, sentences_of
from briefgen.site.views import QuoteCard
from briefgen.site.wording import QUOTE_KINDS, how


def quote_card(entry: Entry, item: QuoteItem, context: Context) -> QuoteCard:
    """One quote of one briefing, for the page of the context."""
    found = entry.quotes.get(item.id)
    edited = item.id in entry.edited
    return QuoteCard(
        item.id,
        item.kind,
        QUOTE_KINDS[item.kind],
        item.text,
        context.actor(item.speaker),
        _role(entry, item.speaker),
        "set by a person" if edited or found is None else how(found.rule),
        found is not None and found.needs_review and not edited,
        context.actors(found.candidates) if found and item.speaker is None else (),
        sentences_of(entry, entry.evidence.get(item.id, ())),
        edited,
        context.briefing(entry),
        date_of(entry.briefing.date),
    )


def _role(entry: Entry, speaker: str | None) -> str | None:
    for actor in entry.briefing.actors:
        if actor.id == speaker and actor.roles:
            return actor.roles[0]
    return None
