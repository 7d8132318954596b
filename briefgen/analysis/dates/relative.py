"""Dates that must be reckoned: "on Tuesday", "last week", "two days earlier", "the next morning"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.analysis.dates.anchor import Anchor
from briefgen.analysis.dates.calendar import Partial, add_months, nth_weekday, of_day, week_of, weekend_of
from briefgen.analysis.dates.direction import Direction
from briefgen.analysis.dates.rule import UNKNOWN, Match, Named, Rule, known
from briefgen.analysis.dates.vocabulary import (
    BLANK,
    DAY,
    LONG_MONTH,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    UNIT,
    UNIT_FROM_WEEK,
    WEEKDAY,
    alternatives,
    month_number,
    named,
    number,
    plain,
)
from briefgen.analysis.lexicon import rows

_WEEK = 7
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def from_writing(match: Match, anchor: Anchor) -> Named | None:
    """“today”, “yesterday”, “the day after tomorrow”."""
    return _day(anchor.day, named("days_from_writing", match["words"]))


def from_last_named(match: Match, anchor: Anchor) -> Named | None:
    """“the next day”: the day after the one that the text named last."""
    return _day(anchor.named.as_day() if anchor.named else None, named("days_from_last_named", match["words"]))


def weekday(match: Match, anchor: Anchor) -> Named | None:
    """“on Tuesday”, “Wednesday night”."""
    return _day(anchor.weekday(named("weekdays", match["weekday"])))


def which_weekday(match: Match, anchor: Anchor) -> Named | None:
    """“last Friday”, “this Sunday”; “next Friday” only where this week's is over, since people differ about it."""
    if anchor.day is None:
        return UNKNOWN
    ahead = (named("weekdays", match["weekday"]) - anchor.day.weekday()) % _WEEK
    if plain(match["which"]) == "last":
        return _day(anchor.day, ahead - _WEEK)
    if plain(match["which"]) == "this":
        return _day(anchor.day, ahead)
    return UNKNOWN if anchor.day.weekday() + ahead < _WEEK and ahead else _day(anchor.day, ahead or _WEEK)


def which_month(match: Match, anchor: Anchor) -> Named | None:
    """“last November”, “next March”, “last Oct. 23”."""
    month = month_number(match["month"])
    if anchor.written is None or anchor.written.year is None or anchor.written.month is None:
        return UNKNOWN
    ahead = (month - anchor.written.month) % 12
    which = plain(match["which"])
    months = ahead - 12 if which == "last" else ahead if which == "this" else ahead or 12
    found = add_months(anchor.written.year, anchor.written.month, months)
    day = match.groupdict().get("day")
    return known(Partial(found.year, found.month, int(day)) if day else found)


def which_unit(match: Match, anchor: Anchor) -> Named | None:
    """“last week”, “this year”, “next month”."""
    return _unit(anchor, match["unit"], _SHIFTS[plain(match["which"])])


def weekend(match: Match, anchor: Anchor) -> Named | None:
    """“the weekend”: the one before, on Mondays to Fridays, unless the verb looks ahead."""
    if anchor.day is None:
        return UNKNOWN
    which = plain(match["which"])
    if which in {"the", "this"}:
        ahead = anchor.direction() is Direction.FUTURE or (which == "this" and anchor.day.weekday() in {3, 4})
        weeks = 0 if ahead or anchor.day.weekday() >= 5 else -1
    else:
        weeks = _SHIFTS[which]
    return Named(weekend_of(anchor.day + timedelta(weeks=weeks)))


def ago(match: Match, anchor: Anchor) -> Named | None:
    """“two days ago”, “four years ago”, as fine as the unit."""
    return _unit(anchor, match["unit"], -number(match["number"]))


def from_now(match: Match, anchor: Anchor) -> Named | None:
    """“three weeks from now”."""
    return _unit(anchor, match["unit"], number(match["number"]))


def earlier_or_later(match: Match, anchor: Anchor) -> Named | None:
    """“two days earlier”, “a year later”: from the date that the text named last."""
    if anchor.named is None:
        return UNKNOWN
    sign = -1 if match["side"] in {"earlier", "before"} else 1
    return _shifted(anchor.named, match["unit"], sign * number(match["number"] or "1"))


def that_year(match: Match, anchor: Anchor) -> Named | None:
    """“later that year”, “that month”: of the date that the text named last."""
    if anchor.named is None:
        return UNKNOWN
    return _shifted(anchor.named, match["unit"], 0)


def season(match: Match, anchor: Anchor) -> Named | None:
    """“last summer”, “this spring”: the year, where only one is possible."""
    if anchor.written is None or anchor.written.year is None or anchor.written.month is None:
        return UNKNOWN
    starts = named("seasons", match["season"])
    if match["season"] == "winter":
        return UNKNOWN
    year = anchor.written.year
    if match["which"] == "last" and anchor.written.month < starts + 3:
        year -= 1
    if match["which"] == "next" and anchor.written.month >= starts:
        year += 1
    return known(Partial(year))


