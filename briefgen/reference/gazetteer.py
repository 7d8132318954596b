"""Names of cities, and of people, as far as lists have them: hints at what a name can mean, and never a proof."""

from functools import cache
from unicodedata import combining, normalize

from briefgen.reference.shelf import built


def is_city(name: str) -> bool:
    """Whether a city with at least 15,000 inhabitants has this name."""
    return size_of_city(name) is not None


def size_of_city(name: str) -> str | None:
    """One of "large" (from 300,000 inhabitants), "middling" (60,000), "small" (15,000), or None: no city."""
    return _cities().get(name) or _cities().get(_unmarked(name))


def is_surname(name: str) -> bool:
    """Whether people are called so by surname, in the United States or elsewhere."""
    return name.casefold() in _people("surnames")


def is_given_name(name: str) -> bool:
    """Whether people are called so; rare names are among these."""
    return name.casefold() in _people("given")


def _unmarked(name: str) -> str:
    """“Constanta” of “Constanța”."""
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))


@cache
def _cities() -> dict[str, str]:
    sizes = built("gazetteer")["cities"]
    return {name: size for size in ("small", "middling", "large") for name in sizes[size].split("|")}


@cache
def _people(which: str) -> frozenset[str]:
    return frozenset(built("gazetteer")[which].split(" "))
