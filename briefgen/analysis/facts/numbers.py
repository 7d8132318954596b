"""Numbers in prose, with what limits them."""

import re
from dataclasses import dataclass

from briefgen.analysis.lexicon import rows
from briefgen.model.span import Span

_QUALIFIER = "|".join(re.escape(word) for word in sorted(rows("facts")["qualifiers"], key=len, reverse=True))
NUMBER = (
    rf"(?:(?P<qualifier>(?:{_QUALIFIER}))\s)?(?P<number>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}}){{1,4}}|\d{{1,12}}(?:\.\d{{1,3}})?|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?=\s(?:million|billion)))"
    r"(?:\s?(?P<scale>thousand|million|billion|m|bn)\b)?"
)
"""A regular expression with the groups qualifier, number and scale."""
_IN_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, None: 1}
_AS_OF = re.compile(
    r"\s?(?:[(,]\s?)?(?P<when>(?:as of|in|at the) (?:[A-Z][a-z]+ |mid-|early |late |the )?(?:\d{4}|end of \d{4})(?: (?:census|estimates?))?)"
)


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    qualifier: str | None
    span: Span
    """With the qualifier."""


def number_of(match: re.Match[str]) -> Number:
    """The number that an expression made with NUMBER has matched."""
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
