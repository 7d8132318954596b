"""Dates as readers see them."""

import re
from functools import lru_cache

from briefgen.site.language import ENGLISH, N_, Language

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_DAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4}|-)-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")


@lru_cache(maxsize=4096)
def in_words(date: str, language: Language = ENGLISH) -> str:
    """An ISO date, cut to what is known, in words.

    >>> in_words("2026-03-04")
    '4 March 2026'
    >>> in_words("--03-04")
    '4 March, year not stated'
    >>> in_words("2026-03-07/2026-03-08")
    '7 March 2026 to 8 March 2026'
    """
    first, _, last = date.partition("/")
    if last:
        return language.gettext(N_("%(first)s to %(last)s")) % {
            "first": _one(first, language),
            "last": _one(last, language),
        }
    return _one(date, language)


def _one(date: str, language: Language) -> str:
    say = language.gettext
    if match := _DAY.match(date):
        year, month, day = match[1], _month(match[2], language), int(match[3])
        if year == "-":
            return say(N_("%(day)d %(month)s, year not stated")) % {"day": day, "month": month}
        return say(N_("%(day)d %(month)s %(year)s")) % {"day": day, "month": month, "year": year}
    if match := _MONTH.match(date):
        year, month = match[1], _month(match[2], language)
        if year == "-":
            return say(N_("%(month)s, year not stated")) % {"month": month}
        return say(N_("%(month)s %(year)s")) % {"month": month, "year": year}
    if match := _WEEK.match(date):
        return say(N_("week %(week)d of %(year)s")) % {"week": int(match[2]), "year": match[1]}
    return date


def _month(number: str, language: Language) -> str:
    return language.gettext(MONTHS[int(number) - 1]) if 1 <= int(number) <= 12 else number
