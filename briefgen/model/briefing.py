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


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What people may note of any item; the program never fills it in."""

    checked: bool = False
    """A person has looked at it and let it stand: from then on it is theirs, and is not asked about again."""
    edited_by: str | None = None
    """Who changed or added it; None: the file's own `edited_by`, or what git knows."""
    edited_on: str | None = None
    """ISO 8601."""


@dataclass(frozen=True, slots=True)
class SummaryItem(Marked):
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ActorItem(Marked):
    id: str
    """The actor's id across documents; quotes name their speaker by it."""
    name: str
    kind: Kind
    country: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteItem(Marked):
    id: str
    kind: QuoteKind
    text: str
    speaker: str | None = None
    """An actor's id; None: the document does not tell."""
    key: bool = False
    """Whether readers see it among the key quotes; the others follow below."""
    paraphrase: bool = False
    """The words are a person's rendering of what was said, and are shown as such, never between quotation marks."""


@dataclass(frozen=True, slots=True)
class FactItem(Marked):
    id: str
    country: str
    property: str
    text: str


@dataclass(frozen=True, slots=True)
class EventItem(Marked):
    id: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong and is right now, for readers."""

    date: str
    """ISO 8601: the day on which it was put right."""
    text: str
    by: str | None = None
    item: str | None = None
    """The id of the line that it concerns."""


@dataclass(frozen=True, slots=True)
class Change:
    """A significant change that put nothing right: something was added, or the analysis is new."""

    date: str
    text: str
    by: str | None = None


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
    kind: str | None = None
    """What kind of document it is: press release, transcript, or in any words."""
    notice: str | None = None
    """The document's own warning that it is not about the real world."""
    review: Review = Review.DRAFT
    reviewer: str | None = None
    reviewed_on: str | None = None
    """ISO 8601."""
    withdrawn_because: str | None = None
    """Shown to readers where the briefing was."""
    edited_by: str | None = None
    """Who edited what names nobody of its own."""
    edited_on: str | None = None
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()
    tags: tuple[str, ...] | None = None
    """Topics that a person chose; None: they are derived."""
    private: str | None = None
    """Notes of people for themselves: they are part of no page."""
    summary: tuple[SummaryItem, ...] = ()
    quotes: tuple[QuoteItem, ...] = ()
    actors: tuple[ActorItem, ...] = ()
    facts: tuple[FactItem, ...] = ()
    events: tuple[EventItem, ...] = ()
    body: str = ""
    """Markdown by people, below the front matter."""
