"""Lines of a chronicle: "12 May 1991: The dam opens.", each with a date of its own."""

import re
from functools import lru_cache

from briefgen.analysis.dates.vocabulary import BLANK, DAY, MONTH, YEAR
from briefgen.analysis.parsed import Parsed

_DATES = (
    rf"{DAY}{BLANK}{MONTH}{BLANK}{YEAR}",
    rf"{MONTH}{BLANK}{DAY},?{BLANK}{YEAR}",
    rf"{MONTH}{BLANK}{YEAR}",
    rf"{YEAR}(?:-\d\d-\d\d)?",
)
_ENTRY = tuple(re.compile(rf"(?:[•*–-]\s+)?(?:\*\*)?{one}(?:\*\*)?(?::|\s[–—-])(?:\*\*)?\s+\w") for one in _DATES)
_BEGINS = frozenset("0123456789JFMASOND•*–-")
"""The first marks of an entry: most sentences begin otherwise, and that is known at once."""
_FEWEST = 3


@lru_cache(maxsize=1)  # the document's own date, the dates and the events ask one after another
def entries(parsed: Parsed) -> frozenset[int]:
    """The numbers of sentences that begin with their date; none where these are few, since a dateline does so too."""
    found = [one.number for one in parsed.sentences if _is_entry(parsed.text, one.span.start)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_entry(text: str, start: int) -> bool:
    return text[start] in _BEGINS and any(pattern.match(text, start) for pattern in _ENTRY)
