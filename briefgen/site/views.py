"""The parts of pages that are not of quotes, countries or actors alone, which have files of their own (*_views.py).

A template looks nothing up: all that it needs is here, there and in pages.py, links included.
"""

import msgspec


class Site(msgspec.Struct, frozen=True):
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


class Pager(msgspec.Struct, frozen=True):
    """Links from one part of a long list to the parts beside it."""

    newer: str | None = None
    older: str | None = None


ALONE = Pager()


class Href(msgspec.Struct, frozen=True):
    """A name with the link to its page, as it is written on the page that shows it; no link where there is no page."""

    name: str
    href: str | None = None


class Date(msgspec.Struct, frozen=True):
    iso: str
    words: str


class Stated(msgspec.Struct, frozen=True):
    """Where a document states something."""

    briefing: Href
    date: Date | None
    sentence: int | None


class Line(msgspec.Struct, frozen=True):
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
    newer: bool = False
    """Whether no reviewer of the briefing has seen it."""


class GistLine(msgspec.Struct, frozen=True):
    """Who, what, when and where, as far as the summary's sentences say it; what is not said is empty."""

    who: tuple[Href, ...]
    what: str
    when: tuple[Date, ...]
    where: tuple[Href, ...]
    sentences: tuple[int, ...]


class EventLine(msgspec.Struct, frozen=True):
    id: str
    date: Date
    text: str
    sentences: tuple[int, ...]
    briefing: Href
    actors: tuple[Href, ...] = ()
    edited: str | None = None
    newer: bool = False
    again: tuple[Stated, ...] = ()
    """Where other briefings have the same sentence with the same date, in a list of the events of several."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the source."""

    heading: bool
    html: str
    """Its numbered sentences, with actors linked and quotes marked."""


class HistoryLine(msgspec.Struct, frozen=True):
    """A correction, or a significant change that put nothing right."""

    date: Date | None
    text: str
    by: str | None
    briefing: Href
    line: str | None = None
    """A link to the line that it concerns."""
    correction: bool = False


class BriefingRow(msgspec.Struct, frozen=True):
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
    kind: str = ""
    """Of the document; empty where it is not known."""


class CopyLine(msgspec.Struct, frozen=True):
    """A sentence of one of two near-copies."""

    text: str
    sentence: int


class Difference(msgspec.Struct, frozen=True):
    """What stands in one near-copy where the other has something else, or nothing."""

    here: tuple[CopyLine, ...]
    there: tuple[CopyLine, ...]


class Copy(msgspec.Struct, frozen=True):
    """Another briefing, made from nearly the same text."""

    briefing: Href
    date: Date | None
    publisher: str | None
    differences: tuple[Difference, ...]
    """The first of them, in the order of this text."""
    all: int
    """How many differences there are; 0 where the words are the same."""


class Choice(msgspec.Struct, frozen=True):
    """A value by which a list can be narrowed, with the list that it leads to."""

    link: Href
    briefings: int
    """0 where that is not said."""
    current: bool
    """Whether this is the page that shows it."""


class Facet(msgspec.Struct, frozen=True):
    """What a list can be narrowed by."""

    label: str
    choices: tuple[Choice, ...]


class Download(msgspec.Struct, frozen=True):
    """A small file that is inside its own link, so that it can be saved from a folder and without scripts."""

    label: str
    file: str
    href: str


class Citation(msgspec.Struct, frozen=True):
    """How to cite a briefing, and the document that it is made from."""

    briefing: tuple[str, ...]
    """Its parts, of which each may be written in another direction."""
    source: tuple[str, ...]
    downloads: tuple[Download, ...]


class Figure(msgspec.Struct, frozen=True):
    """How often the program is right in one respect."""

    words: str
    value: str
