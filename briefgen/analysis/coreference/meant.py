"""The answer to the question whom some words mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.model.span import Span

_CLEAR = 1.0
"""Points by which the best must lead, where nothing else is asked of it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor's id or nobody, who else could be meant, and whether it is clear."""

    actor: str | None
    others: tuple[str, ...] = ()
    clear: bool = True
    named: Span | None = None
    """The name that decided it."""


def best_of(scores: Mapping[str, float], least: Callable[[str], float] = lambda _: _CLEAR) -> Meant:
    """The actor with the most points, or nobody of two; it is clear where it leads the next by its `least`."""
    if not scores:
        return Meant(None)
    ranked = sorted(scores, key=lambda actor: (-scores[actor], actor))
    second = scores[ranked[1]] if len(ranked) > 1 else -9.0
    if scores[ranked[0]] == second:
        return Meant(None, tuple(ranked[:4]), clear=False)
    return Meant(ranked[0], tuple(ranked[1:4]), clear=scores[ranked[0]] - second >= least(ranked[0]))
