"""What is known of a briefing without opening it: enough to order, count and link, and to see that it changed."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model.actor import Kind
from briefgen.model.quote import QuoteKind
from briefgen.model.shingles import minima_of

if TYPE_CHECKING:
    from briefgen.model.entry import Entry
    from briefgen.model.extraction import Extraction


class CardActor(NamedTuple):
    """An actor as one briefing has it."""

    id: str
    name: str
    kind: str
    country: str | None = None
    quotes: int = 0
    direct: int = 0
    """How many of the quotes are in the actor's own words, at least in part."""
    roles: tuple[str, ...] = ()


class CardTerm(NamedTuple):
    """A noun phrase that the document of one briefing comes back to."""

    text: str
    form: str
    """As the document writes it most, in lower case."""
    times: int
    in_title: bool


class Card(NamedTuple):
    """One briefing in short. Lists of thousands are made of these; the briefings themselves are opened one by one."""

    slug: str
    digest: str
    """Of all that the briefing and what it rests on say: a page made of briefings with the same digests is the same."""
    title: str
    date: str | None
    source: str | None
    extracted: bool
    """Whether there is an extraction that the briefing rests on."""
    review: str
    withdrawn_because: str | None
    quotes: int
    direct: int
    verbatim: int
    unattributed: int
    corrected: bool
    events: tuple[tuple[str, str], ...]
    """Date and id of each."""
    actors: tuple[CardActor, ...]
    names: tuple[str, ...]
    """Ids of all actors that are named anywhere in it, in order; any of them may be linked to."""
    countries: tuple[str, ...]
    """Codes of all countries that it speaks of."""
    terms: tuple[CardTerm, ...] = ()
    tags: tuple[str, ...] | None = None
    """Topics that a person chose."""
    language: str = "en"
    publisher: str | None = None
    kind: str | None = None
    """Of the document."""
    url: str | None = None
    summary: tuple[str, ...] = ()
    newer: int = 0
    """Lines that are newer than the review."""
    minima: tuple[int, ...] = ()
    """Of the source's text: those of near-copies are much alike (`model/shingles.py`)."""

    row: str = ""
    """A digest of all that lists show of the briefing: two cards with the same one look alike in any list."""

    def says_of(self, actor: str) -> bool:
        """Whether the briefing may say more of an actor than its row and its own part of the card do."""
        return self.extracted or any(
            one.quotes or one.roles or one.kind == Kind.COUNTRY for one in self.actors if one.id == actor
        )


def card_of(entry: "Entry", digest: str | None = None) -> Card:
    """The card of a briefing; without a digest, one is made of the whole of it."""
    briefing = entry.briefing
    direct = [quote for quote in briefing.quotes if quote.kind is QuoteKind.DIRECT and not quote.paraphrase]
    speakers = [quote.speaker for quote in briefing.quotes]
    own_words = [q.speaker for q in briefing.quotes if q.kind is not QuoteKind.INDIRECT and not q.paraphrase]
    card = Card(
        briefing.slug,
        digest or digest_of(repr(entry)),
        briefing.title,
        briefing.date,
        briefing.source,
        entry.extraction is not None,
        str(briefing.review),
        briefing.withdrawn_because,
        len(briefing.quotes),
        len(direct),
        sum(quote.id in entry.evidence for quote in direct),
        speakers.count(None),
        bool(briefing.corrections),
        tuple((event.date, event.id) for event in briefing.events),
        tuple(
            CardActor(a.id, a.name, str(a.kind), a.country, speakers.count(a.id), own_words.count(a.id), a.roles)
            for a in briefing.actors
        ),
        tuple(sorted(_named(entry))),
        tuple(sorted(_countries(entry))),
        tuple(_terms(entry.extraction)) if entry.extraction else (),
        briefing.tags,
        briefing.language,
        briefing.publisher,
        briefing.kind,
        briefing.url,
        tuple(line.text for line in briefing.summary),
        len(entry.since_review),
        minima_of(entry.extraction.text) if entry.extraction else (),
    )
    shown = (
        card.slug,
        card.title,
        card.date,
        card.review,
        card.quotes,
        card.language,
        card.publisher,
        card.kind,
        card.url,
    )
    return card._replace(row=digest_of(repr((shown, card.newer, card.summary))))


def place_of(card: Card) -> Card:
    """What decides where a briefing stands among all others, and who is who in them: the rest is its own affair."""
    actors = tuple(actor._replace(quotes=0, direct=0, roles=()) for actor in card.actors)
    counts = {"quotes": 0, "direct": 0, "verbatim": 0, "unattributed": 0}
    words = {
        "digest": "",
        "row": "",
        "title": "",
        "publisher": None,
        "kind": None,
        "url": None,
        "summary": (),
        "language": "",
    }
    return card._replace(**counts, **words, actors=actors, corrected=False, events=())  # type: ignore[arg-type]


def digest_of(*parts: str) -> str:
    """Equal parts have equal digests."""
    text = "\0".join(parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _named(entry: "Entry") -> set[str]:
    named = {actor.id for actor in entry.briefing.actors}
    named |= {quote.speaker for quote in entry.briefing.quotes if quote.speaker is not None}
    for quote in entry.quotes.values():
        named.update(quote.candidates)
    for event in entry.events.values():
        named.update(event.actors)
    if entry.extraction:
        named |= {actor.id for actor in entry.extraction.actors}
    return named


def _terms(extraction: "Extraction") -> Iterator[CardTerm]:
    title = extraction.title.span
    for term in extraction.terms:
        forms = Counter(" ".join(span.within(extraction.text).casefold().split()) for span in term.spans)
        form = min(forms, key=lambda form: (-forms[form], form))
        in_title = title is not None and any(title.covers(span) for span in term.spans)
        yield CardTerm(term.text, form, len(term.spans), in_title)


def _countries(entry: "Entry") -> set[str]:
    codes = {fact.country for fact in entry.briefing.facts}
    return codes | {actor.country for actor in entry.briefing.actors if actor.country}
