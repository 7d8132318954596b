"""Dates that a document states, and what it says happened then."""

from dataclasses import dataclass

from briefgen.model.span import Span

_OF_THE_CALENDAR = frozenset(
    (
        "iso_day", "month_days", "day_days_month", "month_day", "day_month", "month_year", "slashed_day", "dotted_day",
        "second_day", "decade", "year_span", "year", "stated",
    )
)  # fmt: skip
"""Rules for words that name their date themselves."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a calendar date, and the date, where it can be known."""

    span: Span
    text: str
    value: str | None
    """ISO 8601 cut to what is known; None where the document gives nothing to resolve it against."""
    rule: str

    @property
    def relative(self) -> bool:
        """Whether the words mean a date only for those who know when they were written: "on Tuesday", "last year"."""
        return self.rule not in _OF_THE_CALENDAR


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that is tied to a date."""

    date: str
    """ISO 8601 cut to what is known; --02-12 where no year is stated."""
    text: str
    span: Span
    actors: tuple[str, ...] = ()
    """Ids of the actors that the sentence names."""
