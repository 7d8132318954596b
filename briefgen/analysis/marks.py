"""Pairs quotation marks of every common style, also nested, unclosed, and over several paragraphs, in linear time."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_CLOSER = {"“": "”", "«": "»", "„": "“”", "»": "«", "”": "”"}
_DOUBLE = re.compile('[“”"«»„]')
_APOSTROPHE = "’'"
_CLOSES_SINGLE = re.compile(r"(?<=\S)[’'](?!\w)")
_CLOSERS_TRIED = 6
_MARK = re.compile("[“«»„\"‘']")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks in one paragraph, without the marks."""

    inner: Span
    outer: Span
    paragraph: int
    closed: bool
    goes_on: bool = False
    """It continues the unclosed words of the paragraph before."""


@lru_cache(maxsize=1)  # several stages ask for those of one document, one after another
def find_quoted(parsed: Parsed) -> tuple[Quoted, ...]:
    """All stretches between outer quotation marks, in order."""
    found: list[Quoted] = []
    for index in range(parsed.sentences[-1].paragraph + 1 if parsed.sentences else 0):
        sentences = parsed.paragraph(index)
        place = Span(sentences[0].span.start, sentences[-1].span.end)
        found.extend(_in_paragraph(parsed.text, place, index, found[-1] if found else None))
    return tuple(found)


def _in_paragraph(text: str, place: Span, index: int, before: Quoted | None) -> Iterator[Quoted]:
    single = not _DOUBLE.search(text, place.start, place.end)
    ends = [match.start() for match in _CLOSES_SINGLE.finditer(text, place.start, place.end)] if single else []
    at = place.start
    while mark := _MARK.search(text, at, place.end):
        at = mark.start()
        closers = _opens(text, at, place, single=single)
        if not closers:
            at += 1
            continue
        end = _close_single(text, at + 1, ends) if closers == _APOSTROPHE else _close(text, at + 1, place.end, closers)
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
    if mark == "»" and (before.isspace() or before in "([—–-") and after.isalnum():
        return _CLOSER[mark]
    if mark == '"' and not after.isspace():
        return '"'
    if single and mark in "‘'" and (before.isspace() or before in "([—–-") and (after.isalnum() or after in "…[$£€"):
        return _APOSTROPHE
    return ""


def _close(text: str, start: int, end: int, closers: str) -> int | None:
    """Where the words end; within “ ” a second “ nests."""
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


def _close_single(text: str, start: int, ends: Sequence[int]) -> int | None:
    """The first mark that can close; one behind a comma or a full stop before the next opening mark is preferred,
    since an apostrophe ends a plural in “the ministers’ plan,’”.
    """
    first = bisect_left(ends, start)
    for at in ends[first : first + _CLOSERS_TRIED]:
        if text[at - 1] in ",.?!…" and "‘" not in text[start:at]:
            return at
    return ends[first] if first < len(ends) else None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
