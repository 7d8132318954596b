"""Neighbours and waters, each with the direction that the text gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.facts.patterns import pattern
from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About, places_in
from briefgen.model.span import Span

_BORDERS = pattern("borders")
_MARITIME = pattern("maritime")
_LAND = pattern("land_border")
_DIRECTION = pattern("direction")
_OF_THE_SEA = re.compile(r"\b(?:maritime|sea|marine|water) $")
_POINT = pattern("point")
_POINTS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_WATER = pattern("water")
_ON_ALL_SIDES = pattern("on_all_sides")
_ABBREVIATED = pattern("abbreviated")
_NO_POINT = ("",)
"""What “on all sides” says of a direction: something, but no point of the compass."""
_NOT_BORDER = pattern("not_border")
_NEIGHBOUR_FIRST = pattern("neighbour_first")


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span
    iso2: str | None = None
    water: str | None = None
    points: tuple[str, ...] = ()


def borders(text: str, about: About) -> Iterator[Statement]:
    """One statement a neighbour, and one a sea that a coast is on."""
    span = about.sentence.span
    for clause in _clauses(text, span):
        items = _items(text, clause, about.country)
        before = _directions_come_first(items)
        yield from _pair(items, first=before)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """The parts of a sentence that tell borders; those about the sea alone tell no neighbours."""
    match = _BORDERS.search(text, span.start, span.end)
    if match is None:
        return
    if _NEIGHBOUR_FIRST.match(text, span.start, span.end):
        yield from _without_maritime(text, span)
        return
    start = match.start()
    head = text[max(span.start, start - 60) : start]
    direction = _DIRECTION.search(head)
    if direction and not list(places_in(text, Span(max(span.start, start - 60), start))):
        start = max(span.start, start - 60) + direction.start()
    sea = _OF_THE_SEA.search(text, max(span.start, start - 10), start)
    start = sea.start() if sea else start
    strong = re.search(
        r"[Bb]order|bound|surround|enclav|[Nn]eighbo|adjoin|abut|frontier|between|flank", text[start : span.end]
    )
    coast = re.search(r"\bcoast", text[start : span.end])
    if not strong and not coast:
        return
    yield from _without_maritime(text, Span(start, span.end))


def _without_maritime(text: str, span: Span) -> Iterator[Span]:
    """Without what follows "maritime borders with", up to the end or the next land border."""
    at = span.start
    while match := _MARITIME.search(text, at, span.end):
        if match.start() > at:
            yield Span(at, match.start())
        again = _LAND.search(text, match.end(), span.end)
        semicolon = text.find(";", match.end(), span.end)
        stops = [stop for stop in (again.start() if again else -1, semicolon) if stop >= 0]
        if not stops:
            return
        at = max(min(stops), match.end())
        if at >= span.end:
            return
    yield Span(at, span.end)


def _items(text: str, clause: Span, own: str) -> list[_Item]:
    """Countries, waters and directions in the order of the text."""
    places = _WATER.finditer(text, clause.start, clause.end)
    waters = [_Item(Span(*match.span("water")), water=" ".join(match["water"].split())) for match in places]
    neighbours = [
        _Item(place.span, iso2=place.country)
        for place in places_in(text, clause)
        if place.country != own
        and not place.possessive
        and not any(water.span.overlaps(place.span) for water in waters)
        and not _NOT_BORDER.search(text[max(0, place.span.start - 25) : place.span.start])
    ]
    directions = [
        _Item(Span(*match.span()), points=_compass(match["points"]))
        for match in _DIRECTION.finditer(text, clause.start, clause.end)
    ]
    directions += [
        _Item(Span(*match.span()), points=tuple(re.findall("[NSEW]+", match["points"])))
        for match in _ABBREVIATED.finditer(text, clause.start, clause.end)
    ]
    around = [_Item(Span(*m.span()), points=_NO_POINT) for m in _ON_ALL_SIDES.finditer(text, clause.start, clause.end)]
    return sorted((*waters, *neighbours, *directions, *around), key=lambda item: item.span)


def _compass(words: str) -> tuple[str, ...]:
    points = []
    for part in _POINT.findall(words):
        letters = "".join(_POINTS[word] for word in re.findall("north|south|east|west", part))
        points.append(
            letters
            if letters in ("N", "S", "E", "W", "NE", "NW", "SE", "SW")
            else letters[:1] + letters[-1:]
            if letters[1:]
            else letters
        )
    return tuple(dict.fromkeys(points))


def _directions_come_first(items: list[_Item]) -> bool:
    """“to the north by Poland” and not “Poland to the north”."""
    first = next((item for item in items), None)
    return first is not None and bool(first.points)


def _pair(items: list[_Item], *, first: bool) -> Iterator[Statement]:
    waiting: list[_Item] = []
    points: tuple[str, ...] = ()
    for item in items:
        if item.points:
            if first:
                points = item.points
            else:
                yield from (_statement(one, item.points) for one in waiting)
                waiting = []
        elif first:
            yield _statement(item, points)
        else:
            waiting.append(item)
    yield from (_statement(one, ()) for one in waiting)


def _statement(item: _Item, points: tuple[str, ...]) -> Statement:
    stated = [point for point in points if point]
    if item.water is not None:
        return Statement("water_border", item.span, {"water": item.water, "dirs": stated})
    return Statement("border", item.span, {"iso2": item.iso2, "dirs": stated})
