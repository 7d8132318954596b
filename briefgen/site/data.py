"""The data beside a page, for programs."""

import json
from collections.abc import Sequence

from briefgen.model.briefing import QuoteItem
from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.model.interchange import as_json
from briefgen.site.around import around


def extraction_data(entry: Entry) -> str:
    """The extraction that a briefing rests on, as `briefgen extract --json` prints it."""
    return _text(as_json(entry.extraction)) if entry.extraction else ""


def actor_data(actor: str, name: str, cards: Sequence[Card], entries: Sequence[Entry], older: str) -> str:
    """Where an actor appears, in which roles, and what the actor said there; `older` has the briefings before these.

    `entries`: those of the briefings that say more of the actor than their cards.
    """
    items = [(card, item) for card in cards for item in card.actors if item.id == actor]
    quotes = {entry.briefing.slug: _quotes(actor, entry) for entry in entries}
    data = {
        "schema": "briefgen/actor/1",
        "id": actor,
        "name": name,
        "kind": items[0][1].kind,
        "country": next((item.country for _, item in items if item.country), None),
        "briefings": [
            {
                "slug": card.slug,
                "title": card.title,
                "date": card.date,
                "roles": list(item.roles),
                "quotes": quotes.get(card.slug, []),
            }
            for card, item in items
        ],
        **around(actor, cards, entries),
        **({"older": older} if older else {}),
    }
    return _text(data)


def _quotes(actor: str, entry: Entry) -> list[dict[str, str]]:
    said = (quote for quote in entry.briefing.quotes if quote.speaker == actor)
    return [{"id": quote.id, "kind": kind_of(quote), "text": quote.text} for quote in said]


def kind_of(quote: QuoteItem) -> str:
    """Direct, mixed or indirect; a person's rendering is none of them."""
    return "paraphrase" if quote.paraphrase else str(quote.kind)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
