"""Dates that name their day, month or year: "4 March 2026", "March 4", "in 2019"."""

import re
from collections.abc import Callable

from briefgen.analysis.dates.anchor import Anchor
from briefgen.analysis.dates.calendar import Partial, exists
from briefgen.analysis.dates.rule import Match, Named, Rule, known
from briefgen.analysis.dates.vocabulary import (
    BLANK,
    DAY,
    DAY_TO,
    EARLY,
    LONG_MONTH,
    MONTH,
    NAME_OF_DAY,
    TO,
    WHICH_YEAR,
    YEAR,
    YEAR_AHEAD,
    month_number,
)

_OF = rf"(?:of{BLANK}|the{BLANK})?"
_YEAR_AFTER = rf"(?:(?:,|,?{BLANK})\s?(?:of{BLANK})?{YEAR}|{WHICH_YEAR}|{YEAR_AHEAD})"
_SHIFTS = {"last": -1, "this": 0, "next": 1}


def month_day(match: Match, anchor: Anchor) -> Named | None:
    """“March 4”, “4 March 2026”, “Thursday, April 6”, “October 3 last year”."""
    month, day = month_number(match["month"]), int(match["day"])
    year = _stated_year(match, anchor)
    if not exists(year, month, day):
        return None
    return known(Partial(year, month, day) if year is not None else anchor.month_day(month, day))


def month_days(match: Match, anchor: Anchor) -> Named | None:
    """“3–5 March 2026”, “March 3 to 5”."""
    first = month_day(match, anchor)
    if first is None or int(match["day_to"]) <= int(match["day"]):
        return None
    if first.partial is None or first.value is None:
        return Named(None, first.partial)
    last = Partial(first.partial.year, first.partial.month, int(match["day_to"]))
    if not exists(last.year, last.month, last.day):
        return None
    return Named(f"{first.value}/{last.iso()}", first.partial)


def month_year(match: Match, anchor: Anchor) -> Named | None:
    """“March 2026”, “early October this year”."""
    year = _stated_year(match, anchor)
    return known(Partial(year, month_number(match["month"])))


def month(match: Match, anchor: Anchor) -> Named | None:
    """“in March”, “late November”."""
    return known(anchor.month(month_number(match["month"])))


def year_span(match: Match, anchor: Anchor) -> Named | None:
    """“1991–97”, “2019-2021”."""
    first, last = match["year"], match["year_to"]
    last = first[:2] + last if len(last) == 2 else last
    return Named(f"{first}/{last}") if first < last else None


def decade(match: Match, anchor: Anchor) -> Named | None:
    """“the 1990s”."""
    first = int(match["decade"])
    return Named(f"{first}/{first + 9}")


def year(match: Match, anchor: Anchor) -> Named | None:
    """“in 2019”; whether the number is a year is asked of its surroundings before."""
    return known(Partial(int(match["year"])))


def iso_day(match: Match, anchor: Anchor) -> Named | None:
    """“2026-03-04”."""
    parts = (int(match["year"]), int(match["number_of_month"]), int(match["number_of_day"]))
    return known(Partial(*parts)) if exists(*parts) else None


def slashed_day(match: Match, anchor: Anchor) -> Named | None:
    """“25/12/2026” and “12/25/2026”; where day and month could change places, only the year is known."""
    first, second, year_ = int(match["first"]), int(match["second"]), int(match["year"])
    orders = {(year_, month_, day) for day, month_ in ((first, second), (second, first)) if exists(year_, month_, day)}
    if not orders:
        return None
    return known(Partial(*orders.pop())) if len(orders) == 1 else Named(str(year_))


def dotted_day(match: Match, anchor: Anchor) -> Named | None:
    """“4.3.2026”, the day first."""
    parts = (int(match["year"]), int(match["second"]), int(match["first"]))
    return known(Partial(*parts)) if exists(*parts) else None


_FIRST_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})\sand\s$")
_FAR = len("24 and ") + 1


def second_day(match: Match, anchor: Anchor) -> Named | None:
    """The "25" of "April 24 and 25", but not the "11" of "tomorrow between 9 and 11"."""
    before, first = anchor.named, _FIRST_DAY.search(match.string, max(0, match.start() - _FAR), match.start())
    if before is None or before.month is None or before.day is None or int(match["day"]) <= before.day:
        return None
    if first is None or int(first["day"]) != before.day:
        return None
    if not exists(before.year, before.month, int(match["day"])):
        return None
    return known(Partial(before.year, before.month, int(match["day"])))


def _stated_year(match: Match, anchor: Anchor) -> int | None:
    groups = match.groupdict()
    if stated := groups.get("year") or groups.get("year_ahead"):
        return int(stated)
    if groups.get("which"):
        return None if anchor.year is None else anchor.year + _SHIFTS[match["which"]]
    return None


def _rule(name: str, pattern: str, read: Callable[[Match, Anchor], Named | None]) -> Rule:
    return Rule(name, re.compile(rf"(?<![\w/.,$€£+]){pattern}(?!\w)"), read)


RULES: tuple[Rule, ...] = (
    _rule("iso_day", r"(?P<year>\d{4})-(?P<number_of_month>\d\d)-(?P<number_of_day>\d\d)", iso_day),
    _rule("month_days", rf"{MONTH}{BLANK}{DAY}{TO}{DAY_TO}{_YEAR_AFTER}", month_days),
    _rule("day_days_month", rf"{DAY}{TO}{DAY_TO}{BLANK}{_OF}{MONTH}{_YEAR_AFTER}", month_days),
    _rule("month_day", rf"{NAME_OF_DAY}{MONTH}{BLANK}(?:the{BLANK})?{DAY}{_YEAR_AFTER}", month_day),
    _rule("day_month", rf"{NAME_OF_DAY}{DAY}{BLANK}{_OF}{MONTH}{_YEAR_AFTER}", month_day),
    _rule("month_year", rf"{EARLY}{MONTH}(?:(?:,|,?{BLANK})(?:of{BLANK})?{YEAR}|{WHICH_YEAR})", month_year),
    _rule("month", rf"{EARLY}{LONG_MONTH}", month),
    _rule("slashed_day", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})", slashed_day),
    _rule("dotted_day", r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<year>\d{4})", dotted_day),
    _rule("second_day", rf"(?<=\d\sand\s){DAY}", second_day),
    _rule("decade", r"(?P<decade>(?:1[5-9]|20)\d0)['’]?s", decade),
    _rule("year_span", rf"{YEAR}\s?[–—/-]\s?(?P<year_to>(?:\d\d)?\d\d)", year_span),
    _rule("year", rf"(?:(?:early|late|mid|post|pre)[\s-])?{YEAR}(?![-–.,]\d|%)", year),
)
