"""What every view is made from: the library, the routes, and the page that is being made."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model.actor import Actor
from briefgen.model.briefing import Briefing
from briefgen.model.card import Card
from briefgen.model.entry import Entry, Library
from briefgen.model.span import Span
from briefgen.site.dates import in_words
from briefgen.site.language import ENGLISH, Language
from briefgen.site.present import TOPIC
from briefgen.site.routes import Link, Routes, briefing_path, relative, tag_path
from briefgen.site.views import Date, Href, Pager, Site


@dataclass(frozen=True, slots=True)
class Context:
    """One page: links are made as they are written on it."""

    site: Site
    library: Library
    routes: Routes
    page: str
    """Path of the page relative to site/."""
    language: Language = ENGLISH
    shows: str = ""
    """A digest of all that the page takes from the library itself; empty for one that shows what is given to it."""

    @property
    def given(self) -> str:
        """What stands for the context in the key of a page: the rest is the same for all, or covered by the cards."""
        return f"{self.page} {self.shows}"

    @property
    def root(self) -> str:
        """What leads from the page to the folder site/."""
        return "../" * self.page.count("/")

    def href(self, link: Link) -> Href:
        return Href(link.name, relative(link.path, self.page) if link.path else None)

    def actor(self, actor: str | None) -> Href | None:
        link = self.routes.actor(actor)
        return self.href(link) if link else None

    def actors(self, ids: Sequence[str]) -> tuple[Href, ...]:
        return tuple(href for actor in ids if (href := self.actor(actor)))

    def topics(self, names: Sequence[str]) -> tuple[Href, ...]:
        return tuple(self.href(Link(name, tag_path(name))) for name in names)

    def shared(self, keys: Sequence[str]) -> tuple[Href, ...]:
        """Actors by their ids, and topics, which have `TOPIC` before them."""
        topics = self.topics([key.removeprefix(TOPIC) for key in keys if key.startswith(TOPIC)])
        return (*self.actors([key for key in keys if not key.startswith(TOPIC)]), *topics)

    def date(self, iso: str | None) -> Date | None:
        return Date(iso, in_words(iso, self.language)) if iso else None

    def pager(self, beside: tuple[str, str]) -> Pager:
        """Links to the pages with newer and with older entries of a list."""
        newer, older = (relative(path, self.page) if path else None for path in beside)
        return Pager(newer, older)

    def briefing(self, entry: Entry) -> Href:
        return self.to(entry.briefing)

    def to(self, briefing: Briefing | Card) -> Href:
        return Href(briefing.title, relative(briefing_path(briefing.slug), self.page))


def actor_in(entry: Entry, actor: str) -> Actor | None:
    """What the document's extraction knows of an actor; None where a person added it, or nothing was extracted."""
    return next((one for one in entry.extraction.actors if one.id == actor), None) if entry.extraction else None


def sentences_of(entry: Entry, spans: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the source sentences that spans touch."""
    if entry.extraction is None:
        return ()
    sentences = entry.extraction.sentences
    found: dict[int, None] = {}
    for span in spans:
        first = max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1)
        for sentence in sentences[first:]:
            if sentence.span.start >= span.end:
                break
            if sentence.span.overlaps(span):
                found[sentence.number] = None
    return tuple(found)
