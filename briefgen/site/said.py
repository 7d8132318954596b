"""An actor's quotes over all briefings: the same words once, by year, and with an index by topic word."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from briefgen.model.entry import Entry
from briefgen.site.context import Context
from briefgen.site.language import N_
from briefgen.site.quote_cards import quote_card, together
from briefgen.site.quote_forms import with_forms
from briefgen.site.quote_views import QuoteCard, QuoteTopic, QuoteYear
from briefgen.site.views import Href

_FEWEST, _MOST_TOPICS = 5, 12
"""So few quotes are read faster than an index of them; of so many topics the most frequent are shown."""
_WORDS = 7
"""With so many of its first words a quote is named in the index."""


def quotes_by(actor: str, entries: Sequence[Entry], context: Context) -> list[QuoteCard]:
    """What the actor says in these briefings, in their order; each card has an id of its own on the page."""
    cards = together(
        quote_card(entry, quote, context)
        for entry in entries
        for quote in entry.briefing.quotes
        if quote.speaker == actor
    )
    return numbered(with_forms(numbered(cards, "said")), "said")


def numbered(cards: Sequence[QuoteCard], name: str) -> list[QuoteCard]:
    """Ids of quotes tell them apart in one briefing only."""
    return [replace(card, id=f"{name}-{number}") for number, card in enumerate(cards, 1)]


def by_year(cards: Sequence[QuoteCard], context: Context) -> tuple[QuoteYear, ...]:
    """In the order that they come in, which is the newest first."""
    unknown = context.language.gettext(N_("No date stated"))
    years = groupby(cards, key=lambda card: card.date.iso[:4] if card.date else unknown)
    return tuple(QuoteYear(year, tuple(group)) for year, group in years)


def by_topic(cards: Sequence[QuoteCard], entries: Sequence[Entry], context: Context) -> tuple[QuoteTopic, ...]:
    """Topics of the actor's briefings with the quotes that have the word in them; those of most quotes first."""
    if len(cards) < _FEWEST:
        return ()
    names = dict.fromkeys(name for e in entries for name in context.library.topics.get(e.briefing.slug, ()))
    found = [(name, [card for card in cards if _pattern(name).search(card.text)]) for name in names]
    ranked = sorted((pair for pair in found if pair[1]), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_topic(name, there, context) for name, there in ranked[:_MOST_TOPICS])


def _topic(name: str, cards: Sequence[QuoteCard], context: Context) -> QuoteTopic:
    return QuoteTopic(context.topics([name])[0], tuple(Href(_beginning(card.text), f"#{card.id}") for card in cards))


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]).rstrip(",;:.") + ("…" if len(words) > _WORDS else "")


@lru_cache(maxsize=1024)
def _pattern(topic: str) -> re.Pattern[str]:
    """The topic's words, singular or plural."""
    words = (re.escape(word.removesuffix("s")) for word in topic.split())
    return re.compile(r"\b" + r"\W+".join(f"{word}(?:e?s)?" for word in words) + r"\b", re.IGNORECASE)
