"""Date expressions in the order of the text: every rule on every sentence, the longest reading first."""

import re
from collections.abc import Iterator
from functools import partial

from briefgen.analysis.dates.absolute import RULES as ABSOLUTE
from briefgen.analysis.dates.anchor import Anchor
from briefgen.analysis.dates.calendar import Partial, read_iso
from briefgen.analysis.dates.context import is_date
from briefgen.analysis.dates.direction import direction
from briefgen.analysis.dates.relative import RULES as RELATIVE
from briefgen.analysis.dates.rule import SORTS, Match, Rule
from briefgen.analysis.dates.stated import dateline_day, stated_date
from briefgen.analysis.parsed import Parsed
from briefgen.model.event import DateExpression
from briefgen.model.span import Span

RULES: tuple[Rule, ...] = ABSOLUTE + RELATIVE
"""Where two rules read words from the same place on, the longer reading wins, then the earlier rule."""

_HINT = re.compile(
    r"\d|[dD]ay|week|month|year|ago|tonight|night|tomorrow|morning|spring|summer|autumn|fall|winter|Christmas|Thanks|Hallow"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC"
)


def find_dates(parsed: Parsed, written: str | None) -> tuple[DateExpression, ...]:
    """Date expressions in order; relative ones are resolved against `written`, the document's date (ISO, may be None).

    Where nobody gives the document's date, the one that its own dateline or head states is taken; where it states none,
    nothing relative is resolved and no year is added.
    """
    if written is None and (stated := stated_date(parsed)):
        written = stated.value
    day = read_iso(written)
    if day and (line := dateline_day(parsed, day)):
        day = line
    found: list[DateExpression] = []
    named: Partial | None = day
    for rule, match in _readings(parsed):
        anchor = Anchor(day, named, partial(direction, parsed, Span(match.start(), match.end())))
        if not is_date(parsed, rule, match):
            continue
        what = rule.read(match, anchor)
        if what is None:
            continue
        named = what.partial or named
        span = Span(match.start(), match.end())
        found.append(DateExpression(span, span.within(parsed.text), what.value, rule.name))
    return tuple(found)


def _readings(parsed: Parsed) -> Iterator[tuple[Rule, Match]]:
    for sentence in parsed.sentences:
        start, end = sentence.span.start, sentence.span.end
        if not _HINT.search(parsed.text, start, end):
            continue
        there = {None, *(sort for sort, word in SORTS.items() if word.search(parsed.text, start, end))}
        found = [
            (match.start(), -match.end(), order, match)
            for order, rule in enumerate(RULES)
            if rule.needs in there
            for match in rule.pattern.finditer(parsed.text, start, end)
        ]
        reached = start
        for first, _, order, match in sorted(found, key=lambda item: item[:3]):
            if first >= reached:
                yield RULES[order], match
                reached = match.end()
