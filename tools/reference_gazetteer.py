"""Cities by size from GeoNames; people’s names from the census of the United States and, for other countries, Faker."""

import ast
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

LARGE, MIDDLING = 300_000, 60_000
"""Inhabitants from which a name is that of a large city, or a middling one."""
RARE = 0.001
"""Per cent of the people: surnames that fewer bear are left out."""
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]+(?: [\w'’.-]+){0,3}")


_WORD = re.compile(r"[^\W\d_a-z][^\W\d_A-Z][\w'’-]+")


def make(
    cities: Mapping[str, Any], given: Iterable[bytes], surnames: bytes, faker: Mapping[str, bytes]
) -> dict[str, Any]:
    """gazetteer.json: cities in three sizes, each name only in its largest; people's names in small letters."""
    people = _people(faker)
    largest: dict[str, int] = {}
    for city in cities.values():
        for name in {city["name"], _unaccented(city["name"])}:
            if _NAME.fullmatch(name):
                largest[name] = max(city["population"], largest.get(name, 0))
    sizes: dict[str, list[str]] = {"large": [], "middling": [], "small": []}
    for name in sorted(largest):
        size = "large" if largest[name] >= LARGE else "middling" if largest[name] >= MIDDLING else "small"
        sizes[size].append(name)
    return {
        "cities": {size: "|".join(names) for size, names in sizes.items()},
        "given": " ".join(sorted({name for lines in given for name, _ in _census(lines)} | people["first"])),
        "surnames": " ".join(sorted({name for name, share in _census(surnames) if share >= RARE} | people["last"])),
    }


def _unaccented(name: str) -> str:
    """As newspapers print it: "Klaipeda", "Lodz"."""
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁøØđĐıß", "lLoOdDis")))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _census(lines: bytes) -> Iterable[tuple[str, float]]:
    """(name in small letters, per cent of the people) of each line "SMITH  1.006  1.006  1"."""
    for line in lines.decode("ascii").splitlines():
        name, share, *_ = line.split()
        yield name.lower(), float(share)


def _people(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    """First and last names in Latin letters, in small letters, of all countries that Faker has."""
    found: dict[str, set[str]] = {"first": set(), "last": set()}
    for path in sorted(files):
        if re.fullmatch(r"faker/providers/person/\w+/__init__\.py", path):
            for node in ast.walk(ast.parse(files[path])):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    which = node.targets[0].id.partition("_name")[0]
                    if which in found:
                        found[which] |= set(_latin(node.value))
    return found


def _latin(value: ast.expr) -> Iterable[str]:
    for node in ast.walk(value):
        word = node.value if isinstance(node, ast.Constant) else None
        if isinstance(word, str) and _WORD.fullmatch(word) and unicodedata.name(word[0]).startswith("LATIN"):
            yield word.casefold()
