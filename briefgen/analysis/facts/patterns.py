"""The regular expressions of `fact_patterns.toml`, with their parts put in."""

import re
from functools import cache

from briefgen.analysis.lexicon import rows

_PART = re.compile(r"<([A-Z_]{2,})>")
_LISTS = {
    "QUALIFIER": "qualifiers",
    "CLIMATE": "climates",
    "GOVERNMENT_WORD": "government_words",
    "GOVERNMENT_HEAD": "government_heads",
    "CURRENCY": "currency_nouns",
}
"""Parts that are made of lists of words in `facts.toml`."""


def pattern(name: str) -> re.Pattern[str]:
    """The expression called so."""
    return re.compile(_filled(rows("fact_patterns")["patterns"][name]))


def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The expressions called so, in their order."""
    return tuple(re.compile(_filled(one)) for one in rows("fact_patterns")["patterns"][name])


def _filled(text: str) -> str:
    return _PART.sub(lambda match: _part(match[1]), text)


@cache
def _part(name: str) -> str:
    if name in _LISTS:
        words = sorted(rows("facts")[_LISTS[name]], key=len, reverse=True)
        return "|".join(map(re.escape, words))
    return _filled(rows("fact_patterns")["parts"][name])
