"""Calendar dates in the text, and the events tied to them."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.event import DateExpression, Event


def find_dates(parsed: Parsed, written: str | None) -> tuple[DateExpression, ...]:
    """Date expressions in order; relative ones are resolved against `written`, the document's date (ISO, may be None)."""
    return ()


def find_events(parsed: Parsed, dates: tuple[DateExpression, ...], actors: tuple[Actor, ...]) -> tuple[Event, ...]:
    """Dated sentences in the order of the text."""
    return ()
