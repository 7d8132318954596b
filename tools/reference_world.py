"""Outlines of countries: decoding TopoJSON, simplifying arcs, and the direction in which a border lies."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]

TOLERANCE = 0.04
"""Degrees that a simplified line may lie off."""
STEP = 100
"""The shipped file counts in hundredths of a degree."""
SMALLEST = 0.06
"""Islands narrower than this (in degrees) are left out where the country has a larger one."""
OCTANTS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True)
class Atlas:
    """Countries as polygons of rings of arc numbers (a negative number n is arc ~n backwards)."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: Mapping[str, list[list[list[int]]]]

    @classmethod
    def read(cls, topology: Mapping[str, Any], codes: Mapping[str, Mapping[str, str]]) -> "Atlas":
        by_alpha3 = {entry["_alpha3"]: code for code, entry in codes.items() if len(code) == 2 and "_alpha3" in entry}
        by_alpha3 |= {"XKX": "XK", "KOS": "XK", "KAS": "", "XNC": "CY-N", "CYN": "CY-N", "SOL": "SO-L", "XSO": "SO-L"}
        countries: dict[str, list[list[list[int]]]] = {}
        for geometry in topology["objects"]["countries"]["geometries"]:
            code = by_alpha3.get(geometry["properties"].get("a3", ""), "")
            if code and geometry["type"]:
                polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
                countries.setdefault(code, []).extend(polygons)
        return cls(tuple(_decoded(arc, topology["transform"]) for arc in topology["arcs"]), countries)

    def simplified(self) -> dict[str, Any]:
        """world.json: arcs as differences in steps, and each country's polygons."""
        countries = {code: self._without_specks(polygons) for code, polygons in self.countries.items()}
        used = sorted({_plain(n) for polygons in countries.values() for rings in polygons for r in rings for n in r})
        number = {old: new for new, old in enumerate(used)}
        arcs = [_encoded(_simplify(self.arcs[old])) for old in used]
        renumbered = {
            code: [[[number[n] if n >= 0 else ~number[~n] for n in ring] for ring in rings] for rings in polygons]
            for code, polygons in countries.items()
        }
        return {"step": STEP, "arcs": arcs, "countries": renumbered}

    def border(
        self, code: str, other: str, own_point: Point | None, other_point: Point | None
    ) -> tuple[int, dict[str, float]] | None:
        """Bearing of the common border from the middle of a country, and its share in each of eight directions."""
        centre = self._centre(code) or own_point
        shared = self._arc_numbers(code) & self._arc_numbers(other)
        if centre is None:
            return None
        if not shared:
            return (
                (round(bearing(centre, other_point)), {octant(bearing(centre, other_point)): 1.0})
                if other_point
                else None
            )
        lengths: dict[str, float] = {}
        east = north = 0.0
        for a, b in (pair for n in shared for pair in pairwise(self.arcs[n])):
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            length, angle = distance(a, b), bearing(centre, (middle[1], middle[0]))
            lengths[octant(angle)] = lengths.get(octant(angle), 0.0) + length
            far = distance((centre[1], centre[0]), middle)
            east += length * far * math.sin(math.radians(angle))
            north += length * far * math.cos(math.radians(angle))
        total = sum(lengths.values()) or 1.0
        shares = {name: round(length / total, 2) for name, length in sorted(lengths.items()) if length / total >= 0.005}
        return round(math.degrees(math.atan2(east, north))) % 360, shares

    def _arc_numbers(self, code: str) -> set[int]:
        return {_plain(n) for rings in self.countries.get(code, ()) for ring in rings for n in ring}

    def _ring(self, numbers: Iterable[int]) -> list[Point]:
        points: list[Point] = []
        for n in numbers:
            arc = self.arcs[n] if n >= 0 else self.arcs[~n][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    def _centre(self, code: str) -> Point | None:
        """Latitude and longitude of the middle of the largest polygon."""
        rings = [self._ring(polygon[0]) for polygon in self.countries.get(code, ())]
        if not rings:
            return None
        largest = max(rings, key=lambda ring: abs(_moments(ring)[0]))
        area, x, y = _moments(largest)
        return (y / area, x / area) if area else (largest[0][1], largest[0][0])

    def _without_specks(self, polygons: list[list[list[int]]]) -> list[list[list[int]]]:
        width = [max(_extent(self._ring(polygon[0]))) for polygon in polygons]
        return [polygon for polygon, w in zip(polygons, width, strict=True) if w >= SMALLEST or w == max(width)]


def _plain(number: int) -> int:
    return number if number >= 0 else ~number


def _decoded(arc: list[list[int]], transform: Mapping[str, list[float]]) -> tuple[Point, ...]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return tuple(points)


def _encoded(points: list[Point]) -> list[int]:
    """Differences, x and y in turn; points that fall together are left out, but for the last of two."""
    steps: list[int] = []
    x = y = 0
    for index, point in enumerate(points):
        to = (round(point[0] * STEP), round(point[1] * STEP))
        if index and to == (x, y):
            continue
        steps += [to[0] - x, to[1] - y]
        x, y = to
    return steps


def _simplify(points: tuple[Point, ...]) -> list[Point]:
    """Douglas-Peucker; a closed line is split at the point farthest from its start."""
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda n: math.dist(points[0], points[n]))
        return [*_simplified(points[: far + 1]), *_simplified(points[far:])[1:]]
    return _simplified(points)


def _simplified(points: tuple[Point, ...]) -> list[Point]:
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        off = [(_off(points[n], points[first], points[last]), n) for n in range(first + 1, last)]
        if off and max(off)[0] > TOLERANCE:
            middle = max(off)[1]
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [points[n] for n in sorted(kept)]


def _off(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == dy == 0:
        return math.dist(point, a)
    along = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.dist(point, (a[0] + along * dx, a[1] + along * dy))


def _moments(ring: list[Point]) -> tuple[float, float, float]:
    """Area and its first moments, in degrees."""
    area = x = y = 0.0
    for a, b in pairwise(ring):
        cross = (a[0] * b[1] - b[0] * a[1]) / 2
        area, x, y = area + cross, x + cross * (a[0] + b[0]) / 3, y + cross * (a[1] + b[1]) / 3
    return area, x, y


def _extent(ring: list[Point]) -> tuple[float, float]:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(xs) - min(xs), max(ys) - min(ys)


def bearing(start: Point, end: Point) -> float:
    """Degrees clockwise from north along the great circle, between two points of latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(v) for v in point) for point in (start, end))
    y = math.sin(lon2 - lon1) * math.cos(lat2)
    x = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(y, x)) % 360


def octant(angle: float) -> str:
    return OCTANTS[round(angle / 45) % 8]


def distance(a: Point, b: Point) -> float:
    """Kilometres between two points of longitude and latitude."""
    (lon1, lat1), (lon2, lat2) = ((math.radians(v) for v in point) for point in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))
