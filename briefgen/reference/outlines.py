"""Outlines of countries on a flat window around one of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from briefgen.reference.shelf import built

Point = tuple[float, float]
Ring = tuple[Point, ...]

_LARGE_PART = 0.2
"""Polygons of at least this share of the largest one make up the mainland, which the window is made for."""
_MARGIN = 0.35
_SMALLEST = 3.5
"""Degrees: a window is never narrower, so that a small country is seen among its neighbours."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world: degrees on the globe, units on paper; north is up."""

    west: float
    north: float
    degrees_wide: float
    degrees_high: float
    scale: float
    """Units a degree of latitude."""
    squeeze: float
    """How much narrower a degree of longitude is here."""

    @property
    def width(self) -> float:
        return self.degrees_wide * self.squeeze * self.scale

    @property
    def height(self) -> float:
        return self.degrees_high * self.scale

    def place(self, point: Point) -> Point:
        """Where a point lies on paper; what is far outside is moved to just outside."""
        x = (point[0] - self.west) * self.squeeze * self.scale
        y = (self.north - point[1]) * self.scale
        return min(max(x, -9.0), self.width + 9), min(max(y, -9.0), self.height + 9)


def window_around(country: str, size: float) -> Window | None:
    """A window about `size` units wide or high with the mainland in its middle; None where there is no outline."""
    rings = sorted((ring[0] for ring in polygons(country, None)), key=_area, reverse=True)
    if not rings:
        return None
    centre = _middle(rings[0])
    rings = [_near(ring, centre) for ring in rings if _area(ring) >= _LARGE_PART * _area(rings[0])]
    xs, ys = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle[1])))
    wide = max((max(xs) - min(xs)) * (1 + 2 * _MARGIN), _SMALLEST / squeeze)
    high = max((max(ys) - min(ys)) * (1 + 2 * _MARGIN), _SMALLEST)
    wide = min(max(wide, 0.9 * high / squeeze), 350.0)
    high = max(high, 0.55 * wide * squeeze)
    scale = size / max(wide * squeeze, high)
    return Window(middle[0] - wide / 2, middle[1] + high / 2, wide, high, scale, squeeze)


def polygons(country: str, near: float | None) -> tuple[tuple[Ring, ...], ...]:
    """A country's polygons, each an outer ring and its holes, as (longitude, latitude) without a jump at 180°.

    `near` is a longitude: the copy of each ring that is closest to it is taken.
    """
    found = tuple(tuple(_ring(ring) for ring in rings) for rings in built("world")["countries"].get(country, ()))
    return found if near is None else tuple(tuple(_near(ring, near) for ring in rings) for rings in found)


def border_between(one: str, other: str, near: float) -> tuple[Ring, ...]:
    """The lines that the outlines of two countries share, in the copy that is closest to a longitude."""
    shared = sorted(_arcs_of(one) & _arcs_of(other))
    return tuple(_near(tuple(_unbroken(list(_arc(number)))), near) for number in shared)


def _arcs_of(country: str) -> frozenset[int]:
    """Each line once, whichever way round a country runs along it (in TopoJSON, ~n is line n backwards)."""
    numbers = (number for rings in built("world")["countries"].get(country, ()) for ring in rings for number in ring)
    return frozenset(number if number >= 0 else ~number for number in numbers)


def countries_with_outline() -> tuple[str, ...]:
    return tuple(sorted(built("world")["countries"]))


@cache
def _arc(number: int) -> Ring:
    flat, step = built("world")["arcs"][number], built("world")["step"]
    xs, ys = accumulate(flat[::2]), accumulate(flat[1::2])
    return tuple((x / step, y / step) for x, y in zip(xs, ys, strict=True))


def _ring(numbers: list[int]) -> Ring:
    points: list[Point] = []
    for number in numbers:
        arc = _arc(number) if number >= 0 else _arc(~number)[::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(_unbroken(points))


def _unbroken(points: list[Point]) -> Iterator[Point]:
    before = points[0][0]
    for x, y in points:
        before = x + 360 * round((before - x) / 360)
        yield before, y


def _near(ring: Ring, longitude: float) -> Ring:
    shift = 360 * round((longitude - _middle(ring)) / 360)
    return tuple((x + shift, y) for x, y in ring) if shift else ring


def _middle(ring: Ring) -> float:
    return (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2


def _area(ring: Ring) -> float:
    """In square degrees at the equator's measure."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    return abs(doubled) / 2 * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
