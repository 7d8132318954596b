"""What pages show of quotes."""

import msgspec

from briefgen.model.quote import QuoteKind
from briefgen.site.views import Date, Href


class QuoteForm(msgspec.Struct, frozen=True):
    """A shorter form of a quote, as another document gives it."""

    text: str
    kind_words: str
    verbatim: bool
    language: str
    left_out: tuple[str, ...]
    """The words of the longer form that it does not have."""
    briefing: Href
    date: Date | None
    sentences: tuple[int, ...]
    also: tuple[Href, ...] = ()
    """The other briefings that shorten it in the same way."""


class QuoteCard(msgspec.Struct, frozen=True):
    id: str
    kind: QuoteKind
    kind_words: str
    text: str
    speaker: Href | None
    role: str | None
    """As this document states it."""
    how: str
    uncertain: bool
    candidates: tuple[Href, ...]
    """Who may be meant, or, where they speak together, who speaks."""
    sentences: tuple[int, ...]
    edited: str | None
    """Who changed it, in words."""
    briefing: Href
    date: Date | None
    language: str = "en"
    verbatim: bool = False
    """Whether it is shown between quotation marks."""
    original: str | None = None
    """The passage on the page that the source was published at."""
    times: int = 1
    """In how many briefings of an actor's page the same words stand."""
    also: tuple[Href, ...] = ()
    """The other briefings that have the same words."""
    newer: bool = False
    undecided: bool = False
    """Whether one of the candidates is meant, and the document does not tell which."""
    forms: tuple[QuoteForm, ...] = ()
    """On an actor's page, how other briefings shorten it, the longest first."""


class QuoteYear(msgspec.Struct, frozen=True):
    """An actor's quotes of one year."""

    year: str
    quotes: tuple[QuoteCard, ...]


class QuoteTopic(msgspec.Struct, frozen=True):
    """A topic with links to those of an actor's quotes that have the word in them."""

    topic: Href
    quotes: tuple[Href, ...]
    """Their first words."""
