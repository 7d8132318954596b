"""What pages show of countries: what documents state of them, and what the reference says."""

import msgspec

from briefgen.reference.maps import Locator
from briefgen.site.views import Date, Href


class FactLine(msgspec.Struct, frozen=True):
    id: str
    label: str
    text: str
    mark: str
    verdict: str
    reference: str | None
    """The value in the reference set, in words."""
    edition: str
    sentences: tuple[int, ...]
    edited: str | None
    briefing: Href
    date: Date | None
    newer: bool = False


class FactGroup(msgspec.Struct, frozen=True):
    """What one briefing states of a country."""

    briefing: Href
    date: Date | None
    facts: tuple[FactLine, ...]


class CountryBox(msgspec.Struct, frozen=True):
    country: Href
    flag: str | None
    map: Locator | None
    facts: tuple[FactLine, ...]


class ReferenceLine(msgspec.Struct, frozen=True):
    label: str
    text: str


class ReferenceBox(msgspec.Struct, frozen=True):
    """A country that the document is about and of which it states no facts."""

    country: Href
    flag: str | None
    lines: tuple[ReferenceLine, ...]
    mentions: int
    """How often the document names it; 0 where a person added it."""
    acts: bool
    """Whether its seat of government is said to act."""
