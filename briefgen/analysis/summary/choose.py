"""The choice of sentences: the best first, less what is said already, and whole as long as they fit."""

from collections.abc import Sequence

from briefgen.analysis.summary.eligible import Eligible

_LIKE = 0.5
_DISCOUNT = 0.6
_MOST_LINES = 5
_FEWEST_LINES = 3
_LEANING = 0.8
"""How a sentence's score is cut if it comes only together with the one before."""


def choose(
    candidates: Sequence[Eligible],
    scores: Sequence[float],
    words: Sequence[frozenset[str]],
    lengths: Sequence[int],
    budget: int,
) -> list[int]:
    """Positions in `candidates`, in the order of the text; at least one if there is any."""
    chosen: list[int] = []
    used = 0
    while len(chosen) < _MOST_LINES:
        best = _best(candidates, scores, words, lengths, chosen, budget - used)
        if best is None:
            break
        chosen.extend(best)
        used += sum(lengths[at] for at in best)
    if not chosen and candidates:
        chosen = [max(range(len(candidates)), key=lambda at: (not candidates[at].leans, scores[at]))]
    return sorted(set(chosen))


def _best(
    candidates: Sequence[Eligible],
    scores: Sequence[float],
    words: Sequence[frozenset[str]],
    lengths: Sequence[int],
    chosen: Sequence[int],
    left: int,
) -> list[int] | None:
    best: tuple[float, list[int]] | None = None
    for at, candidate in enumerate(candidates):
        if at in chosen:
            continue
        group = _with_predecessor(candidates, at, chosen)
        if group is None or sum(lengths[one] for one in group) > left or len(chosen) + len(group) > _MOST_LINES:
            continue
        likeness = max((_alike(words[at], words[other]) for other in chosen), default=0.0)
        if likeness > _LIKE:
            continue
        score = (
            sum(scores[one] for one in group) / len(group) * (_LEANING if candidate.leans else 1.0)
            - _DISCOUNT * likeness
        )
        if best is None or score > best[0]:
            best = score, group
    return best[1] if best else None


def _with_predecessor(candidates: Sequence[Eligible], at: int, chosen: Sequence[int]) -> list[int] | None:
    """The sentence, and what it leans on unless that is there; None where that may not be shown."""
    candidate = candidates[at]
    if not candidate.leans:
        return [at]
    before = at - 1
    if before < 0 or candidates[before].sentence.number != candidate.sentence.number - 1:
        return None
    if before in chosen:
        return [at]
    return None if candidates[before].leans else [before, at]


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
