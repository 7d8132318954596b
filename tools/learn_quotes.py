"""Learns the weights by which words are given to whoever said them, and writes them as two tables.

usage: learn_quotes.py [--folds N] FILE.jsonl > briefgen/analysis/lexicon/quote_weights.toml

Each line of the file has "text" and "attributions", each with "content" and "source" spans, as in PolNeAR. For every
stretch of quoted words the readings that briefgen offers are right or wrong, and so is every clause that could say what
somebody says or thinks; the weights make the right ones likely (conditional logistic regression with an L2 penalty).
What no reading gets right teaches nothing. With --folds, the weights are learnt on all parts but one and measured on
that, and nothing is written. For 840 articles it takes some
seven minutes of one core: nearly all of it to read them, half a minute to learn.

The table that is here is older than the code: it was learnt before the last changes to what counts as a reading
(candidates.py, sayings.py) and to what is seen of one (features.py), so a run writes another. That of a full run on
2026-11-25 gave quotes an F1 of 0.9007 instead of 0.9036 on the articles that are kept to measure on, speakers 0.8947
instead of 0.8972, claims 0.6507 instead of 0.6503: within chance, but no better, so the older one was kept. A new one
may take its place once tools/evaluate.py shows it to be no worse.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from briefgen.analysis.engine import Engine
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes import all_sayings, between_marks
from briefgen.analysis.quotes.candidates import Candidate
from briefgen.analysis.quotes.claims import claim_features
from briefgen.analysis.quotes.features import nobodys, of_candidate
from briefgen.analysis.quotes.reported import find_reported
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.quotes.weigh import Weighed
from briefgen.model.span import Span
from briefgen.settings import AnalysisSettings

SHARED = 0.5
"""A claim is right if its content shares this part of all that it and the annotators' have."""
LEAST = {"quotes": 0.55, "claims": 0.35}
"""What is less likely is left out: on articles that were kept out, the F1 is flat around the first, so that precision
decides, and best at the second."""
SMALLEST = 0.05
"""Weights nearer to nothing are left out of the tables."""
COVERED = 0.8
"""Quoted words are an attribution's if this part of them is in its content."""
SELDOM = 12
"""What is seen of fewer readings gets no weight."""
STEPS, RATE, PENALTY = 300, 0.05, 1.0

Vector = npt.NDArray[np.float64]
Stretch = tuple[list[list[str]], list[bool]]
"""What is seen of each reading, the one that nobody says it first; and which of them are right."""


def main() -> None:
    arguments = sys.argv[1:]
    folds = int(arguments[1]) if arguments[0] == "--folds" else 0
    documents = [json.loads(line) for line in Path(arguments[-1]).read_text("utf-8").splitlines()]
    quotes, claims = read(documents)
    if folds:
        for name, seen in (("quotes", quotes), ("claims", claims)):
            print(name, np.mean([measure(seen, fold, folds) for fold in range(folds)]))
        return
    print(f"# Learnt by tools/learn_quotes.py from {len(documents)} articles.\n[least]")
    print("\n".join(f"{name} = {least}" for name, least in LEAST.items()))
    for name, seen in (("quotes", quotes), ("claims", claims)):
        print(f"\n[{name}]")
        weights = learn([stretch for document in seen for stretch in document])
        for key in sorted(key for key, weight in weights.items() if abs(weight) >= SMALLEST):
            print(f'"{key}" = {weights[key]:.2f}')


def read(documents: Sequence[Mapping[str, Any]]) -> tuple[list[list[Stretch]], list[list[Stretch]]]:
    """The stretches and the claims of each document."""
    quotes, claims = [], []
    parses = Engine(AnalysisSettings().model).parse(document["text"] for document in documents)
    for document, parsed in zip(documents, parses, strict=True):
        sayings = all_sayings(parsed, every=True)
        quotes.append(list(stretches_of(document, parsed, sayings)))
        claims.append(list(claims_of(document, parsed, sayings)))
    return quotes, claims


def measure(seen: Sequence[Sequence[Stretch]], fold: int, folds: int) -> float:
    weights = learn([stretch for at, one in enumerate(seen) if at % folds != fold for stretch in one])
    rest = [stretch for one in seen[fold::folds] for stretch in one]
    right = float(np.mean([is_right(stretch, weights) for stretch in rest]))
    print(f"part {fold}: {right:.4f} of {len(rest)} right", flush=True)
    return right


