"""Numbers in prose, with what limits them."""

import re
from dataclasses import dataclass

from briefgen.analysis.facts.patterns import pattern
from briefgen.model.span import Span

_IN_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, None: 1}
_AS_OF = pattern("as_of")


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    qualifier: str | None
    span: Span
    """With the qualifier."""


def number_of(match: re.Match[str]) -> Number:
    """The number that an expression with the part NUMBER has matched."""
    word = match["number"]
    plain = float(_IN_WORDS.index(word)) if word in _IN_WORDS else float(re.sub(r"[,\u00a0\u202f]", "", word))
    value = plain * _SCALES[match["scale"]]
    start = match.start("qualifier") if match["qualifier"] else match.start("number")
    end = match.end("scale") if match["scale"] else match.end("number")
    return Number(value, match["qualifier"], Span(start, end))


def dated(text: str, number: Number, end: int) -> str | None:
    """The qualifier together with the date of the figure: "around", "as of 2019"."""
    match = _AS_OF.match(text, number.span.end, end)
    parts = [part for part in (number.qualifier, match["when"] if match else None) if part]
    return ", ".join(parts) or None
