"""Which reading of quoted words is the likeliest, by the weights of what can be seen of each."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.analysis.lexicon import rows
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.candidates import Candidate
from briefgen.analysis.quotes.features import nobodys, of_candidate
from briefgen.model.span import Span

_CHANCE = 0.02
"""A reading that is less likely gives no cue."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A source, by the best of the readings that lead to it, and how likely it is; None: nobody says the words."""

    candidate: Candidate | None
    sure: float


def weigh(parsed: Parsed, one: Quoted, readings: Sequence[Candidate]) -> list[Weighed]:
    """All sources, the likeliest first; their likelihoods add up to one."""
    weights = rows("quote_weights")["quotes"]
    seen = [nobodys(parsed, one, readings), *(of_candidate(parsed, one, reading, readings) for reading in readings)]
    scores = [math.fsum(weights.get(name, 0.0) for name in dict.fromkeys(names)) for names in seen]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = math.fsum(powers)
    by_source: dict[Span, list[tuple[float, Candidate]]] = {}
    for reading, power in zip(readings, powers[1:], strict=True):
        by_source.setdefault(reading.source, []).append((power / total, reading))
    weighed = [Weighed(None, powers[0] / total)]
    weighed += [Weighed(_best(those), math.fsum(sure for sure, _ in those)) for those in by_source.values()]
    return sorted(weighed, key=lambda one: -one.sure)


def _best(readings: Sequence[tuple[float, Candidate]]) -> Candidate:
    """The likeliest; but “saying” is the cue in “shook his head, saying”, as a verb of speech is for every source."""
    return max(
        readings, key=lambda one: (one[0] > _CHANCE, one[1].saying is not None and one[1].saying.strong, one[0])
    )[1]


def likelihood(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """Of one thing that is so or is not, by what is seen of it."""
    return 1 / (1 + math.exp(-math.fsum(weights.get(name, 0.0) for name in dict.fromkeys(names))))
