"""Cities by size from GeoNames, and given names and surnames of the census of the United States."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

LARGE, MIDDLING = 300_000, 60_000
"""Inhabitants from which a name is that of a large city, or a middling one."""
RARE = 0.001
"""Per cent of the people: surnames that fewer bear are left out."""
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]+(?: [\w'’.-]+){0,3}")


def make(cities: Mapping[str, Any], given: Iterable[bytes], surnames: bytes) -> dict[str, Any]:
    """gazetteer.json: cities in three sizes, each name only in its largest; people's names in small letters."""
    largest: dict[str, int] = {}
    for city in cities.values():
        if _NAME.fullmatch(city["name"]):
            largest[city["name"]] = max(city["population"], largest.get(city["name"], 0))
    sizes: dict[str, list[str]] = {"large": [], "middling": [], "small": []}
    for name in sorted(largest):
        size = "large" if largest[name] >= LARGE else "middling" if largest[name] >= MIDDLING else "small"
        sizes[size].append(name)
    return {
        "cities": {size: "|".join(names) for size, names in sizes.items()},
        "given": " ".join(sorted({name for lines in given for name, _ in _census(lines)})),
        "surnames": " ".join(sorted(name for name, share in _census(surnames) if share >= RARE)),
    }


def _census(lines: bytes) -> Iterable[tuple[str, float]]:
    """(name in small letters, per cent of the people) of each line "SMITH  1.006  1.006  1"."""
    for line in lines.decode("ascii").splitlines():
        name, share, *_ = line.split()
        yield name.lower(), float(share)
