"""The key terms of each briefing: frequent in its document, rare in the others."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from briefgen.model.card import Card, CardTerm
from briefgen.model.slug import slug

_MOST = 5
_PHRASE = 1.5
"""A term of several words tells more than one of a single word."""
_LINKS = 1.3
"""A term that leads to another briefing is worth more than one that leads nowhere."""
_TITLE = 2.0
_EVERYWHERE = 0.5
"""A term of more than this share of all briefings tells nothing about one; on a site of a few it may."""
_FEW_BRIEFINGS = 4


def choose_topics(cards: Sequence[Card]) -> Mapping[str, tuple[str, ...]]:
    """Slug of the briefing → those that a person chose, or its terms, the best first, written as the site does most.

    Terms whose pages would have one address are written alike.
    """
    known = Counter(term.text for card in cards for term in card.terms)
    documents = sum(bool(card.terms) for card in cards)
    forms = _commonest_forms(cards)
    alike: dict[str, str] = {}
    slug_of = cache(slug)  # a topic is that of many briefings
    found: dict[str, tuple[str, ...]] = {}
    for card in cards:
        derived = (forms[term.text] for term in _best(card, known, documents))
        names = derived if card.tags is None else card.tags
        found[card.slug] = tuple(dict.fromkeys(alike.setdefault(slug_of(name), name) for name in names))
    return {briefing: names for briefing, names in found.items() if names}


def _best(card: Card, known: Mapping[str, int], documents: int) -> Sequence[CardTerm]:
    most = max(_FEW_BRIEFINGS, documents * _EVERYWHERE)
    ordered = sorted(
        (-_weight(term, known[term.text], documents), term.text, term)
        for term in card.terms
        if known[term.text] <= most
    )
    return [term for _, _, term in ordered[:_MOST]]


def _weight(term: CardTerm, briefings: int, documents: int) -> float:
    weight = term.times / (2 + term.times) * math.log(1 + documents / briefings)
    if " " in term.text:
        weight *= _PHRASE
    if briefings > 1:
        weight *= _LINKS
    return weight * _TITLE if term.in_title else weight


def _commonest_forms(cards: Sequence[Card]) -> Mapping[str, str]:
    """Term → its commonest form in lower case: "sanctions" rather than "sanction"."""
    forms: dict[str, Counter[str]] = {}
    for card in cards:
        for term in card.terms:
            forms.setdefault(term.text, Counter())[term.form] += term.times
    return {key: min(counts, key=lambda form: (-counts[form], form)) for key, counts in forms.items()}
