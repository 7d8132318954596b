"""Where paragraphs begin and end in plain text, also where lines are broken at a fixed width."""

import re
from itertools import pairwise

from briefgen.model.span import Span

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+\S")
_WIDTHS_OF_WRAP = range(40, 111)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs in order, without the blanks around them.

    A line is a paragraph, unless the text was broken at a fixed width: then a line is continued by the next one
    when the next one's first word would not have fitted on it.
    """
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if not lines:
        return ()
    width = max(len(line) for line in lines)
    wrapped = _is_wrapped(text, lines, width)
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if wrapped and _continues(text, before, line, width):
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


def _stripped(text: str, span: Span) -> Span:
    words = span.within(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
