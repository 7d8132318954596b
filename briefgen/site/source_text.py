"""The source text as readers see it: paragraphs of numbered sentences, actors linked, quotes marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby, pairwise

from briefgen.model.actor import Form
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span
from briefgen.site.context import Context, sentences_of
from briefgen.site.language import N_
from briefgen.site.views import Paragraph

Links = Sequence[tuple[Span, str]]
"""Names that lead to a page, in the order of the text and without overlaps."""


def source_text(entry: Entry, context: Context) -> tuple[Paragraph, ...]:
    """Nothing for a briefing without a source."""
    extraction = entry.extraction
    if extraction is None:
        return ()
    marks, cited = _Marks(extraction.text, _links(entry, context), _quoted(entry)), _citations(entry)
    back = escape(context.language.gettext(N_("Back to the line that rests on sentence")))
    paragraphs = []
    for _, group in groupby(extraction.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        shown = "\n".join(
            f'<span class="s" id="s{one.number}">{marks.html(one.span)}</span>'
            f"<sup>{_number(one.number, cited.get(one.number), back)}</sup>"
            for one in sentences
        )
        paragraphs.append(Paragraph(all(sentence.heading for sentence in sentences), shown))
    return tuple(paragraphs)


def _number(number: int, cited_by: tuple[str, ...] | None, back: str) -> str:
    """A sentence's number, which leads back to the first line that rests on it."""
    if not cited_by:
        return f'<span class="number">{number}</span>'
    return f'<a href="#line-{escape(cited_by[0])}" aria-label="{back} {number}">{number}↑</a>'


class _Marks:
    """What is marked in a text: names that lead to pages, and words between quotation marks.

    The HTML is made here and not by a template, since a source has some hundred pieces and a site thousands of sources.
    """

    def __init__(self, text: str, links: Links, quoted: Sequence[Span]) -> None:
        self._text = text
        edges: dict[int, None] = {}
        for span, _ in links:
            edges[span.start] = edges[span.end] = None
        for span in quoted:
            edges[span.start] = edges[span.end] = None
        self._edges = sorted(edges)
        self._links = {span.start: (span.end, href) for span, href in links}
        self._quoted = quoted

    def html(self, span: Span) -> str:
        """A sentence, with all that is not markup of ours escaped."""
        first, last = bisect_right(self._edges, span.start), bisect_left(self._edges, span.end)
        cuts = [span.start, *self._edges[first:last], span.end]
        parts, open_link = list[str](), (0, "")
        for start, end in pairwise(cuts):
            link = self._links.get(start)
            if link and link[0] <= span.end:
                open_link = link
            words = escape(self._text[start:end], quote=False)
            if start < open_link[0]:
                words = f'<a class="actor" href="{escape(open_link[1])}">{words}</a>'
            parts.append(f'<span class="said">{words}</span>' if self._said(start, end) else words)
        return "".join(parts)

    def _said(self, start: int, end: int) -> bool:
        at = bisect_right(self._quoted, start, key=lambda span: span.start)
        return at > 0 and self._quoted[at - 1].end >= end


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
    """Words of direct quotes, in the order of the text; where two quotes overlap, one span for both."""
    spans = sorted(
        span
        for quote in (entry.extraction.quotes if entry.extraction else ())
        if quote.kind is QuoteKind.DIRECT
        for span in quote.content
    )
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


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
