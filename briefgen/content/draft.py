"""What a content file says before anybody has touched it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.content.record import Record
from briefgen.content.words import one_line, quoted
from briefgen.model.actor import Actor, Kind
from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.extraction import Extraction
from briefgen.model.quote import Quote, QuoteKind

AT_THE_TOP = ("title", "date", "publisher", "author", "url", "language", "kind", "notice")
"""Fields of a briefing that the draft takes from its document."""
_MOST_INDIRECT = 24
"""A file that people read and edit does not list every reported sentence of a long document."""


def base_of(slug: str, record: Record) -> Briefing:
    """The draft that the file was last merged with; made again for a record of a version that did not keep it."""
    return replace(record.drafted, slug=slug) if record.drafted else draft(slug, record)


def draft(slug: str, record: Record) -> Briefing:
    """The briefing that the extraction alone makes."""
    extraction, text = record.extraction, record.extraction.text
    quotes = _chosen(tuple(zip(record.ids["quotes"], extraction.quotes, strict=True)))
    actors = _belonging(extraction, [quote for _, quote in quotes])
    known = {actor.id for actor in actors}
    source, notice = extraction.source, extraction.notice
    return Briefing(
        slug=slug,
        source=source.path,
        title=extraction.title.text,
        title_made=extraction.title.made,
        date=extraction.date,
        publisher=source.metadata.publisher,
        author=source.metadata.author,
        url=source.metadata.url,
        language=extraction.language,
        kind=source.metadata.kind or (extraction.kind.name if extraction.kind else None),
        notice=" ".join(notice.within(text).split()) if notice else None,
        summary=tuple(
            SummaryItem(item, one_line(line.shown(text)))
            for item, line in zip(record.ids["summary"], extraction.summary, strict=True)
        ),
        quotes=tuple(
            QuoteItem(
                item, quote.kind, quoted(quote, text), quote.speaker if quote.speaker in known else None, quote.key
            )
            for item, quote in quotes
        ),
        actors=tuple(
            ActorItem(a.id, a.name, a.kind, a.country, tuple(dict.fromkeys(one_line(r.text) for r in a.roles)))
            for a in actors
        ),
        facts=tuple(
            FactItem(item, fact.country, fact.property, one_line(fact.text))
            for item, fact in zip(record.ids["facts"], extraction.facts, strict=True)
        ),
        events=tuple(
            EventItem(item, event.date, one_line(event.text))
            for item, event in zip(record.ids["events"], extraction.events, strict=True)
        ),
    )


def _chosen(quotes: Sequence[tuple[str, Quote]]) -> list[tuple[str, Quote]]:
    """All that stands between quotation marks, and of what is reported the key ones and those with a speaker."""
    reported = [pair for pair in quotes if pair[1].kind is QuoteKind.INDIRECT and (pair[1].speaker or pair[1].key)]
    reported.sort(key=lambda pair: not pair[1].key)
    kept = {item for item, _ in reported[:_MOST_INDIRECT]}
    return [pair for pair in quotes if pair[1].kind is not QuoteKind.INDIRECT or pair[0] in kept]


def _belonging(extraction: Extraction, quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """Whom the document is about, who speaks, all people and organisations, and countries of which it states facts."""
    speakers = {quote.speaker for quote in quotes}
    described = {fact.country for fact in extraction.facts}
    return tuple(
        actor
        for actor in extraction.actors
        if actor.central
        or actor.id in speakers
        or actor.kind in (Kind.PERSON, Kind.ORGANISATION)
        or (actor.kind is Kind.COUNTRY and actor.country in described)
        if actor.kind is not Kind.PLACE
    )
