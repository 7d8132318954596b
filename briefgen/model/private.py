"""What readers are never shown: e-mail addresses, telephone numbers, and notes that people marked as private.

Words are masked, not cut, so that every position in a text stays what it was.
"""

import re
from collections.abc import Iterator

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[^\W_](?:[\w-]{0,62})(?:\.[^\W_](?:[\w-]{0,62})){1,8}")
_GROUPS = r"[\d()/ .\u00a0-]{4,18}\d"
TELEPHONE = re.compile(
    rf"(?<![\w+])\+[1-9]\d{{0,2}}[ .()\u00a0-]{{1,2}}{_GROUPS}(?!\w)"  # +372 640 9800
    r"|(?<![\w+])\+[1-9]\d{9,14}(?!\w)"  # +3726409800
    rf"|(?i:(?<!\w)(?:tel|telephone|phone|fax|mobile|cell|hotline|whatsapp))\b(?:\s?no)?[.:]{{0,2}}\s{{0,3}}[+(]?\d{_GROUPS}(?!\w)"
    r"|(?<![\w.-])\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[.-]\d{4}(?![\w-])"  # (202) 555-0143
)
_DIGIT = re.compile(r"\d")
_FEWEST = 7
"""Digits of the shortest telephone number."""
_PRIVATE = re.compile(r"^:::[ \t]*private\b.*?(?:^:::[ \t]*$|\Z)\n?|<!--.*?(?:-->|\Z)", re.MULTILINE | re.DOTALL)


def found_in(text: str) -> Iterator[re.Match[str]]:
    """E-mail addresses, then telephone numbers."""
    if "@" in text:
        yield from EMAIL.finditer(text)
    if _may_hold_a_number(text):
        yield from filter(_is_number, TELEPHONE.finditer(text))


def _may_hold_a_number(text: str) -> bool:
    """Most lines of a page need no closer look, which takes long."""
    return len(_DIGIT.findall(text)) >= _FEWEST


def masked(text: str) -> str:
    """The text, of the same length, with a dot for each character of what is found in it."""
    if "@" in text:
        text = EMAIL.sub(_dots, text)
    if not _may_hold_a_number(text):
        return text
    return TELEPHONE.sub(lambda match: _dots(match) if _is_number(match) else match[0], text)


def _is_number(match: re.Match[str]) -> bool:
    """+5 000 000 is no telephone number."""
    return sum(char.isdigit() for char in match[0]) >= (9 if match[0][0] == "+" else _FEWEST)


def _dots(match: re.Match[str]) -> str:
    return re.sub(r"\S", "•", match[0])


def public(markdown: str) -> str:
    """Markdown without comments and without what stands between  ::: private  and  :::  on lines of their own."""
    return _PRIVATE.sub("", markdown) if ":::" in markdown or "<!--" in markdown else markdown


def private_notes(markdown: str) -> Iterator[str]:
    """The words of the notes that `public` leaves out."""
    for match in _PRIVATE.finditer(markdown):
        yield re.sub(r"^:::.*$|<!--|-->", "", match[0], flags=re.MULTILINE).strip()
