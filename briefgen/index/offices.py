"""The word of a role that says what somebody is: the “minister” of “deputy minister for waterways”."""

import re
from collections.abc import Iterable

_BEHIND = re.compile(r"\s+(?:of|for|at|to|in|from|with)\s+|,|['’]s\b")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
          "chairperson": "chair", "premier": "minister"}  # fmt: skip


def office(role: str) -> str:
    """In small letters, for men and women alike; empty where there is none.

    >>> office("former deputy minister for waterways"), office("Latvian spokeswoman")
    ('minister', 'spokesperson')
    """
    words = _WORD.findall(_BEHIND.split(role.casefold(), maxsplit=1)[0])
    return _ALIKE.get(words[-1], words[-1]) if words else ""


def offices(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(office, roles)))
