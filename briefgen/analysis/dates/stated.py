"""The document's own date, where its head or its dateline states it in full."""

import re

from briefgen.analysis.dates.absolute import RULES
from briefgen.analysis.dates.anchor import Anchor
from briefgen.analysis.dates.calendar import Partial
from briefgen.analysis.dates.chronicle import entries
from briefgen.analysis.dates.direction import Direction
from briefgen.analysis.dates.vocabulary import BLANK, DAY, MONTH, alternatives, month_number
from briefgen.analysis.lexicon import rows
from briefgen.analysis.parsed import Parsed
from briefgen.model.event import DateExpression
from briefgen.model.span import Span

_HEAD = 8
"""Paragraphs at the start in which a line of its own may state the date."""
_LONGEST_LINE = 90
_LONGEST_HEAD = 200
_UPRIGHT = re.compile(r"\s[|•·]\s+")
_LABEL = re.compile(rf"[*_#\s]*{alternatives(rows('dates')['labels'])}\b[*_]*\s*[:–—-]?[*_]*\s*", re.IGNORECASE)
_LABEL_BEFORE = re.compile(rf"(?<!\w){alternatives(rows('dates')['labels'])}[*_]*:[*_]*\s*$", re.IGNORECASE)
_LONGEST_LABEL = 24
_PLACE = re.compile(r"[*_\s]*(?:[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|of|de|es|la)){0,4}\s?[,/|(]\s?){0,3}")
_LINE_END = re.compile(r"[\s)*_.,|]*(?:\d{1,2}[:.]\d\d(?:\s?[A-Z]{2,4}|\s?[ap]\.?m\.?)?[\s)*_.]*)?$")
_STORY_FOLLOWS = re.compile(r"\s?(?:\([^)]{1,40}\)|/[^/]{1,30}/)?\s?(?:[–—_:]|--?)")
_DAYS = tuple(
    rule for rule in RULES if rule.name in {"iso_day", "month_day", "day_month", "slashed_day", "dotted_day", "month"}
)
_NOWHERE = Anchor(None, None, lambda: Direction.UNKNOWN)
_DATELINE = re.compile(rf"[^.!?\n]{{2,60}}?,\s(?:{MONTH}{BLANK}{DAY})\s?(?:\([^)]{{1,40}}\))?\s?(?:[–—_]|--?)")
_FARTHEST = 3
_LONGEST_DATELINE = 60


def stated_date(parsed: Parsed) -> DateExpression | None:
    """A full date on a line of its own near the top ("Date: 4 March 2026"), or in the dateline of the story."""
    for index in range(_paragraphs(parsed)):
        paragraph = parsed.paragraph(index)
        if paragraph[0].number in entries(parsed):
            continue
        span = Span(paragraph[0].span.start, paragraph[-1].span.end)
        for part in _parts(parsed.text, span):
            label = _LABEL.match(parsed.text, part, span.end)
            if part > span.start and not label:
                continue
            start = _after_place(parsed.text, label.end() if label else part, span.end)
            if found := _full_date(parsed.text, start, span, labelled=bool(label)):
                return found
    return None


def _parts(text: str, paragraph: Span) -> list[int]:
    """Where a line of the head begins, and each part of it behind an upright: "By Mara Oskel | Published: …"."""
    head = min(paragraph.end, paragraph.start + _LONGEST_HEAD)
    return [paragraph.start, *(match.end() for match in _UPRIGHT.finditer(text, paragraph.start, head))]


def dateline_day(parsed: Parsed, written: Partial) -> Partial | None:
    """The day in a dateline such as "WARSAW, February 26 (Agency) --", if it is at most three days from `written`.

    News is written on the day of its dateline and often dated the day after; "on Friday" is meant from the former.
    """
    day = written.as_day()
    if day is None:
        return None
    for index in range(min(3, _paragraphs(parsed))):
        match = _DATELINE.match(parsed.text, parsed.paragraph(index)[0].span.start)
        if match is None:
            continue
        named = Anchor(written, None, lambda: Direction.UNKNOWN).month_day(
            month_number(match["month"]), int(match["day"])
        )
        line = named.as_day()
        return named if line and abs((line - day).days) <= _FARTHEST else None
    return None


def ends_dateline(parsed: Parsed, span: Span) -> bool:
    """Whether a date closes the dateline of its paragraph."""
    sentence = parsed.sentence_at(span.start)
    start = parsed.paragraph(sentence.paragraph)[0].span.start
    return span.start - start <= _LONGEST_DATELINE and bool(_STORY_FOLLOWS.match(parsed.text, span.end))


def is_labelled(parsed: Parsed, span: Span) -> bool:
    """Whether a label says that the date is the document's: "Updated: 4 March"."""
    return bool(_LABEL_BEFORE.search(parsed.text[max(0, span.start - _LONGEST_LABEL) : span.start]))


def read_alone(words: str) -> Partial | None:
    """The day and month that some words name by themselves, None where they name none."""
    for rule in _DAYS:
        if match := rule.pattern.match(words):
            named = rule.read(match, _NOWHERE)
            return named.partial if named else None
    return None


def _paragraphs(parsed: Parsed) -> int:
    return min(_HEAD, parsed.sentences[-1].paragraph + 1)


def _after_place(text: str, start: int, end: int) -> int:
    place = _PLACE.match(text, start, end)
    return place.end() if place else start


def _full_date(text: str, start: int, line: Span, *, labelled: bool) -> DateExpression | None:
    for rule in _DAYS:
        match = rule.pattern.match(text, start, line.end)
        named = rule.read(match, _NOWHERE) if match else None
        if match is None or named is None or named.value is None or named.partial is None or named.partial.day is None:
            continue
        whole = len(line) <= _LONGEST_LINE and _LINE_END.match(text[match.end() : line.end])
        if labelled or whole or _STORY_FOLLOWS.match(text, match.end(), line.end):
            span = Span(match.start(), match.end())
            return DateExpression(span, span.within(text), named.value, "stated")
    return None
