"""Orders of names: which part of a full one stands for the whole, and where the surname comes first."""

from collections.abc import Sequence

from briefgen.analysis.actors.signs import PARTICLES
from briefgen.analysis.lexicon import words
from briefgen.reference import gazetteer

_SONS = frozenset(("bin", "ibn", "bint", "ben"))


def is_part_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two words or more are what somebody is called by: “Lind Ruiz” of “Ana Lind Ruiz Brant”.

    Both in small letters. One with a given name of its own is somebody else's: “Ivo Brant”, “Jan Ivo Brant”.

    >>> is_part_of(["al", "brant"], ["ivo", "bin", "jan", "al", "brant"])
    True
    >>> is_part_of(["ivo", "jan"], ["ivo", "jan", "bin", "ali"])
    True
    """
    size = len(short)
    if size < 2 or size >= len(long):
        return False
    if list(short) == list(long[:size]):
        return long[size] in _SONS
    surname = short[0] in PARTICLES or (gazetteer.is_surname(short[0]) and not gazetteer.is_given_name(short[0]))
    return surname and list(short) in (list(long[-size:]), list(long[1 : size + 1]))


def is_family_first(parts: Sequence[str]) -> bool:
    """“Li Guowei”, “Kim Dae-sung”; but not “Kim Brant”."""
    if len(parts) not in (2, 3) or parts[0] not in words("given_names", "family_first"):
        return False
    return "-" in parts[-1] or not gazetteer.is_surname(parts[-1])


def is_in_other_order(one: Sequence[str], other: Sequence[str]) -> bool:
    """“Kovács István” and “István Kovács”, where it is plain which part is the surname."""
    if len(one) != 2 or list(one) != [*reversed(other)]:
        return False
    return any(
        gazetteer.is_surname(surname)
        and not gazetteer.is_given_name(surname)
        and gazetteer.is_given_name(given)
        and not gazetteer.is_surname(given)
        for surname, given in (one, other)
    )
