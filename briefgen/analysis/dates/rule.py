"""What a rule is: a pattern of words, and the date that they name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` gives what the words name, or None where they are no date after all."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match, Anchor], Named | None]
