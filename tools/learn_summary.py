"""Learns the weights of the summary's scorer from articles with summaries by people, and writes them as a table.

usage: learn_summary.py FILE.jsonl... > briefgen/analysis/lexicon/summary_weights.toml

Each line of a file has "text", "title" and "summaries". A sentence's target is how much of its words and pairs of words
the summaries have; ridge regression inside each document, so that only the order of sentences is learnt.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from briefgen.analysis.actors import find_actors
from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import eligible
from briefgen.analysis.summary.features import NAMES, bags, features
from briefgen.settings import AnalysisSettings

PENALTY = 30.0


def main() -> None:
    records = [json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()]
    engine = Engine(AnalysisSettings().model)
    rows: list[list[float]] = []
    targets: list[float] = []
    for record, parsed in zip(records, engine.parse(record["text"] for record in records), strict=True):
        for row, target in examples(record, parsed):
            rows.append(row)
            targets.append(target)
    x, y = np.array(rows), np.array(targets)
    weights = np.linalg.solve(x.T @ x + PENALTY * np.eye(x.shape[1]), x.T @ y)
    print(f"# Learnt by tools/learn_summary.py from {len(records)} articles, {len(targets)} sentences.\n[weights]")
    for name, weight in zip(NAMES, weights * 10, strict=True):
        print(f"{name} = {weight:.3f}")


def examples(record: Mapping[str, Any], parsed: Parsed) -> Iterator[tuple[list[float], float]]:
    """Features and target of each sentence that may be chosen, less the document's mean."""
    sentences = [one.sentence for one in eligible(parsed, None)]
    if len(sentences) < 4:
        return
    title = frozenset(word.casefold() for word in re.findall(r"\w+", record.get("title") or ""))
    table = np.array(features(parsed, sentences, bags(parsed), title, find_actors(parsed)))
    scores = np.array([overlap(s.span.within(parsed.text), record["summaries"]) for s in sentences])
    yield from zip((table - table.mean(0)).tolist(), (scores - scores.mean()).tolist(), strict=True)


def overlap(sentence: str, summaries: list[str]) -> float:
    """The mean over summaries of the F1 of words and of pairs of words."""
    own = words(sentence)
    return sum(f1(own, words(one)) + f1(pairs(own), pairs(words(one))) for one in summaries) / (2 * len(summaries))


def words(text: str) -> list[Any]:
    return re.findall(r"[a-z0-9]+", text.lower())


def pairs(tokens: list[Any]) -> list[Any]:
    return list(pairwise(tokens))


def f1(found: list[Any], wanted: list[Any]) -> float:
    shared = sum((Counter(found) & Counter(wanted)).values())
    return 2 * shared / (len(found) + len(wanted)) if shared else 0.0


if __name__ == "__main__":
    main()
