"""What readers are never shown: e-mail addresses, telephone numbers, and notes that people marked as private.

Words are masked, not cut, so that every position in a text stays what it was.
"""

import re
from collections.abc import Iterator

_AT = re.compile("[@＠]|%40")
"""Also as keyboards of East Asia write it, and as an address of a page does."""
EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}}(?:{_AT.pattern})[^\W_](?:[\w-]{{0,62}})(?:\.[^\W_](?:[\w-]{{0,62}})){{1,8}}"
)
_DAY = r"\d{1,2}[ /-]\d{1,2}[ /-](?:19|20)\d\d(?!\d)"
_HOURS = r"[012]\d[0-5]\d ?- ?[012]\d[0-5]\d(?!\d)"
_GROUPS = r"[\d()/ .\u00a0-]{4,18}\d"
TELEPHONE = re.compile(
    rf"(?<![\w+])\+[1-9]\d{{0,2}}[ .()\u00a0-]{{1,2}}{_GROUPS}(?!\w)"  # +372 640 9800
    r"|(?<![\w+])\+[1-9]\d{9,14}(?!\w)"  # +3726409800
    rf"|(?i:(?<!\w)(?:tel|telephone|phone|fax|mobile|cell|hotline|whatsapp))\b(?:\s?no)?[.:]{{0,2}}\s{{0,3}}[+(]?\d{_GROUPS}(?!\w)"
    r"|(?<![\w.-])\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[.-]\d{4}(?![\w-])"  # (202) 555-0143
    rf"|(?<![\w.,:/+=&#-])(?<!\d )(?!{_DAY}|{_HOURS})(?:\(0\d{{0,4}}\) ?|0\d{{1,4}}(?:[ -]| ?/ ?))"
    r"\d{2,8}(?:[ -]\d{2,5}){0,4}(?![\w/]|[ .,-]\d)"  # 030 1234567, (0)371 67 012 345
    r"|(?<![\w.,:/+=&#-])0[1-9]\d{8,9}(?![\w/]|[.,-]\d)"  # 0612345678
)
_DIGIT = re.compile(r"\d")
_FEWEST = 7
"""Digits of the shortest telephone number."""
_FEWEST_UNNAMED = 9
"""Digits of one that begins with + or 0, without a word that says what it is."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"(?:[\s>*+-]|\d{1,9}[.)])*:{3,}(.*)")
"""A line that begins or ends a block, also within a list or a quotation."""
_MARKED_PRIVATE = re.compile(r"\bprivate\b", re.IGNORECASE)


def found_in(text: str) -> Iterator[re.Match[str]]:
    """E-mail addresses, then telephone numbers."""
    if _AT.search(text):
        yield from EMAIL.finditer(text)
    if _may_hold_a_number(text):
        yield from filter(_is_number, TELEPHONE.finditer(text))


def is_address(found: re.Match[str]) -> bool:
    """Whether what was found is an e-mail address, and no number."""
    return found.re is EMAIL


def _may_hold_a_number(text: str) -> bool:
    """Most lines of a page need no closer look, which takes long."""
    return len(_DIGIT.findall(text)) >= _FEWEST


def masked(text: str) -> str:
    """The text, of the same length, with a dot for each character of what is found in it."""
    if _AT.search(text):
        text = EMAIL.sub(_dots, text)
    if not _may_hold_a_number(text):
        return text
    return TELEPHONE.sub(lambda match: _dots(match) if _is_number(match) else match[0], text)


def masked_link(address: str) -> str:
    """An address of a page with dots for each e-mail address in it; long numbers are common there."""
    return EMAIL.sub(_dots, address) if _AT.search(address) else address


def _is_number(match: re.Match[str]) -> bool:
    """+5 000 000 is no telephone number."""
    fewest = _FEWEST_UNNAMED if match[0].startswith(("+", "0", "(0")) else _FEWEST
    return sum(char.isdigit() for char in match[0]) >= fewest


def _dots(match: re.Match[str]) -> str:
    return re.sub(r"\S", "•", match[0])


def public(markdown: str) -> str:
    """Markdown without comments, and without what stands from  ::: private  to  :::, in whatever form."""
    return "".join(words for words, hidden in cut(markdown) if not hidden)


def private_notes(markdown: str) -> Iterator[str]:
    """The words of the notes that `public` leaves out."""
    for words, hidden in cut(markdown):
        if hidden:
            lines = (line for line in words.split("\n") if not _FENCE.match(line))
            yield re.sub(r"<!--|-->", "", "\n".join(lines)).strip()


def left_open(markdown: str) -> int | None:
    """Where a private note begins that nobody ended: all from there on is private. None: there is none."""
    *before, (last, hidden) = cut(markdown)
    at = sum(len(words) for words, _ in before)
    if hidden:
        return at
    *before, (last, hidden) = before or [("", False)]
    comment = hidden and last.startswith("<!--") and not last.endswith("-->")
    return at - len(last) if comment else None


def cut(markdown: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether nobody else may see it."""
    for words, hidden in _blocks(markdown) if ":::" in markdown else ((markdown, False),):
        at = 0
        for comment in () if hidden else _COMMENT.finditer(words):
            yield words[at : comment.start()], False
            yield comment[0], True
            at = comment.end()
        yield words[at:], hidden


def _blocks(markdown: str) -> Iterator[tuple[str, bool]]:
    """Cut where a private block begins and ends; one that is never closed ends with the text."""
    piece, depth = "", 0
    for line in markdown.splitlines(keepends=True):
        fence = _FENCE.match(line)
        opens = fence is not None and bool(fence[1].strip().strip(":"))
        if fence and opens and not depth and _MARKED_PRIVATE.search(fence[1]):
            yield piece, False
            piece, depth = line, 1
            continue
        piece += line
        if fence and depth and not (opens and _MARKED_PRIVATE.search(fence[1])):
            depth += 1 if opens else -1
            if not depth:
                yield piece, True
                piece = ""
    yield piece, bool(depth)
