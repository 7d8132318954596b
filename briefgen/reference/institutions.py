"""Bodies such as many states and towns have: "the Ministry of Finance", "the Supreme Court", "the Labour Party"."""

import re
from functools import lru_cache
from typing import NamedTuple

from briefgen.reference.names import country_named, country_of_demonym
from briefgen.reference.shelf import rows

_WORD = re.compile(r"[\w.]+(?:['’-]\w+)*['’]?")
_POSSESSIVE = re.compile(r"['’]s?$")


class Institution(NamedTuple):
    """A name that tells what a body is, but not whose."""

    words: str
    """In small letters, without article and country."""
    country: str | None
    """The state that the name itself states."""
    usual: str | None = None
    """The state that is meant where nothing tells of which: no other has a body that is called so."""


@lru_cache(50_000)
def institution(name: str) -> Institution | None:
    """None for a name that is a body's own.

    >>> institution("the Latvian Ministry of Finance")
    Institution(words='ministry of finance', country='LV', usual=None)
    >>> institution("Supreme Court"), institution("Riga Port")
    (Institution(words='supreme court', country=None, usual=None), None)
    >>> institution("Federal Reserve").usual
    'US'
    """
    parts = _WORD.findall(name)
    parts = parts[1:] if len(parts) > 1 and parts[0].casefold() == "the" else parts
    country = None
    for size in (3, 2, 1):
        first = _POSSESSIVE.sub("", " ".join(parts[:size]))
        if len(parts) > size and (country := country_named(first) or country_of_demonym(first)):
            parts = parts[size:]
            break
    plain = [_POSSESSIVE.sub("", part).casefold() for part in parts]
    if not plain or not set(plain) <= _common():
        return None
    words = " ".join(plain)
    return Institution(words, country, rows("institutions")["of_one_state"].get(words))


@lru_cache(1)
def _common() -> frozenset[str]:
    return frozenset(rows("institutions")["words"])
