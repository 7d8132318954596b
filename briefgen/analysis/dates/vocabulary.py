"""The words that name dates, as pieces of patterns and as look-ups."""

import re
from collections.abc import Iterable
from typing import Final

from briefgen.analysis.lexicon import rows

_ROWS: Final = rows("dates")
_LOOSE_BLANK: Final = r"\s{1,3}"


def alternatives(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first, with blanks that may be line breaks."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    escaped = (re.escape(form).replace(r"\ ", _LOOSE_BLANK).replace("'", "['’]") for form in ordered)
    return "(?:" + "|".join(escaped) + ")"


def named(table: str, word: str) -> int:
    """The number that a table gives for a word as it stands in a text."""
    return int(_ROWS[table][plain(word)])


def plain(words: str) -> str:
    """Lower case, straight apostrophes, single blanks, no full stop at the end."""
    return " ".join(words.replace("’", "'").casefold().split()).removesuffix(".")


def month_number(word: str) -> int:
    key = plain(word)
    return int(_ROWS["months"].get(key) or _ROWS["short_months"][key])


def number(word: str) -> int:
    return int(word) if word.isdigit() else named("numbers", word)


def _capitalised(table: str) -> str:
    return alternatives(form for word in _ROWS[table] for form in (word.capitalize(), word.upper()))


_LONG_MONTH: Final = _capitalised("months")
_ANY_MONTH: Final = rf"(?:{_LONG_MONTH}|{_capitalised('short_months')}\b\.?)"
_DAY_NUMBER: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_AFTER_DAY: Final = r"(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR_NUMBER: Final = r"(?:1[5-9]\d\d|20\d\d)"
_SHORT_WEEKDAY: Final = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"

BLANK: Final = _LOOSE_BLANK
MONTH: Final = rf"(?P<month>{_ANY_MONTH})"
LONG_MONTH: Final = rf"(?P<month>{_LONG_MONTH})"
WEEKDAY: Final = rf"(?P<weekday>{_capitalised('weekdays')})"
NAME_OF_DAY: Final = rf"(?:(?:{_capitalised('weekdays')}|{_SHORT_WEEKDAY}),?{BLANK}(?:the{BLANK})?)?"
DAY: Final = rf"(?P<day>{_DAY_NUMBER}){_AFTER_DAY}"
DAY_TO: Final = rf"(?P<day_to>{_DAY_NUMBER}){_AFTER_DAY}"
TO: Final = rf"(?:\s?[–—-]\s?|{BLANK}(?:to|until|through){BLANK})"
YEAR: Final = rf"(?P<year>{_YEAR_NUMBER})(?!\d)"
YEAR_AHEAD: Final = (
    rf"(?:(?={TO}(?:{_ANY_MONTH}{BLANK}{_DAY_NUMBER}|{_DAY_NUMBER}{BLANK}{_ANY_MONTH}),?{BLANK}"
    rf"(?P<year_ahead>{_YEAR_NUMBER})\b))?"
)
"""The year of "28 March to 2 April 2026", seen from the 28 March."""
WHICH_YEAR: Final = rf"(?:,?{BLANK}(?:of{BLANK})?(?P<which>last|this|next){BLANK}year\b)"
NUMBER: Final = rf"(?P<number>\d{{1,3}}|{alternatives(_ROWS['numbers'])})"
UNIT: Final = r"(?P<unit>day|week|month|year)"
UNIT_FROM_WEEK: Final = r"(?P<unit>week|month|year)"
EARLY: Final = r"(?:(?:early|late|mid)[\s-]\s?)?"
PART_OF_DAY: Final = r"(?:\s{1,3}(?:night|morning|afternoon|evening))?"
