"""What the templates show. A template looks nothing up: all that it needs is here, links included."""

from dataclasses import dataclass

from briefgen.model.quote import QuoteKind
from briefgen.reference.maps import Locator


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows of the site."""

    title: str
    description: str
    notice: str
    footer: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Href:
    """A name with the link to its page, as it is written on the page that shows it; no link where there is no page."""

    name: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the numbers of the source sentences that it rests on."""

    id: str
    text: str
    sentences: tuple[int, ...]
    edited: bool = False


@dataclass(frozen=True, slots=True)
class QuoteCard:
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
    sentences: tuple[int, ...]
    edited: bool
    briefing: Href
    date: Date | None


@dataclass(frozen=True, slots=True)
class FactLine:
    id: str
    label: str
    text: str
    mark: str
    verdict: str
    reference: str | None
    """The value in the reference set, in words."""
    edition: str
    sentences: tuple[int, ...]
    edited: bool
    briefing: Href
    date: Date | None


@dataclass(frozen=True, slots=True)
class CountryBox:
    country: Href
    flag: str | None
    map: Locator | None
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceBox:
    """A country that the document is about and of which it states no facts."""

    country: Href
    flag: str | None
    lines: tuple[ReferenceLine, ...]
    mentions: int
    """How often the document names it; 0 where a person added it."""
    acts: bool
    """Whether its seat of government is said to act."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    actor: Href
    kind: str
    roles: tuple[str, ...]
    quotes: int
    sentence: int | None
    """The first that names the actor."""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class EventLine:
    id: str
    date: Date
    text: str
    sentences: tuple[int, ...]
    briefing: Href
    actors: tuple[Href, ...] = ()
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of the source that is shown in one way."""

    text: str
    href: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SourceSentence:
    number: int
    pieces: tuple[Piece, ...]
    cited_by: tuple[str, ...]
    """Ids of the lines that rest on it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    heading: bool
    sentences: tuple[SourceSentence, ...]


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """A briefing in a list."""

    briefing: Href
    date: Date | None
    publisher: str | None
    review: str
    first_line: str
    roles: tuple[str, ...] = ()
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class BriefingPage:
    site: Site
    root: str
    title: str
    title_note: str
    """"made", "edited" or nothing."""
    language: str
    publisher: str | None
    author: str | None
    date: Date | None
    url: str | None
    notice: str | None
    review: str
    draft: bool
    direct: int
    verbatim: int
    summary: tuple[Line, ...]
    key_quotes: tuple[QuoteCard, ...]
    other_quotes: tuple[QuoteCard, ...]
    boxes: tuple[CountryBox, ...]
    references: tuple[ReferenceBox, ...]
    edition: str
    """The reference set and its edition."""
    actors: tuple[ActorRow, ...]
    events: tuple[EventLine, ...]
    related: tuple[tuple[BriefingRow, tuple[Href, ...]], ...]
    body: str
    """Sanitised HTML of what people wrote below the front matter."""
    paragraphs: tuple[Paragraph, ...]
    source: str | None
    sha256: str | None
    data: str


@dataclass(frozen=True, slots=True)
class Variant:
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class RoleLine:
    text: str
    date: Date | None
    briefing: Href
    sentence: int | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    site: Site
    root: str
    name: str
    kind: str
    variants: tuple[Variant, ...]
    roles: tuple[RoleLine, ...]
    direct: tuple[QuoteCard, ...]
    reported: tuple[QuoteCard, ...]
    about: tuple[QuoteCard, ...]
    briefings: tuple[BriefingRow, ...]
    others: tuple[tuple[Href, int], ...]
    """Who appears in the same briefings, and in how many."""
    events: tuple[EventLine, ...]
    first: Date | None
    last: Date | None
    flag: str | None
    map: Locator | None
    facts: tuple[FactLine, ...]
    reference: tuple[ReferenceLine, ...]
    edition: str
    data: str


@dataclass(frozen=True, slots=True)
class ActorEntry:
    actor: Href
    kind: str
    briefings: int
    quotes: int
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class FrontPage:
    site: Site
    root: str
    briefings: tuple[BriefingRow, ...]
    actors: tuple[ActorEntry, ...]
    countries: tuple[ActorEntry, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BriefingsPage:
    site: Site
    root: str
    years: tuple[tuple[str, tuple[BriefingRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    site: Site
    root: str
    groups: tuple[tuple[str, tuple[ActorEntry, ...]], ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    site: Site
    root: str
    years: tuple[tuple[str, tuple[EventLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of fixed words."""

    site: Site
    root: str
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPage:
    site: Site
    updated: str
    briefings: tuple[BriefingRow, ...]
