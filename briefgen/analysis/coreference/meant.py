"""The answer to the question whom some words mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.model.span import Span

_CLEAR = 1.0
"""Points by which the best must lead."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor's id or nobody, who else could be meant, and whether it is clear."""

    actor: str | None
    others: tuple[str, ...] = ()
    clear: bool = True
    named: Span | None = None
    """The name that decided it."""


def best_of(scores: Mapping[str, float]) -> Meant:
    """The actor with the most points."""
    if not scores:
        return Meant(None)
    ranked = sorted(scores, key=lambda actor: (-scores[actor], actor))
    second = scores[ranked[1]] if len(ranked) > 1 else -9.0
    return Meant(ranked[0], tuple(ranked[1:4]), clear=scores[ranked[0]] - second >= _CLEAR)
