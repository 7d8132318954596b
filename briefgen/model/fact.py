"""What a document states about a country, and how that compares with a reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefgen.model.span import Span

FactValue: TypeAlias = str | int | float | bool | Mapping[str, object] | None
"""Text, a number, true or false; a border is {"iso2", "dirs"}, a coast {"water", "dirs"}."""


class Verdict(StrEnum):
    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison with a reference set, which is named with its edition."""

    status: Verdict
    reference: FactValue = None
    dataset: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one country, in the document's own words."""

    country: str
    """ISO 3166 alpha-2 (XK for Kosovo)."""
    property: str
    """official_name, capital, border … (site/wording.py lists those that have a label)."""
    text: str
    span: Span
    value: FactValue
    unit: str | None = None
    qualifier: str | None = None
    """"around", "nearly", "as of 2019": what the document says to limit the value."""
    check: Check = Check(Verdict.UNCHECKED)
