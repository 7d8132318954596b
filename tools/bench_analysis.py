"""How fast a whole analysis is beside the language model alone, and how it copes with hostile text.

usage: bench_analysis.py [FILE.jsonl]

The same texts go through `nlp.pipe` of spaCy, with the same model and all its components, and through briefgen's whole
analysis, which has that inside; turn by turn, in processor time, so that other work on the machine counts little, and
both with garbage looked for as seldom as `briefgen build` does. The median of the rounds counts. FILE has a "text" in
each line; by default it is the annotated articles beside the repository (CORPORA), or else the sample documents in
seeds/. Fails if an analysis has fewer than 0.85 of the words.

Then paragraphs of a megabyte, of marks and capitals, are cut into sentences and searched for quotation marks, labels of
speakers and datelines: each must be done in two seconds. What works on tokens is asked for twice the length instead,
which may not take more than three times as long: no rule may go over a long sentence for each of its words.
"""

import json
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import spacy
from spacy.tokens import Doc

from briefgen.analysis import tokens
from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import Failed, extract, extract_all
from briefgen.analysis.labels import find_labels
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.reading import read
from briefgen.analysis.sentences import find_sentences
from briefgen.calm import keep_calm
from briefgen.model.source import Metadata, SourceDocument
from briefgen.model.span import Span
from briefgen.settings import AnalysisSettings

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("CORPORA", ROOT.parent / "shared/corpora"))
ROUNDS, ARTICLES = 5, 30
LEAST_SHARE = 0.85
MOST_SECONDS, MOST_GROWTH = 2.0, 3.0
SIZE, LONG = 1_000_000, 60_000
_TICK = 0.001
"""Seconds that the clock of a processor may not tell from none."""
TOKEN = re.compile(r"\w+|\S")
HOSTILE = (
    "“A. ",
    "‘a ",
    '"',
    "”",
    "„",
    "«A",
    "'a ",
    "A: ",
    "“A” B said. ",
    '. \'a"b"',
    "said ",
    "Aa ",
    "of of ",
    "(A",
    "A, ",
    "-- ",
    "…",
)


def main() -> int:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA / "quotes/polnear-dev.jsonl"
    source = given if given.is_file() else ROOT / "seeds"
    keep_calm()
    texts = list(_texts(source))
    if not texts:
        sys.exit(f"no texts in {source}: give a file, or set CORPORA")
    print(f"{len(texts)} texts of {source.parent.name}/{source.name}; {_machine()}")
    share = measure_share(texts)
    slowest, growth = max(measure_patterns()), max(measure_growth())
    return 0 if share >= LEAST_SHARE and slowest <= MOST_SECONDS and growth <= MOST_GROWTH else 1


def _texts(source: Path) -> Iterator[str]:
    if source.is_file():
        yield from (json.loads(line)["text"] for line in source.read_text("utf-8").splitlines()[:ARTICLES])
    else:
        yield from (path.read_text("utf-8") for path in sorted(source.rglob("*.txt")))


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    versions = f"Python {platform.python_version()}, spaCy {version('spacy')}"
    return f"{platform.machine()}, {os.cpu_count()} cores{load}, {versions}"


def measure_share(texts: list[str]) -> float:
    """Words per second of an analysis as a share of the model's own; printed, with what they are made of."""
    model = AnalysisSettings().model
    bare, engine = spacy.load(model), Engine(model)
    documents = [
        SourceDocument(f"seeds/{at}.txt", "0" * 64, "text/plain", text, Metadata()) for at, text in enumerate(texts)
    ]
    words = sum(len(text.split()) for text in texts)
    rounds = []
    for _ in range(ROUNDS):
        alone = seconds_of(lambda: sum(1 for _ in bare.pipe(texts, batch_size=16)))
        whole = seconds_of(lambda: _analyse(engine, documents))
        rounds.append((words / whole, words / alone))
        print(
            f"analysis {words / whole:,.0f} words/s, model alone {words / alone:,.0f} words/s, {alone / whole:.2f}",
            flush=True,
        )
    share = statistics.median(whole / alone for whole, alone in rounds)
    print(f"an analysis has {share:.2f} of the words per second of {model} alone (at least {LEAST_SHARE})")
    return share


def _analyse(engine: Engine, documents: list[SourceDocument]) -> None:
    for found in extract_all(engine, documents, summary_words=60):
        if isinstance(found, Failed):
            raise found.error


def seconds_of(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def measure_patterns() -> Iterator[float]:
    """Seconds that a megabyte of each unit takes in all that searches the bare text."""
    for unit in HOSTILE:
        text = unit * (SIZE // len(unit))
        began = time.process_time()
        parsed = Parsed(text, tokens.Doc(), (), find_sentences(text), ())
        find_quoted(parsed)
        find_labels(parsed)
        after_dateline(text, Span(0, len(text)))
        seconds = time.process_time() - began
        print(f"{unit!r}: {seconds:.2f} s for a megabyte", flush=True)
        yield seconds


def measure_growth() -> Iterator[float]:
    """How many times as long our stages take for text of twice the length."""
    for unit in HOSTILE:
        short, long = (_seconds_for(unit * (size // len(unit))) for size in (LONG // 2, LONG))
        print(f"{unit!r}: {short:.2f} s for {LONG // 2:,} characters, {long:.2f} s for twice that", flush=True)
        yield long / max(short, _TICK)


def _seconds_for(text: str) -> float:
    """Without the parse: every token is a root of its own."""
    words: list[str] = []
    starts: list[int] = []
    first_tokens: list[int] = []
    sentences = find_sentences(text)
    for sentence in sentences:
        first_tokens.append(len(words))
        for match in TOKEN.finditer(text, sentence.span.start, sentence.span.end):
            words.append(match[0])
            starts.append(match.start())
    count = len(words)
    doc = Doc(
        spacy.blank("en").vocab,
        words,
        [True] * count,
        heads=list(range(count)),
        deps=["ROOT"] * count,
        pos=["X"] * count,
    )
    parsed = Parsed(text, read(doc), tuple(starts), sentences, tuple(first_tokens))
    document = SourceDocument("seeds/hostile.txt", "0" * 64, "text/plain", text, Metadata())
    began = time.process_time()
    extract(document, parsed, summary_words=60)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
