"""Names and titles as parts of addresses."""

import re

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"['’ʼ]")
_LONGEST = 80


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most 80 characters; "x" for a name without letters or digits.

    >>> slug("Volodymyr Zelenskyy’s visit")
    'volodymyr-zelenskyys-visit'
    >>> slug("Мара Оскель")
    'mara-oskel'
    """
    plain = _NOT_WORD.sub("-", anyascii(_APOSTROPHE.sub("", name)).casefold()).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit("-", 1)[0]
    return plain or "x"
