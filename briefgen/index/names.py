"""Names taken apart, so that two of them can be compared across documents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

from briefgen.index.rows import standing_for, table

_GENERATION = re.compile(r"[,\s]+(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_MARKS = re.compile(r"['’ʼ‘`´]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_STEM = 3
"""Letters that a family name must have before an ending that is spelled in several ways."""
_HONOURS = frozenset(("u", "daw"))
"""Before one word they make no full name: there are many “U Thein”."""
_WITH_HONOUR = 2
_CACHED = 200_000


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in plain small letters, each part in the spelling that stands for all of its spellings."""

    given: str
    """Empty for somebody who is called by one word alone."""
    middle: tuple[str, ...]
    family: str
    generation: str = ""
    joined: bool = False
    """Whether given and first middle name are one with a hyphen: "Jean-Claude" is nobody's "Jean"."""


class Match(StrEnum):
    """What two names say of their bearers."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"


@lru_cache(_CACHED)
def fold(name: str) -> str:
    """The words in plain small letters; marks of every kind and the script are gone.

    >>> fold("Volodymyr Zelenskyy’s"), fold("O’Brien-Łuczak"), fold("Мара Оскель")
    ('volodymyr zelenskyys', 'obrien luczak', 'mara oskel')
    """
    plain = _MARKS.sub("", anyascii(_MARKS.sub("", name))).casefold()
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(_CACHED)
def person_name(name: str) -> PersonName:
    """The parts of a person's name.

    >>> person_name("George H. W. Bush")
    PersonName(given='george', middle=('h', 'w'), family='bush', generation='', joined=False)
    >>> person_name("Martin King, Jr.").generation, person_name("U Thein").given
    ('jr', '')
    """
    generation = _GENERATION.search(name)
    parts = fold(name[: generation.start()] if generation else name).split()
    after = generation[1].casefold() if generation else ""
    if len(parts) < 2 or (len(parts) == _WITH_HONOUR and parts[0] in _HONOURS):
        return PersonName("", (), _family(parts[-1] if parts else ""), after)
    middle = tuple(part for part in parts[1:-1] if part not in ("al", "el"))
    hyphen = "-" in name.split(maxsplit=1)[0]
    return PersonName(_given(parts[0]), middle, _family(parts[-1]), after, hyphen)


def middles(a: PersonName, b: PersonName) -> Match:
    """What middle names say; one that is not there says nothing, unless it is half of a given name."""
    for one, other in zip(a.middle, b.middle, strict=False):
        if one != other and not (1 in (len(one), len(other)) and one[0] == other[0]):
            return Match.DIFFERENT
    if len(a.middle) != len(b.middle) and (a.joined or b.joined):
        return Match.DIFFERENT
    return Match.SAME


def fuller(a: PersonName, b: PersonName) -> bool:
    """Whether `a` spells out a middle name of which `b` has the initial, and says nothing else.

    A name with and without a middle name is likely one, not certainly: the two George Bushes.
    """
    return (
        a.generation == b.generation
        and len(a.middle) == len(b.middle)
        and middles(a, b) is Match.SAME
        and sum(map(len, a.middle)) > sum(map(len, b.middle))
    )


def is_common_abroad(name: str) -> bool:
    """Whether very many bear a given name that is spelled in several ways, so that a spelling tells nobody apart."""
    parts = fold(name).split()
    return bool(parts) and _given(parts[0]) in table("people")["common"]


@lru_cache(_CACHED)
def organisation_name(name: str) -> str:
    """The words that tell an organisation from others: no article, no company ending, letters spelled out if known.

    >>> organisation_name("The Pontgrain Terminals Co., Ltd."), organisation_name("NATO")
    ('pontgrain terminals', 'north atlantic treaty organization')
    """
    parts = fold(name.replace("&", " and ").replace("U.S.", "US").replace("U.N.", "UN")).split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _endings():
        parts.pop()
    short = " ".join(parts)
    return standing_for("organisations", "letters").get(short, short)


@lru_cache(1)
def _endings() -> frozenset[str]:
    return frozenset(table("organisations")["company_endings"])


@lru_cache(1)
def _family_endings() -> Mapping[str, str]:
    """Longest first, so that "skiy" is not taken for "iy"."""
    return dict(sorted(standing_for("people", "endings").items(), key=lambda pair: -len(pair[0])))


def _given(part: str) -> str:
    return standing_for("people", "given").get(part, part)


def _family(part: str) -> str:
    known = standing_for("people", "family").get(part)
    if known:
        return known
    for ending, stands in _family_endings().items():
        if part.endswith(ending) and len(part) >= len(ending) + _STEM:
            return part[: -len(ending)] + stands
    return part
