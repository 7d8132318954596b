"""How countries, their people and their governments are named in English.

Countries are ISO 3166-1 alpha-2 codes, and XK for Kosovo. Names are matched exactly, with the accents and the case that
they have in print; whoever searches a text looks for the longest name first.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefgen.reference.shelf import built, rows

_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[^\W\d_]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Seat:
    """A building, street or city that can stand for a government."""

    country: str
    name: str
    kind: Literal["government", "capital"]
    needs_context: bool
    """The words also mean the place itself, so that only what they do shows what is meant."""


@lru_cache(maxsize=8192)
def country_named(text: str) -> str | None:
    """The country that a name means, the ambiguous ones (`is_ambiguous`) too; a leading "the" is passed over."""
    return _forms().get(_bare(text))


def longest_from(word: str, following: str = "") -> int:
    """How many words and marks a name of a country, people or government has at most that begins with this word.

    0 where none does: a quick test before a search. Only the letters up to a mark count: “Guinea-Bissau’s”, “U.S.”.
    """
    if word in ("The", "the"):
        return 1 + longest_from(following) if following else 0
    letters = _LETTERS.match(word)
    return _longest().get(letters[0], 0) if letters else 0


@lru_cache(maxsize=8192)
def is_ambiguous(text: str) -> bool:
    """Whether a country's name often means something else: Georgia, Jordan, Chad, Turkey …"""
    return _bare(text) in rows("names")["ambiguous"]


def country_of_demonym(text: str) -> str | None:
    """The country of an adjective or a word for people: "Belarusian", "Danes"; None where several have it."""
    return _people().get(text)


@lru_cache(maxsize=8192)
def seat_of(text: str) -> Seat | None:
    """The government that a seat or a capital can stand for: the Kremlin, Downing Street, Minsk."""
    return _seats().get(_bare(text))


def name_of(country: str) -> str:
    """The short English name that readers see; the code itself for one that is unknown."""
    entry = built("names")["countries"].get(country)
    name: str = rows("names")["name"].get(country) or (entry["name"] if entry else country)
    return name


def official_name_of(country: str) -> str:
    name: str = rows("names")["official"].get(country) or built("names")["countries"][country]["official"]
    return name


def official_names_of(country: str) -> frozenset[str]:
    """Every long form that is in use for a country."""
    entry = built("names")["countries"][country]
    return frozenset((official_name_of(country), entry["official"], *entry["forms"], *_more_forms().get(country, ())))


def capitals_of(country: str) -> tuple[str, ...]:
    """The capitals in their usual English spelling, the first of them first; other spellings follow."""
    own: Iterable[str] = rows("seats")["capitals"].get(country) or built("names")["countries"][country]["capitals"]
    return tuple(own)


def languages() -> Mapping[str, str]:
    """English name of a language in small letters → ISO 639 code."""
    found: Mapping[str, str] = built("names")["languages"]
    return found


@cache
def language_of(code: str) -> str | None:
    """The English name of a language; of several the longest, which leaves nothing out."""
    called = sorted((name for name, known in languages().items() if known == code), key=len)
    return called[-1].title() if called else None


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes of all currencies in use."""
    return frozenset(code for country in built("facts").values() for code in country.get("currencies", ()))


@cache
def all_countries() -> tuple[str, ...]:
    return tuple(sorted(built("names")["countries"]))


@cache
def forms_of(country: str) -> tuple[str, ...]:
    """Every name of a country that is matched."""
    return tuple(form for form, code in _forms().items() if code == country)


def _bare(text: str) -> str:
    text = text.replace("’", "'")
    for article in ("the ", "The "):
        bare = text.removeprefix(article)
        if bare != text and (bare in _forms() or bare in _seats()):
            return bare
    return text


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in built("names")["countries"].items():
        for form in (*entry["forms"], name_of(code), official_name_of(code)):
            found.setdefault(form.replace("’", "'"), code)
    for code, forms in _more_forms().items():
        found.update({form.replace("’", "'").removeprefix("the "): code for form in forms})
    return found


def _more_forms() -> Mapping[str, Iterable[str]]:
    forms: Mapping[str, Iterable[str]] = rows("names")["forms"]
    return forms


@cache
def _people() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in built("names")["countries"].items():
        found.update({word: code for word in entry["people"] if not _is_of_another(word, code)})
    for code, words in rows("demonyms")["forms"].items():
        found.update(dict.fromkeys(words, code))
    for word in rows("demonyms")["ambiguous"]:
        found.pop(word, None)
    return found


def _is_of_another(word: str, code: str) -> bool:
    """Dependent territories give the people of the state that they belong to as their own."""
    return any(word in words for other, words in rows("demonyms")["forms"].items() if other != code)


@cache
def _longest() -> Mapping[str, int]:
    """The first letters of every name, without its article → the size of the largest that begins with them."""
    found: dict[str, int] = {}
    for name in (*_forms(), *_people(), *_seats()):
        parts = _PARTS.findall(name.removeprefix("The ").removeprefix("the "))
        found[parts[0]] = max(found.get(parts[0], 0), len(parts))
    return found


@cache
def _seats() -> dict[str, Seat]:
    found: dict[str, Seat] = {}
    for code in all_countries():
        for city in capitals_of(code):
            found.setdefault(city, Seat(code, city, "capital", needs_context=True))
    for table in ("plain", "needs_context"):
        for code, names in rows("seats")[table].items():
            for name in names:
                found[name.removeprefix("the ")] = Seat(code, name, "government", needs_context=table != "plain")
    return found