def is_right(stretch: Stretch, weights: Mapping[str, float]) -> bool:
    scores = [sum(weights.get(name, 0.0) for name in names) for names in stretch[0]]
    return stretch[1][int(np.argmax(scores))]


def stretches_of(document: Mapping[str, Any], parsed: Parsed, sayings: Sequence[Saying]) -> Iterator[Stretch]:
    """The stretches of one article; what was said before each is taken from the annotation, not from a guess."""
    kept: list[Stretch] = []

    def pick(parsed: Parsed, one: Quoted, readings: Sequence[Candidate]) -> list[Weighed]:
        source = source_of(document["attributions"], one)
        names = [list(nobodys(parsed, one, readings))]
        names += [list(of_candidate(parsed, one, reading, readings)) for reading in readings]
        right = [source is None, *(overlaps(reading.source, source or []) for reading in readings)]
        kept.append((names, right))
        best = next((reading for reading, ok in zip(readings, right[1:], strict=True) if ok), None)
        return [Weighed(best, 1.0)]

    between_marks(parsed, sayings, pick)
    yield from kept


def claims_of(document: Mapping[str, Any], parsed: Parsed, sayings: Sequence[Saying]) -> Iterator[Stretch]:
    """The clauses that could be claims; each is a choice of two, a claim or none."""
    kept: list[Stretch] = []

    def judge(parsed: Parsed, saying: Saying, others: Sequence[Saying]) -> float:
        right = any(agrees(saying, attribution) for attribution in document["attributions"])
        kept.append(([[], list(claim_features(parsed, saying, others))], [not right, right]))
        return 0.0

    list(find_reported(parsed, sayings, between_marks(parsed, sayings), judge))
    yield from kept


def agrees(saying: Saying, attribution: Mapping[str, Any]) -> bool:
    """Whether an attribution has this source, and content that shares half of all that both have."""
    mine = {at for span in saying.content for at in range(span.start, span.end)}
    theirs = {at for start, end in attribution.get("content", []) for at in range(start, end)}
    same = len(mine & theirs) >= SHARED * len(mine | theirs)
    return same and overlaps(saying.source, attribution.get("source", []))


def source_of(attributions: Sequence[Mapping[str, Any]], one: Quoted) -> list[list[int]] | None:
    """The source of the attribution with the least content that covers the words; None where there is none."""
    best = None
    for attribution in attributions:
        content = attribution.get("content", [])
        covered = sum(max(0, min(end, one.inner.end) - max(start, one.inner.start)) for start, end in content)
        size = sum(end - start for start, end in content)
        if covered >= COVERED * len(one.inner) and (best is None or size < best[0]):
            best = size, attribution.get("source", [])
    return (best[1] or None) if best else None


def overlaps(place: Span, spans: Sequence[Sequence[int]]) -> bool:
    return any(place.overlaps(Span(start, end)) for start, end in spans)


def learn(stretches: Sequence[Stretch]) -> dict[str, float]:
    """The weight of each thing that is seen often enough."""
    useful = [stretch for stretch in stretches if any(stretch[1])]
    counts = Counter(name for names, _ in useful for one in names for name in set(one))
    known = {name: at for at, name in enumerate(sorted(name for name, n in counts.items() if n >= SELDOM))}
    readings = [[known[name] for name in set(one) if name in known] for names, _ in useful for one in names]
    columns = np.array([column for one in readings for column in one], dtype=np.int64)
    lines = np.repeat(np.arange(len(readings)), [len(one) for one in readings])
    right = np.array([ok for _, oks in useful for ok in oks])
    sizes = [len(oks) for _, oks in useful]
    starts = np.cumsum([0, *sizes[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    weights, first, second = np.zeros(len(known)), np.zeros(len(known)), np.zeros(len(known))
    for step in range(1, STEPS + 1):
        scores = np.bincount(lines, weights[columns], len(readings))
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        told = powers * right
        missing = told / np.add.reduceat(told, starts)[group] - powers / np.add.reduceat(powers, starts)[group]
        slope = np.bincount(columns, missing[lines], len(known)) - PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: float(weights[at]) for name, at in known.items()}


if __name__ == "__main__":
    main()
