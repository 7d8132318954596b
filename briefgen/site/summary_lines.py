"""The lines of the summary, with the date beside words that mean one only for those who know when they were written."""

from collections.abc import Iterator, Sequence

from briefgen.model.briefing import SummaryItem
from briefgen.model.entry import Entry
from briefgen.model.event import DateExpression
from briefgen.model.span import Span
from briefgen.site.context import Context, sentences_of
from briefgen.site.original import passage
from briefgen.site.people import edit_words
from briefgen.site.views import Date, Line


def summary_lines(entry: Entry, context: Context) -> tuple[Line, ...]:
    return tuple(_line(entry, item, context) for item in entry.briefing.summary)


def _line(entry: Entry, item: SummaryItem, context: Context) -> Line:
    spans = entry.evidence.get(item.id, ())
    return Line(
        item.id,
        item.text,
        sentences_of(entry, spans),
        edit_words(entry, item.id, context),
        passage(entry.briefing.url, item.text) if spans else None,
        tuple(_parts(item.text, _relative_dates(entry, spans), context)),
        item.id in entry.since_review,
    )


def _relative_dates(entry: Entry, spans: Sequence[Span]) -> list[DateExpression]:
    """Those of the words that the line rests on, in order, whose date is known."""
    known = (date for date in entry.extraction.dates if date.relative and date.value) if entry.extraction else ()
    return [date for date in known if any(span.covers(date.span) for span in spans)]


def _parts(text: str, dates: Sequence[DateExpression], context: Context) -> Iterator[tuple[str, Date | None]]:
    """The line cut behind each date; words that a person has taken out are passed over."""
    reached = 0
    for date in dates:
        words = " ".join(date.text.split())
        at = text.find(words, reached)
        if at >= 0:
            end = at + len(words)
            yield text[reached:end], context.date(date.value)
            reached = end
    yield text[reached:], None
