"""What a rule is: a pattern of words, and the date that they name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from briefgen.analysis.dates.anchor import Anchor
from briefgen.analysis.dates.calendar import Partial

Match: TypeAlias = re.Match[str]


@dataclass(frozen=True, slots=True)
class Named:
    """What an expression names."""

    value: str | None
    """ISO 8601; None where the document gives nothing to resolve it against."""
    partial: Partial | None = None
    """The date itself, so that "the next day" can refer to it; None for weeks and ranges."""


UNKNOWN = Named(None)


def known(partial: Partial | None) -> Named:
    return Named(partial.iso(), partial) if partial else UNKNOWN


@dataclass(frozen=True)
class Rule:
    """`read` gives what the words name, or None where they are no date after all."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match, Anchor], Named | None]

    @cached_property
    def needs(self) -> str | None:
        """The sort of word without which the pattern matches nothing: a key of `SORTS`; None for any other word."""
        return next((sort for sort, groups in _OF_GROUPS.items() if groups & self.pattern.groupindex.keys()), None)


SORTS: Mapping[str, re.Pattern[str]] = {
    "month": re.compile("(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
    "weekday": re.compile("day|DAY"),
    "unit": re.compile("day|week|month|year"),
    "season": re.compile("spring|summer|autumn|fall|winter"),
    "figure": re.compile(r"\d"),
}
"""Sorts of words that dates are made of; to know which of them a sentence has saves trying most of the rules on it."""
_OF_GROUPS: Mapping[str, frozenset[str]] = {
    "month": frozenset(("month",)),
    "weekday": frozenset(("weekday",)),
    "unit": frozenset(("unit",)),
    "season": frozenset(("season",)),
    "figure": frozenset(("year", "day", "decade", "number_of_day")),
}
"""The groups of a pattern that hold such a word; a rule with a month may have a year too, so the order counts."""
