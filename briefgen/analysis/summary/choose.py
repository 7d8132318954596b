"""The choice of sentences: the best first, less what is said already, and whole as long as they fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.analysis.summary.eligible import Eligible

_LIKE = 0.5
_FEWEST_LINES = 3
_MOST_LINES = 5
_USUAL_LINE = 25
"""In words; where there are not words for so many lines of this length, fewer will do."""
_ENOUGH = 2 / 3
"""The share of the words at which a summary is long enough: a last line that only fills it up rarely helps."""


@dataclass(frozen=True, slots=True)
class Option:
    """What can be taken next: a sentence, with the one before it where it leans on that."""

    group: tuple[int, ...]
    likeness: float
    """To what is taken already: the share of the shorter one's words that both have, from 0 to 1."""


def choose(
    candidates: Sequence[Eligible],
    words: Sequence[frozenset[str]],
    lengths: Sequence[int],
    parts: Sequence[int],
    budget: int,
    pick: Callable[[Sequence[Option]], int],
) -> list[int]:
    """Positions in `candidates`, in the order of the text, with at most `budget` words; empty if none is so short.

    No two steps take from one of the `parts`. `pick` says which of the options of a step is taken.
    """
    chosen: list[int] = []
    likeness = [0.0] * len(candidates)
    left, taken = budget, set[int]()
    fewest = min(_FEWEST_LINES, budget // _USUAL_LINE)
    while len(chosen) < _MOST_LINES and (len(chosen) < fewest or budget - left < _ENOUGH * budget):
        options = [
            Option(group, likeness[at])
            for at in range(len(candidates))
            if at not in chosen and likeness[at] <= _LIKE
            if (group := _with_predecessor(candidates, at, chosen)) and sum(lengths[one] for one in group) <= left
            if len(chosen) + len(group) <= _MOST_LINES and taken.isdisjoint(parts[one] for one in group)
        ]
        if not options:
            break
        group = options[pick(options)].group
        chosen.extend(group)
        taken.update(parts[one] for one in group)
        left -= sum(lengths[one] for one in group)
        for one in group:
            likeness = [max(old, _alike(bag, words[one])) for old, bag in zip(likeness, words, strict=True)]
    return sorted(chosen)


def _with_predecessor(candidates: Sequence[Eligible], at: int, chosen: Sequence[int]) -> tuple[int, ...]:
    """The sentence, and what it leans on unless that is there; empty where that may not be shown."""
    candidate, before = candidates[at], at - 1
    if not candidate.leans:
        return (at,)
    if before < 0 or candidates[before].sentence.number != candidate.sentence.number - 1:
        return ()
    if before in chosen:
        return (at,)
    return () if candidates[before].leans else (before, at)


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
