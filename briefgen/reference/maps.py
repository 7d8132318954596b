"""Locator maps and flags as SVG without styles of their own: a page's style sheet colours the classes.

Outlines: Natural Earth, 1:50 million. A map shows where a country lies; it takes no position on any border.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise

from briefgen.reference.facts import borders_of
from briefgen.reference.labels import label_place
from briefgen.reference.names import name_of
from briefgen.reference.outlines import (
    Point,
    Ring,
    Window,
    border_between,
    countries_with_outline,
    polygons,
    window_around,
)
from briefgen.reference.shelf import built, rows

_SIZE = 240.0
_FINEST = 2.0
"""Units: points nearer to each other than this are not told apart."""
_DOT = 14.0
"""Units: a country smaller than this gets a ring around it."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A map that is drawn only when it is shown: a map takes some hundredths of a second."""

    country: str
    atlas: str
    """Digest of the outlines that it is drawn from; equal locators give equal maps."""

    @property
    def svg(self) -> str:
        return locator_map(self.country) or ""


def locator(country: str) -> Locator | None:
    """The map of a country, undrawn; None where there is no outline of it."""
    if country not in built("world")["countries"]:
        return None
    return Locator(country, str(built("SOURCES")["files"]["world.json"]))


@cache
def flag(country: str) -> str | None:
    """The flag, 3 units wide and 2 high, for a title beside it that names the country; None where there is none."""
    found: str | None = built("flags").get(country)
    return found and found.replace("<svg ", '<svg class="flag" aria-hidden="true" ', 1)


@cache
def locator_map(country: str) -> str | None:
    """The country among its neighbours; None where there is no outline of it."""
    window = window_around(country, _SIZE)
    if window is None:
        return None
    shapes = {code: _rings(code, window, _FINEST) for code in countries_with_outline()}
    here = shapes.pop(country) or _rings(country, window, 0.1)
    others = {code: rings for code, rings in shapes.items() if rings}
    title, box = escape(f"Where {name_of(country)} lies"), f"0 0 {window.width:.0f} {window.height:.0f}"
    return (
        f'<svg class="map" viewBox="{box}" role="img" aria-label="{title}">'
        f'<path class="land" d="{_path(ring for rings in others.values() for ring in rings)}"/>'
        f'<path class="here" d="{_path(here)}"/>{_disputed({country, *others}, window)}'
        f"{_dot(here, window)}{_names(country, here, others, window)}</svg>"
    )


def _rings(country: str, window: Window, finest: float) -> tuple[Ring, ...]:
    """What is seen of a country in the window."""
    middle = window.west + window.degrees_wide / 2
    found = []
    for polygon in polygons(country, middle):
        for ring in polygon:
            placed = _thinned([window.place(point) for point in ring], finest)
            if len(placed) > 3 and _is_inside(placed, window):
                found.append(placed)
    return tuple(found)


def _disputed(shown: set[str], window: Window) -> str:
    """The borders in the window that are not settled (rows/disputed.toml)."""
    middle = window.west + window.degrees_wide / 2
    lines = [
        _thinned([window.place(point) for point in line], _FINEST)
        for one, other in (row["between"] for row in rows("disputed")["border"])
        if one in shown and other in shown
        for line in border_between(one, other, middle)
    ]
    path = "".join(_line_path(line) for line in lines if _is_inside(line, window))
    return f'<path class="disputed" d="{path}"/>' if path else ""


def _is_inside(ring: Ring, window: Window) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) < window.width and max(xs) > 0 and min(ys) < window.height and max(ys) > 0


def _thinned(points: list[Point], finest: float) -> Ring:
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= finest:
            if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
                kept.pop()
            kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    """Three points along one edge, such as outside the window."""
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _path(rings: Iterable[Ring]) -> str:
    return "".join(_ring_path([(round(x), round(y)) for x, y in ring]) for ring in rings)


def _ring_path(points: list[tuple[int, int]]) -> str:
    return _steps(points) + "z"


def _line_path(line: Ring) -> str:
    points = [(round(x), round(y)) for x, y in line]
    return _steps(points) if len(set(points)) > 1 else ""


def _steps(points: list[tuple[int, int]]) -> str:
    """Whole units are fine enough at the size of the map; steps are shorter to write than places."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    return f"M{points[0][0]} {points[0][1]}l" + "".join(f"{x}{' ' if y >= 0 else ''}{y} " for x, y in steps)


def _names(country: str, here: tuple[Ring, ...], others: dict[str, tuple[Ring, ...]], window: Window) -> str:
    """The country's own name and its neighbours', each where it fits inside; an island's surroundings instead."""
    borders = {border.country for border in borders_of(country)} or others.keys()
    named = [
        ("name", country, here),
        *(("neighbour", code, rings) for code, rings in others.items() if code in borders),
    ]
    labels = ((kind, name_of(code), label_place(name_of(code), rings, window)) for kind, code, rings in named)
    return "".join(
        f'<text class="{kind}" x="{place[0]:.0f}" y="{place[1]:.0f}">{escape(name)}</text>'
        for kind, name, place in labels
        if place
    )


def _dot(here: tuple[Ring, ...], window: Window) -> str:
    xs, ys = [x for ring in here for x, _ in ring], [y for ring in here for _, y in ring]
    if xs and max(max(xs) - min(xs), max(ys) - min(ys)) >= _DOT:
        return ""
    x, y = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2) if xs else (window.width / 2, window.height / 2)
    return f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="8"/>'
