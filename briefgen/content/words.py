"""The words of an item as a content file has them: on one line."""

from briefgen.model.event import Event
from briefgen.model.extraction import SummaryLine
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote

Found = SummaryLine | Quote | Fact | Event


def one_line(text: str) -> str:
    """The same words without line breaks: where lines are broken in a source means nothing."""
    return " ".join(text.split())


def quoted(quote: Quote, text: str) -> str:
    """The words of a quote, with a mark where the source has something between them."""
    return one_line(" […] ".join(span.within(text) for span in quote.content))


def text_of(item: Found, text: str) -> str:
    """The words of any item."""
    match item:
        case SummaryLine():
            return one_line(item.shown(text))
        case Quote():
            return quoted(item, text)
        case Fact() | Event():
            return one_line(item.text)


def same_words(item: Found, text: str) -> tuple[str, ...]:
    """What makes items of two extractions the same one: equal values are equal items. The words come last."""
    match item:
        case Fact():
            return (item.country, item.property, text_of(item, text))
        case Event():
            return (item.date, text_of(item, text))
        case _:
            return (text_of(item, text),)
