"""A briefing: what its content file says, drafted by the program and owned by people.

Every item has an id that is unique in the briefing and stays the same over later extractions. The words are kept here;
where they stand in the source is in the record (`Extraction`) beside the file, under the same id.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.actor import Kind
from briefgen.model.quote import QuoteKind


class Review(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SummaryItem:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ActorItem:
    id: str
    """The actor's id across documents; quotes name their speaker by it."""
    name: str
    kind: Kind
    country: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteItem:
    id: str
    kind: QuoteKind
    text: str
    speaker: str | None = None
    """An actor's id; None: the document does not tell."""
    key: bool = False
    """Whether readers see it among the key quotes; the others follow below."""


@dataclass(frozen=True, slots=True)
class FactItem:
    id: str
    country: str
    property: str
    text: str


@dataclass(frozen=True, slots=True)
class EventItem:
    id: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """One content file."""

    slug: str
    source: str | None
    """Path of the source document relative to the project; None for a briefing written by hand."""
    title: str
    title_made: bool = False
    date: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    notice: str | None = None
    """The document's own warning that it is not about the real world."""
    review: Review = Review.DRAFT
    summary: tuple[SummaryItem, ...] = ()
    quotes: tuple[QuoteItem, ...] = ()
    actors: tuple[ActorItem, ...] = ()
    facts: tuple[FactItem, ...] = ()
    events: tuple[EventItem, ...] = ()
    body: str = ""
    """Markdown by people, below the front matter."""