def feast(match: Match, anchor: Anchor) -> Named | None:
    """“Christmas Day”, “last Thanksgiving”."""
    fixed, movable = rows("dates")["feasts"], rows("dates")["movable_feasts"]
    name = plain(match["feast"])
    if anchor.day is None:
        return known(Partial(None, *fixed[name])) if name in fixed else UNKNOWN
    years = range(anchor.day.year - 1, anchor.day.year + 2)
    days = [date(year, *fixed[name]) if name in fixed else nth_weekday(year, *movable[name]) for year in years]
    if match["which"] == "last" or anchor.direction() is Direction.PAST:
        return _day(max(day for day in days if day <= anchor.day))
    if match["which"] == "next" or anchor.direction() is Direction.FUTURE:
        return _day(min(day for day in days if day >= anchor.day))
    return _day(min(days, key=lambda day: abs((day - anchor.day).days) if anchor.day else 0))


def _unit(anchor: Anchor, unit: str, count: int) -> Named:
    return UNKNOWN if anchor.written is None else _shifted(anchor.written, unit, count)


def _shifted(start: Partial, unit: str, count: int) -> Named:
    """`count` units after a date, as fine as the unit is."""
    day = start.as_day()
    if unit == "day":
        return _day(day, count)
    if unit == "week":
        return Named(week_of(day + timedelta(weeks=count))) if day else UNKNOWN
    if start.year is None:
        return UNKNOWN
    if unit == "month":
        return known(add_months(start.year, start.month, count)) if start.month else UNKNOWN
    return known(Partial(start.year + count))


def _day(day: date | None, days: int = 0) -> Named:
    return known(of_day(day + timedelta(days=days))) if day else UNKNOWN


def _rule(name: str, pattern: str, read: Callable[[Match, Anchor], Named | None]) -> Rule:
    return Rule(name, re.compile(rf"(?<![\w-]){pattern}(?!\w)"), read)


def _table(name: str) -> str:
    forms = [form for word in rows("dates")[name] for form in (word, word[0].upper() + word[1:])]
    return rf"(?P<words>{alternatives(forms)})"


_FEAST = alternatives(
    word.title().replace("'S", "'s") for table in ("feasts", "movable_feasts") for word in rows("dates")[table]
)
_SOON = rf"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate){BLANK})?"

RULES: tuple[Rule, ...] = (
    _rule("from_writing", _table("days_from_writing"), from_writing),
    _rule(
        "from_last_named",
        _table("days_from_last_named") + r"(?=[\s]*[,.;:)]|\s*$|\s+(?:at|in|on|with|when)\b)",
        from_last_named,
    ),
    _rule("which_month_day", rf"(?P<which>last){BLANK}{MONTH}{BLANK}{DAY}", which_month),
    _rule("which_month", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his){BLANK}{LONG_MONTH}", which_month),
    _rule(
        "which_weekday",
        rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his){BLANK}(?:past{BLANK})?{WEEKDAY}{PART_OF_DAY}",
        which_weekday,
    ),
    _rule("weekday", rf"(?:(?:early|late){BLANK})?{WEEKDAY}{PART_OF_DAY}", weekday),
    _rule("weekend", rf"(?P<which>[Tt]he|[Tt]his|[Ll]ast|[Nn]ext){BLANK}weekend", weekend),
    _rule(
        "which_unit",
        rf"{_SOON}(?:the{BLANK})?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Cc]oming){BLANK}{UNIT_FROM_WEEK}",
        which_unit,
    ),
    _rule("ago", rf"(?:(?:almost|nearly|about|around|just|over|only){BLANK})?{NUMBER}{BLANK}{UNIT}s?{BLANK}ago", ago),
    _rule("from_now", rf"{NUMBER}{BLANK}{UNIT}s?{BLANK}from{BLANK}now", from_now),
    _rule(
        "earlier_or_later",
        rf"(?:[Aa]{BLANK}|{NUMBER}{BLANK}){UNIT}s?{BLANK}(?P<side>earlier|later)",
        earlier_or_later,
    ),
    _rule("that_year", rf"{_SOON}(?:[Tt]hat|the{BLANK}same|[Tt]hat{BLANK}same){BLANK}(?P<unit>month|year)", that_year),
    _rule(
        "season",
        rf"{_SOON}(?P<which>[Ll]ast|[Tt]his|[Nn]ext){BLANK}(?P<season>spring|summer|autumn|fall|winter)",
        season,
    ),
    _rule("feast", rf"(?:(?P<which>last|next|this){BLANK})?(?P<feast>{_FEAST})", feast),
)
