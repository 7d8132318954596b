"""A briefing together with what it rests on: what readers are shown, and what proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.model.briefing import Briefing, QuoteItem
from briefgen.model.card import Card, card_of
from briefgen.model.curated import CuratedActor
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Who changed or added a line, and when, as far as the content file or git tells."""

    by: str | None = None
    on: str | None = None
    """ISO 8601, a day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One content file with its record. Every mapping is keyed by the ids of the briefing's items."""

    briefing: Briefing
    extraction: Extraction | None = None
    """None: written by hand, or the record is lost; then nothing has evidence."""
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where an item's words stand in `extraction.text`; an item that is not here has no place in the source."""
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """How a quote was found; absent for a quote that a person added."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()
    """Items that differ from what was extracted, changed or added by a person; also "title", "date", "publisher",
    "author", "url", "language", "kind" and "notice" of the briefing itself."""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """For each of `edited`, who and when."""
    reworded: frozenset[str] = frozenset()
    """Those of `edited` that rest on the same place of the source, in other words."""
    since_review: tuple[str, ...] = ()
    """Items that an extraction changed or added after the briefing was reviewed: no reviewer has seen them."""
    unsure: frozenset[str] = frozenset()
    """Items, and fields as in `edited`, that differ from what was extracted, where the record was lost that would tell
    whether a person wrote them."""

    def in_own_words(self, quote: QuoteItem) -> bool:
        """Whether a quote may be given as what was said, word for word: its words stand so in the source.

        Where there is no source to compare with, a person answers for it.
        """
        direct = quote.kind is QuoteKind.DIRECT and not quote.paraphrase
        return direct and (quote.id in self.evidence or self.extraction is None)


@dataclass(frozen=True, slots=True)
class Library:
    """All briefings of a project, and who is who in them."""

    entries: Sequence[Entry]
    """In the order of their slugs; actor ids in them are those of the site, the same person has one everywhere.

    There may be more of them than memory holds: each is opened when it is asked for."""
    curated: Mapping[str, CuratedActor] = field(default_factory=dict)
    """Actor id → how people describe the actor."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Path of a page that there was → the page where its readers now find the same; both relative to site/."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slug of a briefing → its key terms, the best first."""
    cards: tuple[Card, ...] = ()
    """One for each entry, in the same order."""
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    """Slug → place in `entries`."""

    def __post_init__(self) -> None:
        """Cards are made of the entries where they are not given."""
        cards = self.cards or tuple(map(card_of, self.entries))
        object.__setattr__(self, "cards", cards)
        object.__setattr__(self, "places", {card.slug: place for place, card in enumerate(cards)})

    def entry(self, slug: str) -> Entry:
        return self.entries[self.places[slug]]
