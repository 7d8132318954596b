"""What the Factbook and CLDR say of each country, value by value."""

import re
from collections.abc import Mapping
from typing import Any

from reference_names import Profile, text_at
from reference_world import Atlas

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\((\d{4})")
_LENGTH = re.compile(r"([A-Z][^;,\d]*?) ([\d,.]+) km")
# How the Factbook names neighbours where that is no name of the country in English today
_NEIGHBOURS = {"Macedonia": "MK", "UAE": "AE", "UK": "GB", "US": "US", "The Gambia": "GM", "Gaza Strip": "PS"} | {
    "West Bank": "PS",
    "Holy See": "VA",
    "Saint Martin": "MF",
    "Czechia": "CZ",
    "Democratic Republic of the Congo": "CD",
    "Republic of the Congo": "CG",
    "China and China": "CN",
    "United Kingdom": "GB",
    "Cote d'Ivoire": "CI",
}
_TEXTS = {
    "location": ("Geography", "Location"),
    "climate": ("Geography", "Climate"),
    "government": ("Government", "Government type"),
    "capital": ("Government", "Capital", "name"),
    "languages": ("People and Society", "Languages", "Languages"),
    "religion": ("People and Society", "Religions"),
    "independence": ("Government", "Independence"),
    "head_of_state": ("Government", "Executive branch", "chief of state"),
    "head_of_government": ("Government", "Executive branch", "head of government"),
    "gdp": ("Economy", "GDP (official exchange rate)"),
    "coastline": ("Geography", "Coastline"),
}


def make(
    profiles: Mapping[str, Profile],
    names: Mapping[str, Any],
    territories: Mapping[str, Any],
    currencies: Mapping[str, Any],
    atlas: Atlas,
) -> dict[str, Any]:
    """facts.json: by ISO code."""
    by_name = {form: code for code, entry in names["countries"].items() for form in entry["forms"]} | _NEIGHBOURS
    found = {}
    for code in names["countries"]:
        profile = profiles.get(code, {})
        entry: dict[str, Any] = {key: text_at(profile, *path) for key, path in _TEXTS.items()}
        entry["languages"] = entry["languages"] or text_at(profile, "People and Society", "Languages")
        entry["area"] = _areas(profile)
        entry["population"] = _populations(code, profile, territories)
        entry["point"] = _point(text_at(profile, "Geography", "Geographic coordinates"))
        entry["landlocked"] = "landlocked" in entry["coastline"] if entry["coastline"] else None
        entry["official_languages"] = _official(territories.get(code, {}))
        entry["currencies"] = _in_use(currencies.get(code, []))
        entry["largest_city"] = _largest(text_at(profile, "People and Society", "Major urban areas - population"))
        entry["borders"] = _borders(profile, by_name)
        found[code] = {key: value for key, value in entry.items() if value not in ("", [], {}, None)}
    _add_directions(found, atlas)
    return found


def _number(words: str) -> float | None:
    match = _NUMBER.search(words)
    if not match:
        return None
    value = float(match[0].replace(",", ""))
    for word, factor in (("million", 1e6), ("billion", 1e9)):
        value *= factor if words[match.end() :].lstrip().startswith(word) else 1
    return int(value) if value == int(value) else value


def _areas(profile: Profile) -> dict[str, float]:
    area = profile.get("Geography", {}).get("Area", {})
    found = {key.strip(): _number(text_at(area, key)) for key in area if key.strip() in ("total", "land")}
    return {key: value for key, value in found.items() if value}


def _populations(code: str, profile: Profile, territories: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    words = text_at(profile, "People and Society", "Population", "total")
    words = words or text_at(profile, "People and Society", "Population")
    value, year = _number(words), _YEAR.search(words)
    if code == "PS" and value:
        value += _number(text_at(profile["West Bank"], "People and Society", "Population", "total")) or 0
    if value:
        found.append({"value": int(value), "source": "factbook", "year": int(year[1]) if year else None})
    second = int(territories.get(code, {}).get("_population", 0))
    if second:
        found.append({"value": second, "source": "cldr", "year": None})
    return found


def _point(words: str) -> list[float]:
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", words)
    if not found:
        return []
    north, east = int(found[1]) + int(found[2]) / 60, int(found[4]) + int(found[5]) / 60
    return [round(-north if found[3] == "S" else north, 2), round(-east if found[6] == "W" else east, 2)]


def _official(territory: Mapping[str, Any]) -> list[str]:
    spoken = territory.get("languagePopulation", {})
    return sorted(
        {
            code.partition("_")[0]
            for code, entry in spoken.items()
            if entry.get("_officialStatus", "").endswith("official")
        }
    )


def _in_use(entries: list[dict[str, dict[str, str]]]) -> list[str]:
    return sorted(
        code
        for entry in entries
        for code, use in entry.items()
        if "_to" not in use and use.get("_tender") != "false" and "_from" in use
    )


def _largest(words: str) -> str:
    cities = re.findall(r"([\d.,]+)( million)? ([^\d(;,]+?)(?= \(|[;,]|$)", words)
    sized = [(_number(number + million) or 0, name.strip()) for number, million, name in cities]
    return max(sized)[1].title() if sized else ""


def _borders(profile: Profile, by_name: Mapping[str, str]) -> list[dict[str, Any]]:
    lengths: dict[str, float] = {}
    for part in (profile, profile.get("West Bank", {})):
        words = re.sub(r" \([^)]*\)", "", text_at(part, "Geography", "Land boundaries", "border countries"))
        for name, km in _LENGTH.findall(words.replace(" and China", "; China")):
            code = by_name.get(name.strip())
            if code:
                lengths[code] = round(lengths.get(code, 0) + float(km.rstrip(".").replace(",", "")), 1)
    return [{"iso2": code, "km": km} for code, km in sorted(lengths.items())]


def _add_directions(found: dict[str, Any], atlas: Atlas) -> None:
    for code, entry in found.items():
        for border in entry.get("borders", ()):
            other = found.get(border["iso2"], {})
            shape = atlas.border(code, border["iso2"], entry.get("point"), other.get("point"))
            if shape:
                border["bearing"], border["shares"] = shape
