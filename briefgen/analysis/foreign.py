"""Whether a document is written in the language that the rules are for, English."""

import re
import unicodedata

from briefgen.analysis.lexicon import words

_FEWEST = 30
"""Of fewer words one cannot tell by their frequency."""
_LEAST = 0.03
"""The share that common words have; in any English prose it is five times as large, in other languages almost none."""
_LATIN = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 20_000


def is_english(text: str) -> bool:
    """False only where the letters or the commonest words show that it is not."""
    found = _WORD.findall(text[:_BEGINNING])
    letters = "".join(found[:300])
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if latin < _LATIN * len(letters):
        return False
    common = sum(word.lower() in words("documents", "common") for word in found)
    return len(found) < _FEWEST or common >= _LEAST * len(found)
