"""Dates as readers see them."""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4}|-)-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")


def in_words(date: str) -> str:
    """An ISO date, cut to what is known, in words.

    >>> in_words("2026-03-04")
    '4 March 2026'
    >>> in_words("--03-04")
    '4 March, year not stated'
    """
    if match := _DAY.match(date):
        return _with_year(f"{int(match[3])} {_month(match[2])}", match[1])
    if match := _MONTH.match(date):
        return _with_year(_month(match[2]), match[1])
    if match := _WEEK.match(date):
        return f"week {int(match[2])} of {match[1]}"
    return date


def _with_year(words: str, year: str) -> str:
    return f"{words}, year not stated" if year == "-" else f"{words} {year}"


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else number
