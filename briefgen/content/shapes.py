"""What dates, addresses and countries look like in a content file, and what may be meant by those that do not."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from briefgen.reference import names

Wrong = tuple[str, str]
"""What was expected, and what helps."""

_DATE = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)\Z")
_WEEK = re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])\Z")
_WRITTEN = re.compile(r"(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})\Z")
_ANY_YEAR = 2000
"""One with a 29 February."""
_BESIDE_COUNTRIES = ("EU",)
_OTHER_CODES = {"UK": "GB", "EL": "GR"}


def wrong_date(text: str) -> Wrong | None:
    """Dates are cut to what is known; two of them with a slash between are from the one to the other."""
    if all(_is_date(part) for part in text.split("/", 1)):
        return None
    near = _near_date(text)
    remedy = "write 2026-03-04, 2026-03 or 2026; --03-04 without a year; 2026-03-04/2026-03-06 for a span"
    return f"a date that there is, not {text!r}", (f"did you mean {near!r}? " if near else "") + remedy


def wrong_address(text: str) -> Wrong | None:
    """Of a web page, whole."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc and not re.search(r"\s", text):
        return None
    bare = re.fullmatch(r"(?:\w+:/{0,2})?([\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?)", text)
    return (
        f"the whole address of a web page, not {text!r}",
        (f"did you mean {'https://' + bare[1]!r}? " if bare else "") + "begin it with https://",
    )


def wrong_country(text: str) -> Wrong | None:
    """A code of two letters (ISO 3166-1)."""
    codes = (*names.all_countries(), *_BESIDE_COUNTRIES)
    if text in codes:
        return None
    capital = text.strip().upper()
    near = capital if capital in codes else _OTHER_CODES.get(capital) or _near_country(text.strip())
    wanted = f"a country's code of two letters, not {text!r}"
    return wanted, (f"did you mean {near!r} ({names.name_of(near)})? " if near else "") + "codes are those of ISO 3166"


SHAPES: Mapping[str, Callable[[str], Wrong | None]] = {
    "date": wrong_date,
    "reviewed_on": wrong_date,
    "edited_on": wrong_date,
    "url": wrong_address,
    "country": wrong_country,
}
"""Name of a key → what is wrong with its value; None: nothing."""


def _is_date(text: str) -> bool:
    match = _DATE.match(text)
    if match is None:
        return _WEEK.match(text) is not None
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    return _exists(int(year) if year else _ANY_YEAR, int(month or 1), int(day or 1))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _near_date(text: str) -> str | None:
    """The year first; of day and month, the one that can only be the month."""
    match = _WRITTEN.match(text.strip())
    if match is None:
        return None
    first, middle, last = (int(part) for part in match.groups())
    year_first = len(match[1]) > len("31")
    orders = {(first, middle, last)} if year_first else {(last, middle, first), (last, first, middle)}
    there = [order for order in orders if order[0] >= 1000 and _exists(*order)]
    return date(*there[0]).isoformat() if len(there) == 1 else None


def _near_country(text: str) -> str | None:
    forms = {form.casefold(): code for code in names.all_countries() for form in names.forms_of(code)}
    close = get_close_matches(text.casefold(), forms, n=1, cutoff=0.8)
    return forms[close[0]] if close else None
