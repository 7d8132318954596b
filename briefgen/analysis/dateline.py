"""“RUSE, Bulgaria, 25 August (Example Wire) – Four countries …”: where the story begins."""

import re

from briefgen.model.span import Span

_PLACE = r"[^\W\d_]{3}[\w.’'-]*"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[ ,/][^.!?\n–—]{{0,80}}?)?\s?(?:\([^)\n]{{1,40}}\)\s?)?"
    r"(?:\s[–—]\s?|\s--\s|\s-\s|(?<=\))\s+)(?=[\w“\"‘])"
)


def after_dateline(text: str, span: Span) -> Span:
    """The sentence without the place, date and agency before it; they begin with a place in capitals."""
    match = _DATELINE.match(text, span.start, span.end)
    first = text[span.start : span.end].split(" ", 1)[0].strip(",.")
    shouted = first.isupper() and len(first) > 2 and not first.isdigit()
    return Span(match.end(), span.end) if match and shouted and _is_place_line(match[0]) else span


def _is_place_line(words: str) -> bool:
    """Nothing but names, dates and an agency: no small word that a sentence would need."""
    return not any(word.islower() and len(word) > 3 for word in words.split())
