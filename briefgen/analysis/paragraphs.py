"""Where paragraphs begin and end in plain text, also where lines are broken at a fixed width."""

import re
from itertools import pairwise

from briefgen.analysis.lexicon import words
from briefgen.model.span import Span

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+\S")
_CLOSED = re.compile(r"[.!?:;…][)\]]{0,3}$")
_DOTTED = re.compile(r"(?:\w\.){2,}")
_FIELD = re.compile(r"[\w-]{1,30}:|https?:|www\.|\S{1,60}@")
_WORDS_OF_NAME = r"[A-ZÀ-Þ][\w’'-]{1,30}"
_NAME_BEGINS = re.compile(rf"(?:,|\b(?:said|says|told|asked|added|by)) {_WORDS_OF_NAME}(?: {_WORDS_OF_NAME})?$")
_NAME_ENDS = re.compile(rf"{_WORDS_OF_NAME}(?: {_WORDS_OF_NAME})?(?:,[\"”]? [a-z]|(?:[’']s)? [a-z]+\b[^.]|[.]$)")
_THE_NAME = re.compile(rf"\b(?:the|an?) {_WORDS_OF_NAME}$")
_NAME_AND_NEXT = re.compile(rf"{_WORDS_OF_NAME}(?: {_WORDS_OF_NAME}){{0,2}}, {_WORDS_OF_NAME}$")
_WIDTHS_OF_WRAP = range(40, 111)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs in order, without the blanks around them.

    A line is a paragraph, unless the text was broken at a fixed width: then a line is continued by the next one
    when the next one's first word would not have fitted on it. A line that breaks off in the middle of a sentence
    is continued in any text.
    """
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if not lines:
        return ()
    width = max(len(line) for line in lines)
    wrapped = _is_wrapped(text, lines, width)
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if (wrapped and _continues(text, before, line, width)) or _breaks_off(text, before, line):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(_stripped(text, paragraph) for paragraph in paragraphs)


def _is_wrapped(text: str, lines: list[Span], width: int) -> bool:
    if width not in _WIDTHS_OF_WRAP:
        return False
    neighbours = [(a, b) for a, b in pairwise(lines) if b.start == a.end + 1]
    continued = sum(_continues(text, a, b, width) for a, b in neighbours)
    return continued >= 3 and continued >= 0.6 * len(neighbours)


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    if line.start != before.end + 1 or _LIST_ITEM.match(line.within(text)):
        return False
    first_word = line.within(text).split(maxsplit=1)[0]
    return len(before.within(text).rstrip()) + 1 + len(first_word) > width - 4


def _breaks_off(text: str, before: Span, line: Span) -> bool:
    """“I am⏎glad”, “said Mara⏎Oskel.”, “for the⏎Harbour Board”: neither line would be a paragraph by itself."""
    if line.start != before.end + 1 or _LIST_ITEM.match(line.within(text)) or _LIST_ITEM.match(before.within(text)):
        return False
    above, below = before.within(text).rstrip(), line.within(text).strip()
    first, *more = above.rsplit(maxsplit=1)
    last = more[0] if more else first
    if more and last in words("abbreviations", "unfinished"):
        return below[0].isalpha()
    if _CLOSED.search(above) and not _DOTTED.fullmatch(last):
        return False
    if below[0].islower():
        return not _FIELD.match(below) and (" " in below or not below[-1].isalnum())
    given = last in words("given_names", "female") or last in words("given_names", "male")
    name = _NAME_ENDS.match(below) and (given or _NAME_BEGINS.search(above))
    return bool(name or (_NAME_AND_NEXT.match(below) and _THE_NAME.search(above)))


def _stripped(text: str, span: Span) -> Span:
    words = span.within(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
