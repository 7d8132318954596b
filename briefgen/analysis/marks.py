"""Pairs quotation marks of every common style, also nested, unclosed, and over several paragraphs, in linear time."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_CLOSER = {"“": "”", "«": "»", "„": "“”", "»": "«", "”": "”"}
_DOUBLE = frozenset('“”"«»„')
_APOSTROPHE = "’'"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks in one paragraph, without the marks."""

    inner: Span
    outer: Span
    paragraph: int
    closed: bool
    goes_on: bool = False
    """It continues the unclosed words of the paragraph before."""


def find_quoted(parsed: Parsed) -> tuple[Quoted, ...]:
    """All stretches between outer quotation marks, in order."""
    found: list[Quoted] = []
    for index in range(parsed.sentences[-1].paragraph + 1 if parsed.sentences else 0):
        sentences = parsed.paragraph(index)
        place = Span(sentences[0].span.start, sentences[-1].span.end)
        found.extend(_in_paragraph(parsed.text, place, index, found[-1] if found else None))
    return tuple(found)


def _in_paragraph(text: str, place: Span, index: int, before: Quoted | None) -> Iterator[Quoted]:
    single = not any(mark in _DOUBLE for mark in place.within(text))
    at = place.start
    while at < place.end:
        closers = _opens(text, at, place, single=single)
        if not closers:
            at += 1
            continue
        end = _close(text, at + 1, place.end, closers)
        goes_on = at == place.start and before is not None and not before.closed and before.paragraph == index - 1
        if end is None:
            mixed = closers == '"' and "“" in text[at : place.end]
            if closers != _APOSTROPHE and not mixed and place.end > at + 2:
                inner = _stripped(text, at + 1, place.end)
                yield Quoted(inner, Span(at, place.end), index, closed=False, goes_on=goes_on)
                return
            at += 1
            continue
        inner = _stripped(text, at + 1, end)
        if len(inner):
            yield Quoted(inner, Span(at, end + 1), index, closed=True, goes_on=goes_on)
        at = end + 1


def _opens(text: str, at: int, place: Span, *, single: bool) -> str:
    """The marks that close what opens here; empty where nothing opens."""
    mark = text[at]
    if mark in "“«„":
        return _CLOSER[mark]
    before = text[at - 1] if at > place.start else " "
    after = text[at + 1] if at + 1 < place.end else " "
    if mark == '"' and not after.isspace():
        return '"'
    if single and mark in "‘'" and (before.isspace() or before in "([—–-") and (after.isalnum() or after in "…[$£€"):
        return _APOSTROPHE
    return ""


def _close(text: str, start: int, end: int, closers: str) -> int | None:
    """Where the words end; within “ ” a second “ nests."""
    if closers == _APOSTROPHE:
        return _close_single(text, start, end)
    opener, depth = {"”": "“", "»": "«"}.get(closers, ""), 0
    for at in range(start, end):
        if text[at] == opener and opener:
            depth += 1
        elif text[at] in closers:
            if depth == 0:
                return at
            depth -= 1
    if depth and closers == "”":  # an opening mark in place of a closing one: the first closing mark ends it
        found = text.find("”", start, end)
        return found if found >= 0 else None
    return None


def _close_single(text: str, start: int, end: int) -> int | None:
    for at in range(start, end):
        if text[at] in _APOSTROPHE and (at + 1 == end or not text[at + 1].isalnum()) and not text[at - 1].isspace():
            if text[at - 1] == "s" and at + 1 < end and text[at + 1] == " " and "’" in text[at + 1 : end]:
                continue  # "the ministers’ plan’": the last mark closes
            return at
    return None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
