"""The likeness of two texts from a few numbers of each: minima of the hashes of all runs of words (MinHash)."""

import re
from collections.abc import Sequence
from zlib import crc32

_RUN = 4
"""Words in a shingle: so many in a row seldom come twice by chance."""
_FEWEST = 20
"""A shorter text is too little to say that it is a copy."""
MINIMA = 32
_WORD = re.compile(r"\w+")


def minima_of(text: str) -> tuple[int, ...]:
    """Shingles fall into as many classes as there are minima, and the smallest hash stands for its class.

    Empty for a text too short to be compared; 0 for a class without a shingle.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        return ()
    smallest = [0] * MINIMA
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    for shingle in {crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs}:
        known = smallest[shingle % MINIMA]
        if not known or shingle < known:
            smallest[shingle % MINIMA] = shingle
    return tuple(smallest)


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """About the share of shingles of two texts that both have, 0 to 1."""
    pairs = [pair for pair in zip(one, other, strict=False) if any(pair)]
    return sum(mine == theirs for mine, theirs in pairs) / len(pairs) if pairs else 0.0
