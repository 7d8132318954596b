"""Reference values of countries, each with its data set and edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.reference.names import official_name_of
from briefgen.reference.shelf import built, rows

FACTBOOK = ("The World Factbook (CIA)", "final edition, January 2026")
CLDR = ("Unicode CLDR", "CLDR 48")
OURS = ("briefgen", "see NOTICE")


@dataclass(frozen=True, slots=True)
class Value:
    """One reference value."""

    value: Any
    dataset: str
    edition: str


@dataclass(frozen=True, slots=True)
class Border:
    """A land border: the neighbour, the bearing of it in degrees clockwise from north, and how the border's length
    is shared among the compass points.
    """

    country: str
    bearing: float | None
    shares: Mapping[str, float]


def values_of(country: str, property_: str) -> tuple[Value, ...]:
    """All that the references give for a property, the one to show first; nothing for an unknown country."""
    for override in rows("overrides")["override"]:
        if (override["country"], override["property"]) == (country, property_):
            return (Value(override["value"], *OURS),)
    entry = built("facts").get(country, {})
    if property_ == "official_name" and country in built("names")["countries"]:
        return (Value(official_name_of(country), *FACTBOOK),)
    if property_ == "population":
        return tuple(
            Value(given["value"], *(FACTBOOK if given["source"] == "factbook" else CLDR))
            for given in entry.get("population", ())
        )
    if property_ == "area":
        area = entry.get("area", {})
        return tuple(Value(area[kind], *FACTBOOK) for kind in ("total", "land") if area.get(kind))
    if property_ in ("official_language", "currency"):
        names = {"official_language": "official_languages", "currency": "currencies"}
        return tuple(Value(code, *CLDR) for code in entry.get(names[property_], ()))
    return (Value(entry[property_], *FACTBOOK),) if entry.get(property_) is not None else ()


def borders_of(country: str) -> tuple[Border, ...]:
    """Land borders, in the order of the neighbours' codes."""
    found = built("facts").get(country, {}).get("borders", ())
    return tuple(Border(one["iso2"], one.get("bearing"), one.get("shares") or {}) for one in found)
