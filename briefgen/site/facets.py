"""The list of briefings by year, kind of document, publisher and review state: plain links, to lists in sheets as well.

Each facet lists a briefing at most once more, so that all its pages are at most a sheet for each value more than the
list itself has. Where a facet has one value only, there is nothing to choose.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.model.briefing import Review
from briefgen.model.card import Card
from briefgen.model.slug import slug
from briefgen.site.context import Context
from briefgen.site.language import N_
from briefgen.site.routes import relative
from briefgen.site.views import Choice, Facet, Href
from briefgen.site.wording import REVIEWS, document_kind

LIST = "briefings/index.html"
_MOST = 40
"""Values of a facet that have a page: those of most briefings. A site may have read thousands of publishers."""
_LABELS = {"year": N_("Year"), "kind": N_("Kind"), "publisher": N_("Publisher"), "review": N_("State")}


class Value(NamedTuple):
    """A value of a facet, without its briefings."""

    facet: str
    words: str
    """As the pages show it; of a state of review, the state."""
    path: str
    briefings: int


Facets = tuple[Value, ...]


def facets_of(newest: Sequence[Card]) -> Mapping[Value, Sequence[Card]]:
    """All values among which readers can choose, with their briefings in the order that they came in."""
    found: dict[Value, Sequence[Card]] = {}
    for facet, value_of in _VALUES.items():
        there: dict[str, list[Card]] = {}
        for card in newest:
            if value := value_of(card):
                there.setdefault(slug(value), []).append(card)
        chosen = sorted(there, key=lambda key: (-len(there[key]), key))[:_MOST] if len(there) > 1 else []
        for key in sorted(chosen, reverse=facet == "year"):
            words, path = value_of(there[key][0]), LIST.replace(".html", f"/{facet}-{key}.html")
            found[Value(facet, words, path, len(there[key]))] = there[key]
    return found


def shown(facets: Facets, context: Context) -> tuple[Facet, ...]:
    """As links; numbers only on the list of all, so that one more briefing changes no list but those that have it."""
    counted = context.page == LIST
    return tuple(
        Facet(context.language.gettext(label), tuple(_choices(facets, name, context, counted=counted)))
        for name, label in _LABELS.items()
        if any(value.facet == name for value in facets)
    )


def words_of(value: Value, context: Context) -> str:
    if value.facet == "kind":
        return document_kind(value.words, context.language)
    return context.language.gettext(REVIEWS[Review(value.words)]) if value.facet == "review" else value.words


def _choices(facets: Facets, name: str, context: Context, *, counted: bool) -> Iterator[Choice]:
    for value in facets:
        if value.facet == name:
            link = Href(words_of(value, context), relative(value.path, context.page))
            yield Choice(link, value.briefings if counted else 0, value.path == context.page)


def _year(card: Card) -> str:
    year = (card.date or "")[:4]
    return year if year.isascii() and year.isdigit() else ""


_VALUES: Mapping[str, Callable[[Card], str]] = {
    "year": _year,
    "kind": lambda card: " ".join((card.kind or "").split()),
    "publisher": lambda card: " ".join((card.publisher or "").split()),
    "review": lambda card: card.review,
}
