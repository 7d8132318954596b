"""Learns the weights of the summary's scorer from articles with summaries by people, and writes them as a table.

usage: learn_summary.py [--folds N] FILE.jsonl... > briefgen/analysis/lexicon/summary_weights.toml

Each line of a file has "text", "title" and "summaries". The choice of each line is drawn with a chance that grows with
its score, and the weights move towards draws whose whole summary shares more words and pairs of words with those by
people than the mean draw of the same article does (policy gradient: Williams 1992). Several runs are averaged.
With --folds, the weights are learnt on all parts but one and measured on that, and nothing is written.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from briefgen.analysis.actors import find_actors
from briefgen.analysis.coreference import refer_back
from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.candidates import Candidates, find_candidates
from briefgen.analysis.summary.choose import Option, choose
from briefgen.analysis.summary.features import NAMES
from briefgen.analysis.summary.title import find_title
from briefgen.model.source import Metadata
from briefgen.settings import AnalysisSettings

WORDS = 60
EPOCHS, BATCH, DRAWS, RUNS = 12, 32, 6, 4
RATE, DECAY = 0.03, 0.1
MOST = 15.0
"""A draw counts for no more than this many points, so that no single article leads."""

Vector = npt.NDArray[np.float64]


@dataclass
class Article:
    candidates: Candidates
    table: Vector
    tokens: list[list[str]]
    summaries: list[list[str]]
    lead: float
    """What the first sentences reach."""
    known: dict[tuple[int, ...], float] = field(default_factory=dict)

    def choice(self, pick: Callable[[Sequence[Option]], int]) -> list[int]:
        found = self.candidates
        return choose(found.sentences, found.words, found.lengths, found.parts, WORDS, pick)

    def worth(self, chosen: Sequence[int]) -> float:
        """How far a choice is over the first sentences, in points of the mean F1 of words and of pairs of words."""
        key = tuple(chosen)
        if key not in self.known:
            self.known[key] = overlap([t for at in key for t in self.tokens[at]], self.summaries) - self.lead
        return self.known[key]


def main() -> None:
    arguments = sys.argv[1:]
    folds = int(arguments[1]) if arguments[0] == "--folds" else 0
    articles = list(read(arguments[2:] if folds else arguments))
    spread = standardise(articles)
    if folds:
        print(np.mean([measure(articles, fold, folds) for fold in range(folds)]))
        return
    weights = np.mean([learn(articles, seed) for seed in range(RUNS)], axis=0)
    print(f"# Learnt by tools/learn_summary.py from {len(articles)} articles.\n[weights]")
    scaled = np.concatenate([weights[:-2] / spread, weights[-2:]])
    for name, weight in zip((*NAMES, "pair", "likeness"), scaled, strict=True):
        print(f"{name} = {weight:.3f}")


def measure(articles: list[Article], fold: int, folds: int) -> float:
    seen = [one for at, one in enumerate(articles) if at % folds != fold]
    weights = learn(seen, fold)
    rest = articles[fold::folds]
    found = float(np.mean([one.worth(pick_best(one, weights)) for one in rest]))
    print(f"seen {np.mean([one.worth(pick_best(one, weights)) for one in seen]):+.2f} unseen {found:+.2f}", flush=True)
    return found


def read(names: list[str]) -> Iterator[Article]:
    records = [json.loads(line) for name in names for line in Path(name).read_text("utf-8").splitlines()]
    texts = [f"{record['title']}\n\n{record['text']}" if record.get("title") else record["text"] for record in records]
    for record, parsed in zip(records, Engine(AnalysisSettings().model).parse(texts), strict=True):
        article = _article(record, parsed)
        if article:
            yield article


def _article(record: Mapping[str, Any], parsed: Parsed) -> Article | None:
    found = find_candidates(parsed, find_title(parsed, Metadata()), refer_back(parsed, find_actors(parsed)))
    if not found.sentences:
        return None
    summaries = [words(one) for one in record["summaries"]]
    return Article(
        found,
        np.array(found.features),
        [words(one.line.within(parsed.text)) for one in found.sentences],
        summaries,
        overlap(lead([s.span.within(parsed.text) for s in found.running]), summaries),
    )


def lead(sentences: list[str]) -> list[str]:
    """The first sentences, as many whole ones as have at most WORDS words together, and at least one."""
    taken: list[str] = []
    for sentence in sentences:
        if taken and len(" ".join(taken).split()) + len(sentence.split()) > WORDS:
            break
        taken.append(sentence)
    return words(" ".join(taken))


def standardise(articles: list[Article]) -> Vector:
    """Brings all features to one scale, and returns the spread (standard deviation) that each had."""
    table = np.vstack([one.table for one in articles])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    for one in articles:
        one.table = (one.table - mean) / spread
    return np.array(spread)


def learn(articles: list[Article], seed: int) -> Vector:
    """Weights of NAMES in units of their spread, of a pair, and of likeness; the mean of the second half of the way."""
    random = np.random.default_rng(seed)
    weights = np.zeros(len(NAMES) + 2)
    first, second, step, late = np.zeros_like(weights), np.zeros_like(weights), 0, []
    for epoch in range(EPOCHS):
        order = random.permutation(len(articles))
        for start in range(0, len(order), BATCH):
            batch = [articles[at] for at in order[start : start + BATCH]]
            slope = sum(gradient(one, weights, random) for one in batch) / len(batch) - DECAY * weights
            step += 1
            first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
            weights = weights + RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
            if epoch >= EPOCHS // 2:
                late.append(weights)
    return np.array(np.mean(late, axis=0))


def gradient(article: Article, weights: Vector, random: np.random.Generator) -> Vector:
    """Where the weights should go for better draws of this article."""
    slopes, worths = [], []
    for _ in range(DRAWS):
        slope = np.zeros_like(weights)

        def draw(options: Sequence[Option], slope: Vector = slope) -> int:
            rows = option_rows(article, options)
            chances = np.exp((scores := rows @ weights) - scores.max())
            chances /= chances.sum()
            at = int(random.choice(len(options), p=chances))
            slope += rows[at] - chances @ rows
            return at

        worths.append(article.worth(article.choice(draw)))
        slopes.append(slope)
    better = np.clip(np.array(worths) - np.mean(worths), -MOST, MOST)
    return np.array(better @ np.array(slopes) / DRAWS)


def pick_best(article: Article, weights: Vector) -> list[int]:
    def best(options: Sequence[Option]) -> int:
        return int((option_rows(article, options) @ weights).argmax())

    return article.choice(best)


def option_rows(article: Article, options: Sequence[Option]) -> Vector:
    first = article.table[[option.group[0] for option in options]]
    last = article.table[[option.group[-1] for option in options]]
    extra = [[float(len(option.group) > 1), option.likeness] for option in options]
    return np.hstack([(first + last) / 2, np.array(extra)])


def overlap(own: list[str], summaries: list[list[str]]) -> float:
    """The mean over summaries of the F1 of words and of pairs of words, in points."""
    pairs = list(pairwise(own))
    return 50 * sum(f1(own, one) + f1(pairs, list(pairwise(one))) for one in summaries) / len(summaries)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def f1(found: Sequence[Any], wanted: Sequence[Any]) -> float:
    shared = sum((Counter(found) & Counter(wanted)).values())
    return 2 * shared / (len(found) + len(wanted)) if shared else 0.0


if __name__ == "__main__":
    main()
