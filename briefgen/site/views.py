"""The parts of pages. A template looks nothing up: all that it needs is here and in pages.py, links included."""

from dataclasses import dataclass

from briefgen.model.actor import Kind
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
    """Where the site will live, without the last slash; empty where that is not known."""
    language: str = "en"
    direction: str = "ltr"
    logo: str | None = None
    """Path of the picture beside the name, relative to site/."""
    contact: str | None = None
    """The address of a link for readers who report a mistake."""
    pictures: bool = False
    """Whether there is a picture for social networks beside each briefing."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Links from one part of a long list to the parts beside it."""

    newer: str | None = None
    older: str | None = None


ALONE = Pager()


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
    edited: str | None = None
    """Who changed it, in words."""
    original: str | None = None
    """The passage on the page that the source was published at."""
    parts: tuple[tuple[str, Date | None], ...] = ()
    """The text in pieces; behind one that ends with words such as "on Tuesday" stands the date that they mean."""


@dataclass(frozen=True, slots=True)
class GistLine:
    """Who, what, when and where, as far as the summary's sentences say it; what is not said is empty."""

    who: tuple[Href, ...]
    what: str
    when: tuple[Date, ...]
    where: tuple[Href, ...]
    sentences: tuple[int, ...]


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
    edited: str | None
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
    """In words."""
    roles: tuple[str, ...]
    quotes: int
    sentence: int | None
    """The first that names the actor."""
    edited: str | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    id: str
    date: Date
    text: str
    sentences: tuple[int, ...]
    briefing: Href
    actors: tuple[Href, ...] = ()
    edited: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source."""

    heading: bool
    html: str
    """Its numbered sentences, with actors linked and quotes marked."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A correction, or a significant change that put nothing right."""

    date: Date | None
    text: str
    by: str | None
    briefing: Href
    line: str | None = None
    """A link to the line that it concerns."""
    correction: bool = False


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """A briefing in a list."""

    briefing: Href
    date: Date | None
    publisher: str | None
    review: str
    """In words."""
    first_line: str
    roles: tuple[str, ...] = ()
    quotes: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Download:
    """A small file that is inside its own link, so that it can be saved from a folder and without scripts."""

    label: str
    file: str
    href: str


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a briefing, and the document that it is made from."""

    briefing: str
    source: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Described:
    """What people say of an actor themselves, marked as theirs."""

    description: str | None
    same_as: tuple[Href, ...]
    picture: str | None
    """Link to the file."""
    alt: str
    body: str
    """Sanitised HTML."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    text: str
    date: Date | None
    briefing: Href
    sentence: int | None
    differs: tuple[str, ...] = ()
    """Roles stated in the same year that do not go together with this one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a document states of the actor and another one."""

    other: Href
    words: str
    date: Date | None
    briefing: Href
    sentence: int | None


@dataclass(frozen=True, slots=True)
class TieGroup:
    label: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    actor: Href
    kind: Kind
    briefings: int
    quotes: int
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How often the program is right in one respect."""

    words: str
    value: str
