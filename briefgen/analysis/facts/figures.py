"""Population and area."""

import re
from collections.abc import Iterator

from briefgen.analysis.facts.numbers import dated, number_of
from briefgen.analysis.facts.patterns import pattern, patterns
from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About, places_in
from briefgen.analysis.lexicon import rows
from briefgen.model.span import Span

_POPULATION = patterns("population")
_AREA = pattern("area")
_OF_AREA = pattern("of_area")
_OF_THE_CITY = pattern("of_the_city")
_CITY_FIRST = pattern("city_first")
_OF_WATER = re.compile(r"\s(?:of|in) (?:ocean|sea|water|the ocean|the sea)\b")
_IN_SIZE = re.compile(r"\sin (?:size|area|extent)\b")
_PER_KM = re.compile(r"(?:per|/|people|inhabitants|persons)\s*$|density", re.IGNORECASE)
_KM_PER = {"square": 1.0, "mile": 2.589988110336, "hectare": 0.01}
_OF_THE_PAST = re.compile(r"\b(?:in|until|before|around|by) 1[5-9]\d\d\b", re.IGNORECASE)
_PARTS = re.compile(r"\s(?:\w+\s){0,3}(?:displaced|killed|died|fled|injured|affected|homeless|starving|emigrated)\b")
"""What is said only of a part of a people."""
_REACH = 70


def population(text: str, about: About) -> Iterator[Statement]:
    span = about.sentence.span
    if _of_a_city(text, about):
        return
    seen: list[Span] = []
    for one in _POPULATION:
        for match in one.finditer(text, span.start, span.end):
            number = number_of(match)
            if _OF_THE_PAST.search(text, span.start, match.end()):
                continue
            if number.value < 500 or _is_year(match) or any(number.span.overlaps(other) for other in seen):
                continue
            if _of_something_else(text, about, match.start(), match.end(), "not_population"):
                continue
            seen.append(number.span)
            yield Statement("population", number.span, round(number.value), dated(text, number, span.end))


def area(text: str, about: About) -> Iterator[Statement]:
    span = about.sentence.span
    if _of_a_city(text, about):
        return
    for match in _AREA.finditer(text, span.start, span.end):
        number = number_of(match)
        before = text[max(span.start, match.start() - _REACH) : match.start()]
        told = _OF_AREA.search(before) or _IN_SIZE.match(text, match.end(), span.end)
        if not told or _PER_KM.search(before[-14:]) or "population density" in before:
            continue
        if number.value <= 0 or _OF_WATER.match(text, match.end(), span.end):
            continue
        if _of_something_else(text, about, match.start(), match.end(), "not_area"):
            continue
        whole = Span(number.span.start, match.end("alt") if match["alt"] else match.end("unit"))
        yield Statement("area", whole, _in_km(number.value, match["unit"]), dated(text, number, span.end), "km2")


def _of_a_city(text: str, about: About) -> bool:
    """“Blantyre, the commercial hub, has 800,000 inhabitants”."""
    span = about.sentence.span
    match = _CITY_FIRST.match(text, span.start, span.end)
    return match is not None and next(places_in(text, Span(*match.span()), people=True), None) is None


def _in_km(value: float, unit: str) -> float | int:
    factor = 0.01 if unit.startswith("h") else _KM_PER["mile"] if "mi" in unit else 1.0
    converted = value * factor
    return round(converted, 2) if converted < 10 else round(converted)


def _is_year(match: re.Match[str]) -> bool:
    return match["scale"] is None and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["number"]) is not None


def _of_something_else(text: str, about: About, start: int, end: int, list_: str) -> bool:
    """Whether the words around a figure say that it is a part's, or another country's."""
    span = about.sentence.span
    clause = text[max(span.start, _clause_start(text, span.start, start)) : end].lower()
    clause = re.sub(r"\(.*?\)", " ", clause).removeprefix("the island ")
    after = text[end : min(span.end, end + 34)].lower()
    barred = rows("facts")[list_]
    if any(re.search(rf"\b{re.escape(word)}\b", clause) for word in barred):
        return not re.search(r"\b(?:country|nation|national|total)\b", clause) or "of wh" in clause
    if _OF_THE_CITY.match(after) or (list_ == "not_population" and _PARTS.match(after)):
        return True
    if re.match(r"\s?(?:\w+\s){0,2}(?:are|were|is) (?:muslims|christians|citizens|abroad)", after):
        return True
    others = [
        p for p in places_in(text, Span(_clause_start(text, span.start, start), start)) if p.country != about.country
    ]
    own = [
        p for p in places_in(text, Span(_clause_start(text, span.start, start), start)) if p.country == about.country
    ]
    return bool(others) and not own


def _clause_start(text: str, first: int, at: int) -> int:
    """Where the clause begins that a figure stands in: after a semicolon, or a comma and a conjunction."""
    found = [
        match.end()
        for match in re.finditer(
            r";|\band (?=its? )|, (?:and|while|with|which|whereas|but|making)\b|\bwhile\b", text[first:at]
        )
    ]
    return first + found[-1] if found else first
