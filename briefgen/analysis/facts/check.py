"""Compares what a document states with the reference. Graded, and never red on population alone."""

import math
import unicodedata
from collections.abc import Mapping, Sequence

from briefgen.analysis.facts.statement import Statement
from briefgen.model.fact import Check, Verdict
from briefgen.reference.facts import FACTBOOK, Value, borders_of, values_of
from briefgen.reference.names import capitals_of, official_names_of

_AGREES = {"population": 0.05, "area": 0.01}
_CLOSE = {"population": math.inf, "area": 0.03}
_ANGLES = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_WIDEST = 67.5
_SHARE = 0.2
_UNCHECKED = Check(Verdict.UNCHECKED)


def check(country: str, statement: Statement) -> Check:  # noqa: PLR0911  (one return a kind of property)
    """The verdict with the reference's value and edition; unchecked where there is nothing to compare with."""
    property_, value = statement.property, statement.value
    if property_ == "border" and isinstance(value, Mapping):
        return _border(country, value)
    known = values_of(country, property_)
    if not known:
        return _UNCHECKED
    if isinstance(value, bool):
        return _verdict(Verdict.AGREES if known[0].value is value else Verdict.DIFFERS, known[0])
    if isinstance(value, int | float) and property_ in _AGREES:
        return _number(property_, float(value), known)
    if property_ in ("official_language", "currency"):
        agrees = any(one.value == value for one in known)
        return _verdict(Verdict.AGREES if agrees else Verdict.DIFFERS, known[0])
    if property_ in ("capital", "official_name", "largest_city"):
        return _name(country, property_, str(value), known[0])
    return Check(Verdict.UNCHECKED, known[0].value, known[0].dataset, known[0].edition)


def _verdict(verdict: Verdict, known: Value) -> Check:
    return Check(verdict, known.value, known.dataset, known.edition)


def _number(property_: str, value: float, known: Sequence[Value]) -> Check:
    """Against the nearest of the reference's values: other dates and ways of counting are no contradiction."""
    nearest = min(known, key=lambda one: abs(one.value - value))
    apart = abs(nearest.value - value) / max(abs(nearest.value), 1e-9)
    if apart <= _AGREES[property_] or _equal_when_rounded(value, nearest.value):
        return _verdict(Verdict.AGREES, nearest)
    return _verdict(Verdict.CLOSE if apart <= _CLOSE[property_] else Verdict.DIFFERS, nearest)


def _equal_when_rounded(value: float, reference: float) -> bool:
    """Equal at the prose's own rounding: 9 million and 9.4 million."""
    digits = f"{value:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 0 and round(reference, -zeros) == value


def _name(country: str, property_: str, value: str, known: Value) -> Check:
    accepted = {"capital": capitals_of(country), "official_name": tuple(official_names_of(country))}.get(property_, ())
    same = any(_plain(value) == _plain(str(one)) for one in (*accepted, known.value))
    return _verdict(Verdict.AGREES if same else Verdict.DIFFERS, known)


def _plain(name: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(letters.replace("’", "'").removeprefix("the ").removesuffix(" city").split())


def _border(country: str, value: Mapping[str, object]) -> Check:
    borders = borders_of(country)
    found = next((one for one in borders if one.country == value["iso2"]), None)
    if found is None:
        return Check(
            Verdict.DIFFERS if borders else Verdict.UNCHECKED, ", ".join(one.country for one in borders), *FACTBOOK
        )
    stated = [str(point) for point in value["dirs"]] if isinstance(value["dirs"], list) else []
    fits = all(_lies(point, found.bearing, found.shares) for point in stated)
    main = sorted(found.shares, key=lambda point: -found.shares[point])[:2]
    return Check(Verdict.AGREES if fits else Verdict.DIFFERS, {"iso2": found.country, "dirs": main}, *FACTBOOK)


def _lies(point: str, bearing: float | None, shares: Mapping[str, float]) -> bool:
    """Within 67.5° of the bearing, or where a fifth of the common border lies that way."""
    if shares.get(point, 0) >= _SHARE:
        return True
    if bearing is None:
        return True
    apart = abs(_ANGLES[point] - bearing) % 360
    return min(apart, 360 - apart) <= _WIDEST
