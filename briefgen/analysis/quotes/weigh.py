"""Which reading of quoted words is the likeliest, by the weights of what can be seen of each."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.analysis.lexicon import rows
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.candidates import Candidate
from briefgen.analysis.quotes.features import nobodys, of_candidate


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading and how likely it is; None is the reading that nobody says the words."""

    candidate: Candidate | None
    sure: float


def weigh(parsed: Parsed, one: Quoted, readings: Sequence[Candidate]) -> list[Weighed]:
    """All readings, the likeliest first; their likelihoods add up to one."""
    weights = rows("quote_weights")["quotes"]
    seen = [(None, nobodys(parsed, one, readings)), *((c, of_candidate(parsed, one, c, readings)) for c in readings)]
    scores = [math.fsum(weights.get(name, 0.0) for name in dict.fromkeys(names)) for _, names in seen]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = math.fsum(powers)
    weighed = [Weighed(candidate, power / total) for (candidate, _), power in zip(seen, powers, strict=True)]
    return sorted(weighed, key=lambda one: -one.sure)


def likelihood(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """Of one thing that is so or is not, by what is seen of it."""
    return 1 / (1 + math.exp(-math.fsum(weights.get(name, 0.0) for name in dict.fromkeys(names))))
