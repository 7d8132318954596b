"""A small library made by hand, so that pages can be tested without an analysis."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.actor import Actor, Kind, Mention
from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.entry import Entry, Library
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction, Title
from briefgen.model.fact import Check, Fact, Verdict
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.settings import Project, Settings, SiteSettings

TEXT = "Talks opened in Riga. “We agree,” said Mara Oskel. Riga is the capital of Latvia."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def an_entry(slug: str = "talks", title: str = "Talks open", name: str = "Mara Oskel", body: str = "") -> Entry:
    """One briefing with everything on it."""
    ends = [TEXT.index(". ") + 1, TEXT.index("Oskel.") + 6, len(TEXT)]
    starts = [0, ends[0] + 1, ends[1] + 1]
    sentences = tuple(
        Sentence(number, Span(start, end), 0) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    quote = Quote(
        "q1",
        QuoteKind.DIRECT,
        (span_of("We agree,"),),
        span_of("said"),
        span_of("Mara Oskel"),
        "mara-oskel",
        "name_in_sentence",
        key=True,
    )
    check = Check(Verdict.AGREES, "Riga", "The World Factbook (CIA)", "final edition, January 2026")
    fact = Fact("LV", "capital", "Riga", Span(starts[2], starts[2] + 4), "Riga", check=check)
    event = Event("2026-03-04", "Talks opened in Riga.", sentences[0].span, ("mara-oskel",))
    actors = (
        Actor("mara-oskel", name, Kind.PERSON, central=True, mentions=(Mention(span_of("Mara Oskel")),)),
        Actor("latvia", "Latvia", Kind.COUNTRY, "LV", central=True, mentions=(Mention(span_of("Latvia")),)),
    )
    extraction = Extraction(
        SourceDocument(f"seeds/{slug}.txt", "0" * 64, "text/plain", TEXT),
        "en",
        Title(title),
        sentences,
        "2026-03-05",
        actors=actors,
        quotes=(quote,),
        facts=(fact,),
        events=(event,),
    )
    briefing = Briefing(
        slug,
        f"seeds/{slug}.txt",
        title,
        date="2026-03-05",
        summary=(SummaryItem("s1", "Talks opened in Riga."),),
        quotes=(
            QuoteItem("q1", QuoteKind.DIRECT, "We agree,", "mara-oskel", key=True),
            QuoteItem("q2", QuoteKind.INDIRECT, "nobody knows why"),
        ),
        actors=(
            ActorItem("mara-oskel", name, Kind.PERSON, roles=("envoy",)),
            ActorItem("latvia", "Latvia", Kind.COUNTRY, "LV"),
        ),
        facts=(FactItem("f1", "LV", "capital", "Riga"),),
        events=(EventItem("e1", "2026-03-04", "Talks opened in Riga."),),
        body=body,
    )
    return Entry(
        briefing,
        extraction,
        evidence={"s1": (sentences[0].span,), "q1": quote.content, "f1": (fact.span,), "e1": (event.span,)},
        quotes={"q1": quote},
        facts={"f1": fact},
        events={"e1": event},
        edited=frozenset({"q2"}),
    )


@pytest.fixture
def library() -> Library:
    return Library((an_entry(), an_entry("more-talks", "More talks")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    settings = Settings(site=SiteSettings(title="Desk", notice="An exercise.", footer="Ours"))
    return Project(tmp_path, settings)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    return an_entry
