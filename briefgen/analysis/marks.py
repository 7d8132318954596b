"""Pairs quotation marks of every common style, also nested, unclosed, and over several paragraphs, in linear time."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_CLOSER = {"“": "”", "«": "»", "„": "“”", "‚": "‘’", "‹": "›"}
_NESTS = {"”": "“", "»": "«"}
"""What opens within words that these close."""
_POINTING_IN = {"»": "«", "›": "‹", "”": "”"}
"""What opens as well as closes: »…« as German books have it, ”…” as Swedish and Finnish papers do."""
_DOUBLE = re.compile('[“”"«»„]')
_APOSTROPHE = "’'"
_CLOSES_SINGLE = re.compile(r"(?<=\S)[’'](?!\w)")
_OPENS_SINGLE = re.compile(r"(?<![^\s([—–-])[‘'](?=\w)")
_CLOSERS_TRIED = 6
_LONGEST_WITH_NESTED = 2000
"""Characters between single marks that may hold double ones."""
_MOST_UNCLOSED = 3
"""In one paragraph, which is read to its end for each."""
_OPENS_AGAIN = re.compile(r"(?<=[.?!]\s)[“\"](?=[A-Z])")
"""A mark before a new sentence, which therefore closes nothing."""
_INCHES = re.compile(r"\d' ?\d{1,2}\Z")
_SWEDISH = re.compile(r"(?<![^\s(\[—–-])”(?=\w)")
"""A mark that only closes elsewhere, in a place where words begin."""


def _marks_that_open(text: str, place: Span, *, single: bool) -> re.Pattern[str]:
    """Those that can open something in a paragraph; a single one opens nothing where none closes."""
    swedish = _SWEDISH.search(text, place.start, place.end) is not None
    return _marks('“«»„‚‹›"' + "‘'" * single + "”" * swedish)


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
    nesting = _DOUBLE.search(text, place.start, place.end) is not None
    ends = [match.start() for match in _CLOSES_SINGLE.finditer(text, place.start, place.end)]
    at, unclosed, marks = place.start, 0, _marks_that_open(text, place, single=bool(ends))
    while unclosed < _MOST_UNCLOSED and (mark := marks.search(text, at, place.end)):
        at = mark.start()
        closers = _opens(text, at, place, nesting=nesting)
        if not closers:
            at += 1
            continue
        if closers == text[at + 1 : at + 2]:
            at += 2  # nothing between the marks
            continue
        if closers == _APOSTROPHE:
            end = (_close_around if nesting else _close_single)(text, at + 1, ends)
        else:
            end = _close(text, at + 1, place.end, closers)
        goes_on = at == place.start and before is not None and not before.closed and before.paragraph == index - 1
        if end is None:
            mixed = closers == '"' and "“" in text[at : place.end]
            if closers != _APOSTROPHE and text[at] != "”" and not mixed and place.end > at + 2:
                stop = _opened_again(text, at + 1, place.end)
                yield Quoted(_stripped(text, at + 1, stop), Span(at, stop), index, closed=False, goes_on=goes_on)
                at, unclosed = stop, unclosed + 1
                continue
            at += 1
            continue
        inner = _stripped(text, at + 1, end)
        if inner.end > inner.start:
            yield Quoted(inner, Span(at, end + 1), index, closed=True, goes_on=goes_on)
        at = end + 1


def _opens(text: str, at: int, place: Span, *, nesting: bool) -> str:
    """The marks that close what opens here; empty where nothing opens."""
    mark = text[at]
    after = text[at + 1] if at + 1 < place.end else " "
    if mark == '"':
        return '"' if not after.isspace() and not _is_inches(text, place.start, at) else ""
    if mark in "“«„‚‹":
        return _CLOSER[mark]
    before = text[at - 1] if at > place.start else " "
    begins = before.isspace() or before in "([—–-"
    if mark in _POINTING_IN:
        return _POINTING_IN[mark] if begins and after.isalnum() else ""
    if mark in "‘'" and begins and (after.isalnum() or after in "…[$£€"):
        return _APOSTROPHE if not nesting or _starts_speech(text, place.start, at) else ""
    return ""


def _starts_speech(text: str, start: int, at: int) -> bool:
    """Whether somebody can begin to speak here: at the start of a sentence, behind a comma or a colon."""
    before = text[max(start, at - 2) : at].rstrip()
    return not before or before[-1] in ".?!:,—–"


def _close(text: str, start: int, end: int, closers: str) -> int | None:
    """Where the words end; within “ ” a second “ nests."""
    opener, depth = _NESTS.get(closers, ""), 0
    if len(closers) == 1:  # the commonest marks, and mostly without others between them
        first = text.find(closers, start, end)
        doubtful = closers == '"' and (text[first - 1].isspace() or text[first - 1].isdigit())
        if first >= 0 and not doubtful and (not opener or text.find(opener, start, first) < 0):
            return first
    for match in _marks(opener + closers).finditer(text, start, end):
        at = match.start()
        if text[at] == opener:
            depth += 1
            continue
        if text[at] == '"' and _is_inches(text, start, at):
            continue
        if depth == 0:
            return None if text[at] == '"' and _begins_sentence(text, at) else at
        depth -= 1
    if depth and closers == "”":  # an opening mark in place of a closing one: the first closing mark ends it
        found = text.find("”", start, end)
        again = _OPENS_AGAIN.search(text, start, end)
        return found if found >= 0 and (again is None or found < again.start()) else None
    return None


@cache
def _marks(which: str) -> re.Pattern[str]:
    return re.compile(f"[{which}]")


def _is_inches(text: str, start: int, at: int) -> bool:
    return text[at - 1].isdigit() and _INCHES.search(text, max(start, at - 6), at) is not None


def _begins_sentence(text: str, at: int) -> bool:
    return text[at - 1].isspace() and _OPENS_AGAIN.match(text, at) is not None


def _opened_again(text: str, start: int, end: int) -> int:
    """Where words without a closing mark end at the latest: at the next opening one, or with their paragraph."""
    again = _OPENS_AGAIN.search(text, start, end)
    return again.start() if again else end


def _close_single(text: str, start: int, ends: Sequence[int]) -> int | None:
    """The first mark that can close; one beside a comma or a full stop before the next opening mark is preferred,
    since an apostrophe ends a plural in “the ministers’ plan,’”.
    """
    first = bisect_left(ends, start)
    for at in ends[first : first + _CLOSERS_TRIED]:
        if _OPENS_SINGLE.search(text, start, at):
            break
        if text[at - 1] in ",.?!…" or text[at + 1 : at + 2] in tuple(".,;:?!)"):
            return at
    return ends[first] if first < len(ends) else None


def _close_around(text: str, start: int, ends: Sequence[int]) -> int | None:
    """The first mark beside a comma or a full stop that has whole pairs of double marks before it."""
    first = bisect_left(ends, start)
    for at in ends[first : first + _CLOSERS_TRIED]:
        inner = text[start : min(at, start + _LONGEST_WITH_NESTED)]
        paired = inner.count('"') % 2 == 0 and all(inner.count(a) == inner.count(b) for a, b in ("“”", "«»"))
        if start + len(inner) == at and paired and (text[at - 1] in ",.?!…" or text[at + 1 : at + 2] in tuple(",.")):
            return at
    return None


def _stripped(text: str, start: int, end: int) -> Span:
    if start < end and (text[start].isspace() or text[end - 1].isspace()):
        words = text[start:end]
        start, end = end - len(words.lstrip()), start + len(words.rstrip())
    return Span(start, max(start, end))
