"""What each template shows, as one value, `page`."""

import msgspec

from briefgen.reference.maps import Locator
from briefgen.site.actor_views import ActorEntry, ActorRow, Described, RoleLine, TieGroup, Variant
from briefgen.site.country_views import CountryBox, FactGroup, ReferenceBox, ReferenceLine
from briefgen.site.quote_views import QuoteCard, QuoteTopic, QuoteYear
from briefgen.site.views import (
    ALONE,
    BriefingRow,
    Citation,
    Copy,
    Date,
    EventLine,
    Facet,
    Figure,
    GistLine,
    HistoryLine,
    Href,
    Line,
    Pager,
    Paragraph,
    Site,
)


class BriefingPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    title: str
    title_note: str
    """Where the headline is from, if not from the document."""
    edits: tuple[str, ...]
    """What else of the head is a person's, with who and when."""
    language: str
    direction: str
    kind: str
    """Of the document, in words; empty where it is not known."""
    kind_sentence: int | None
    """The sentence that shows it; None where a person says it."""
    unread: bool
    """Whether the document is in a language that the program has no rules for."""
    publisher: str | None
    author: str | None
    date: Date | None
    url: str | None
    notice: str | None
    review: str
    """The state, with who answers for it and since when."""
    draft: bool
    newer: bool
    """Whether some lines are newer than the review; each of them says so."""
    withdrawn: str | None
    """Why it was withdrawn; then nothing but its title is shown."""
    history: tuple[HistoryLine, ...]
    """Corrections and significant changes, the newest first."""
    direct: int
    verbatim: int
    gist: GistLine | None
    topics: tuple[Href, ...]
    summary: tuple[Line, ...]
    key_quotes: tuple[QuoteCard, ...]
    other_quotes: tuple[QuoteCard, ...]
    boxes: tuple[CountryBox, ...]
    references: tuple[ReferenceBox, ...]
    edition: str
    """The reference set and its edition."""
    actors: tuple[ActorRow, ...]
    events: tuple[EventLine, ...]
    copies: tuple[Copy, ...]
    """Briefings of nearly the same text, the earliest first."""
    related: tuple[tuple[BriefingRow, tuple[Href, ...]], ...]
    body: str
    """Sanitised HTML of what people wrote below the front matter."""
    paragraphs: tuple[Paragraph, ...]
    source: str | None
    sha256: str | None
    data: str | None
    """Absent where nothing was extracted, as for a briefing that a person wrote."""
    citation: Citation
    linked_data: str
    """JSON-LD, safe inside a script element."""


class ActorPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    name: str
    kind: str
    """In words."""
    variants: tuple[Variant, ...]
    roles: tuple[RoleLine, ...]
    direct: tuple[QuoteYear, ...]
    reported: tuple[QuoteYear, ...]
    topics: tuple[QuoteTopic, ...]
    """Of these quotes, by the words in them."""
    about: tuple[QuoteCard, ...]
    briefings: tuple[BriefingRow, ...]
    others: tuple[tuple[Href, int], ...]
    """Who appears in the same briefings, and in how many."""
    events: tuple[EventLine, ...]
    first: Date | None
    last: Date | None
    flag: str | None
    map: Locator | None
    facts: tuple[FactGroup, ...]
    reference: tuple[ReferenceLine, ...]
    edition: str
    data: str
    feed: str
    picture: str | None
    """When documents speak of the actor, as SVG."""
    neighbours: str | None
    """Who appears together with the actor, as SVG."""
    linked_data: str
    """JSON-LD, safe inside a script element."""
    described: Described | None = None
    """What people say of the actor themselves."""
    total: int = 0
    """In how many briefings the actor is; `briefings` may be a part of them."""
    said: tuple[int, int] = (0, 0)
    """How many quotes there are, direct and reported, in all of them."""
    pager: Pager = ALONE
    ties: tuple[TieGroup, ...] = ()
    """What documents state of the actor and others."""
    shared: tuple[tuple[Href, ...], ...] = ()
    """For each of `others`, some of the briefings that both are in, the newest first."""


class MovedPage(msgspec.Struct, frozen=True):
    """An address that a page once had."""

    site: Site
    root: str
    path: str
    """The page that readers are sent to, for it is the one that counts."""
    to: Href


class FrontPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    briefings: tuple[BriefingRow, ...]
    actors: tuple[ActorEntry, ...]
    countries: tuple[ActorEntry, ...]
    counts: tuple[str, ...]
    linked_data: str


class BriefingsPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    years: tuple[tuple[str, tuple[BriefingRow, ...]], ...]
    pager: Pager = ALONE
    chosen: str = ""
    """The year, kind, publisher or state that this list is narrowed to."""
    facets: tuple[Facet, ...] = ()


class ActorsPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    groups: tuple[tuple[str, tuple[ActorEntry, ...]], ...]
    pager: Pager = ALONE
    letters: tuple[tuple[str, tuple[Href, ...]], ...] = ()
    """For each kind its letters, which lead to where names begin with them."""
    others: tuple[Href, ...] = ()
    """The same list in another order."""


class TimelinePage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    years: tuple[tuple[str, tuple[EventLine, ...]], ...]
    pager: Pager = ALONE


class PlainPage(msgspec.Struct, frozen=True):
    """A page of fixed words."""

    site: Site
    root: str
    path: str


class CorrectionsPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    corrections: tuple[HistoryLine, ...]
    """Of all briefings, the newest first."""


class AboutPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    figures: tuple[Figure, ...]
    measured: str
    """What the figures are of, with the version of the program."""


class SearchPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    parts: int
    """How many files the index has; a browser loads them when somebody searches."""
    briefings: int
    actors: int


class SitemapPage(msgspec.Struct, frozen=True):
    site: Site
    paths: tuple[str, ...]


class TagPage(msgspec.Struct, frozen=True):
    """The briefings that share a key term."""

    site: Site
    root: str
    path: str
    name: str
    briefings: tuple[BriefingRow, ...]
    near: tuple[Href, ...]
    """Other terms of the same briefings, the commonest first."""
    pager: Pager = ALONE


class TagsPage(msgspec.Struct, frozen=True):
    site: Site
    root: str
    path: str
    tags: tuple[tuple[Href, int], ...]
    """Terms with the number of briefings of each, in the order of the alphabet."""
    pager: Pager = ALONE
