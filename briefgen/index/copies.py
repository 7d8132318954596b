"""Which documents are near-copies: one agency's report in several papers, longer here and shorter there."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.model.card import Card
from briefgen.model.shingles import likeness

_LIKE = 0.5
"""At this share of common shingles two texts are a copy with changes, not two reports of one event."""
_BAND = 2
"""So many minima that are equal side by side make it worth comparing two texts."""


def near_copies(cards: Sequence[Card]) -> Mapping[str, tuple[str, ...]]:
    """Slug of each briefing that has near-copies → their slugs, in the order of the cards.

    Each text is compared with the first of every family that it might belong to, so the work grows with the number of
    texts and not with its square, however often one was copied.
    """
    first_with: dict[tuple[int, ...], int] = {}
    families: dict[int, list[int]] = {}
    for place, card in enumerate(cards):
        bands = list(_bands(card.minima))
        heads = dict.fromkeys(first_with[band] for band in bands if band in first_with)
        head = next((one for one in heads if likeness(cards[one].minima, card.minima) >= _LIKE), place)
        families.setdefault(head, []).append(place)
        for band in bands:
            first_with.setdefault(band, head)
    slugs = ([cards[place].slug for place in family] for family in families.values() if len(family) > 1)
    return {slug: tuple(other for other in family if other != slug) for family in slugs for slug in family}


def _bands(minima: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Each with its place, so that equal ones are found by looking them up."""
    for number, band in enumerate(zip(*[iter(minima)] * _BAND, strict=True)):
        if all(band):
            yield number, *band
