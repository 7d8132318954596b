"""The source text as readers see it: paragraphs of numbered sentences, actors linked, quotes marked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from briefgen.model.actor import Form
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span
from briefgen.site.context import Context, sentences_of
from briefgen.site.views import Paragraph, Piece, SourceSentence


def source_text(entry: Entry, context: Context) -> tuple[Paragraph, ...]:
    """Nothing for a briefing without a source."""
    extraction = entry.extraction
    if extraction is None:
        return ()
    links, quoted, cited = _links(entry, context), _quoted(entry), _citations(entry)
    paragraphs = []
    for _, group in groupby(extraction.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        shown = tuple(
            SourceSentence(
                sentence.number,
                tuple(_pieces(extraction.text, sentence.span, links, quoted)),
                cited.get(sentence.number, ()),
            )
            for sentence in sentences
        )
        paragraphs.append(Paragraph(all(sentence.heading for sentence in sentences), shown))
    return tuple(paragraphs)


Links = Sequence[tuple[Span, str]]


def _links(entry: Entry, context: Context) -> Links:
    """Names of actors that have a page, in the order of the text and without overlaps."""
    found = [
        (mention.span, href)
        for actor in (entry.extraction.actors if entry.extraction else ())
        if (link := context.actor(actor.id)) and (href := link.href)
        for mention in actor.mentions
        if mention.form is Form.NAME
    ]
    kept: list[tuple[Span, str]] = []
    for span, href in sorted(found):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, href))
    return kept


def _quoted(entry: Entry) -> Sequence[Span]:
    return sorted(
        span
        for quote in (entry.extraction.quotes if entry.extraction else ())
        if quote.kind is QuoteKind.DIRECT
        for span in quote.content
    )


def _citations(entry: Entry) -> Mapping[int, tuple[str, ...]]:
    """Sentence number → the lines of the page that rest on it."""
    briefing = entry.briefing
    cited: dict[int, tuple[str, ...]] = {}
    ids = [
        *(item.id for item in briefing.summary),
        *(item.id for item in briefing.quotes),
        *(item.id for item in briefing.facts),
        *(item.id for item in briefing.events),
    ]
    for name in ids:
        for number in sentences_of(entry, entry.evidence.get(name, ())):
            cited[number] = (*cited.get(number, ()), name)
    return cited


def _pieces(text: str, span: Span, links: Links, quoted: Sequence[Span]) -> Iterator[Piece]:
    inside = [(place, href) for place, href in links if span.covers(place)]
    marked = [place for place in quoted if place.overlaps(span)]
    cuts = {span.start, span.end}
    for place in (*(place for place, _ in inside), *marked):
        cuts.update(cut for cut in (place.start, place.end) if span.start < cut < span.end)
    for start, end in pairwise(sorted(cuts)):
        part = Span(start, end)
        href = next((href for place, href in inside if place.covers(part)), None)
        yield Piece(part.within(text), href, any(place.covers(part) for place in marked))
