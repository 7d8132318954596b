"""Calendar arithmetic on dates of which perhaps only the year, or the year and the month, are known."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Partial:
    """A date cut to what is known; a day without its month does not occur."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """ISO 8601; None without a year, since nothing is invented."""
        return None if self.year is None else self.recurring()

    def recurring(self) -> str:
        """ISO 8601, with "--" in the place of an unknown year: --02-12."""
        parts = ["-" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def as_day(self) -> date | None:
        """None where the day, the month or the year is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read_iso(text: str | None) -> Partial | None:
    """The date at the start of an ISO 8601 text, None where there is none that exists."""
    match = _ISO.match(text or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Partial(year, month, day) if exists(year, month, day) else None


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a date; without a year, whether any year has it."""
    try:
        date(2000 if year is None else year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def of_day(day: date) -> Partial:
    return Partial(day.year, day.month, day.day)


def add_months(year: int, month: int, months: int) -> Partial:
    """The month that lies `months` after (before, when negative) the given one."""
    years, index = divmod(month - 1 + months, 12)
    return Partial(year + years, index + 1)


def week_of(day: date) -> str:
    """The ISO week of a day: 2026-W10."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekend_of(day: date) -> str:
    """Saturday and Sunday of the week that holds a day, as an interval."""
    saturday = day + timedelta(days=5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … such weekday of a month (Monday is 0)."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
