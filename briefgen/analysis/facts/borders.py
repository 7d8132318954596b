"""Neighbours and waters, each with the direction that the text gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About, places_in
from briefgen.model.span import Span

_BORDERS = re.compile(
    r"\b(?:bordered|bordering|borders?|bounded|bounds|boundar(?:y|ies)|surrounded|surrounding|enclaved|neighbou?rs|neighbou?ring|neighbou?red|adjoins|adjoining|abuts|lies between|located between|situated between|sandwiched between|flanked|frontiers?|enclave (?:within|of)|coast(?:line|lines|s)?|to the (?:north|south|east|west)|in the (?:north|south|east|west)|on the (?:north|south|east|west))\b"
)
_MARITIME = re.compile(
    r"\b(?:maritime|sea|marine|water) (?:border|boundar|frontier|neighbo)\w*|\bseparated (?:from|by)\b|\bacross (?:the|from)\b|\b(?:lies?|located|situated|is) (?:about |some |\d|off |south of|north of|east of|west of|northeast of|northwest of|southeast of|southwest of)|\boff the coast of\b"
)
_LAND = re.compile(r"\b(?:land borders?|shares? (?:land )?borders?|bordered by|borders|bordering|bounded by)\b")
_POINT = r"(?:north|south|east|west)(?:[- ]?(?:north|south)?-?(?:east|west))?(?:ern)?"
_DIRECTION = re.compile(
    rf"(?:\b(?:to|in|on|at|from|along)\s(?:the|its)\s(?:far |extreme |immediate )?|\(|\bto |\bfurther |\bits )(?P<points>{_POINT}(?:(?:,\s|\sand\s|,\sand\s|/)(?:the\s|to the\s|in the\s)?(?:far )?{_POINT}){{0,3}})(?P<side>\s(?:side|border|part|coast))?\b(?!\s(?:of|Sea|Ocean|Africa|Europe|Asia|America|China|Korea))"
)
_POINTS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_SEA = r"(?:Sea|Ocean|Gulf|Bay|Strait|Straits|Channel|Lagoon|Sound)"
_WATER = re.compile(
    rf"(?:the\s)?(?P<water>(?:(?:[A-ZÅ][\w’'-]+\s){{1,3}}{_SEA}\b(?:\sof\s[A-Z]\w+)?)|(?:{_SEA}\sof\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)|(?:Mediterranean|Adriatic|Baltic|Atlantic|Pacific|Skagerrak|Kattegat|Aegean|Caribbean|Bosphorus)\b(?!\s(?:Sea|Ocean)))"
)
_NOT_BORDER = re.compile(
    r"\b(?:similar to|than|after|like|compared|unlike|occupied by|ruled by|independence from|part of|war with|along with)\s(?:the\s)?$"
)


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
        yield from _pair(items[::-1] if False else items, first=before)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """The parts of a sentence that tell borders; those about the sea alone tell no neighbours."""
    match = _BORDERS.search(text, span.start, span.end)
    if match is None:
        return
    start = match.start()
    head = text[max(span.start, start - 60) : start]
    direction = _DIRECTION.search(head)
    if direction and not list(places_in(text, Span(max(span.start, start - 60), start))):
        start = max(span.start, start - 60) + direction.start()
    strong = re.search(
        r"border|bound|surround|enclav|neighbo|adjoin|abut|frontier|between|flank", text[start : span.end]
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
    found = [
        _Item(Span(*m.span("water")), water=" ".join(m["water"].split()))
        for m in _WATER.finditer(text, clause.start, clause.end)
    ]
    waters = [item.span for item in found]
    for place in places_in(text, clause):
        if (
            place.country != own
            and not place.possessive
            and not any(w.overlaps(place.span) for w in waters)
            and not _NOT_BORDER.search(text[max(0, place.span.start - 25) : place.span.start])
        ):
            found.append(_Item(place.span, iso2=place.country))
    for match in _DIRECTION.finditer(text, clause.start, clause.end):
        found.append(_Item(Span(*match.span()), points=_compass(match["points"])))
    return sorted(found, key=lambda item: item.span)


def _compass(words: str) -> tuple[str, ...]:
    points = []
    for part in re.findall(_POINT, words):
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
    if item.water is not None:
        return Statement("water_border", item.span, {"water": item.water, "dirs": list(points)})
    return Statement("border", item.span, {"iso2": item.iso2, "dirs": list(points)})
