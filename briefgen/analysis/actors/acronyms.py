"""Short names from the first letters of long ones, and whose they are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.analysis.actors.named import Named
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_IN_BRACKETS = re.compile(r"\s?\(\s?(?:the |the “|“|\")?([A-Z][A-Za-z&.-]{1,9})[”\"]?\s?\)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_OF_AN_EXCHANGE = re.compile(r"([A-Z]{2,5})\.[A-Z]{1,2}")
_SHORTEST = 5
"""Letters of a name that is worth a shorter one."""


def undotted(name: str) -> str:
    """“UN” of “U.N.”."""
    return name.replace(".", "") if _DOTTED.fullmatch(name) else name


def is_short_for(acronym: str, name: str) -> bool:
    initials = "".join(part[0] for part in name.replace("-", " ").split() if part[0].isupper())
    return len(name) >= _SHORTEST and acronym.isupper() and initials.endswith(acronym[-2:]) and acronym[0] in initials


def bracketed(text: str, name: Span) -> tuple[str, Span] | None:
    """The short name in brackets behind a name: “GF” of “Grain Fund (GF)”, “BRT” of “Brant (BRT.L)”."""
    match = _IN_BRACKETS.match(text, name.end)
    if match is None:
        return None
    ticker = _OF_AN_EXCHANGE.fullmatch(match[1])
    return (ticker[1] if ticker else match[1]), Span(*match.span(1))


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Which short name is whose in a document."""

    meaning: Mapping[str, str]
    """Short name → the one long name that it stands behind in brackets."""
    beside: Mapping[int, str]
    """Where a short name that two long ones share starts in brackets → the long name before them."""


def acronyms_of(parsed: Parsed, found: Iterable[Named]) -> Acronyms:
    """A short name that two long ones share is one's where it stands beside it, and elsewhere nobody's."""
    long: dict[str, set[str]] = defaultdict(set)
    places: list[tuple[str, int, str]] = []
    for one in found:
        if len(one.text) >= _SHORTEST and (short := bracketed(parsed.text, one.span)):
            long[short[0]].add(one.text)
            places.append((short[0], short[1].start, one.text))
    return Acronyms(
        {acronym: next(iter(names)) for acronym, names in long.items() if len(names) == 1},
        {start: name for acronym, start, name in places if len(long[acronym]) > 1},
    )
