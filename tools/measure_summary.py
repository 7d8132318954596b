"""Measures what the scorer of summaries does not: long transcripts at 150 words, and the speed of the stage alone.

usage: measure_summary.py long|speed FILE.jsonl...

long: ROUGE-1 (F1, stemmed) at 150 words, and which share of the lines comes from the first tenth of the document.
speed: documents a second from parse to summary lines, on one core.
Each line of a file has "text", "title" and "summaries". Needs `rouge-score` for the first. Prints one line of JSON.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from statistics import mean, median
from typing import Any

from briefgen.analysis.actors import find_actors
from briefgen.analysis.coreference import refer_back
from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes import find_quotes
from briefgen.analysis.summary import find_title, summarise
from briefgen.calm import keep_calm
from briefgen.model.source import Metadata
from briefgen.settings import AnalysisSettings

LONG, USUAL = 150, 60
"""In words."""
RUNS = 3
SAMPLE = 120
"""Documents whose speed is measured, spread over the files."""
START = 0.1
"""The share of a document that is called its start."""


def main() -> None:
    what, *files = sys.argv[1:]
    records = [json.loads(line) for name in files for line in Path(name).read_text("utf-8").splitlines()]
    print(json.dumps({"long": long_documents, "speed": speed}[what](records)))


def long_documents(records: list[Mapping[str, Any]]) -> dict[str, float]:
    scorer = import_module("rouge_score.rouge_scorer").RougeScorer(["rouge1"], use_stemmer=True)  # no dependency
    found, places = [], []
    for record, parsed in parsed_all(records):
        lines = summary_of(parsed, LONG)
        text = "\n".join(line.within(parsed.text) for line in lines)
        found.append(mean(scorer.score(one, text)["rouge1"].fmeasure for one in record["summaries"]))
        places += [line.spans[-1].start / len(parsed.text) for line in lines]
    return {"rouge1": round(100 * mean(found), 1), "from_start": round(mean(place < START for place in places), 2)}


def speed(records: list[Mapping[str, Any]]) -> dict[str, float]:
    """The median of runs; as in a build a document comes straight from the stage before, and garbage is looked for."""
    keep_calm()
    sample = [parsed for _, parsed in parsed_all(records[:: max(1, len(records) // SAMPLE)])]
    actors = [refer_back(parsed, find_actors(parsed)) for parsed in sample]
    times = []
    for _ in range(RUNS):
        spent = 0.0
        for parsed, those in zip(sample, actors, strict=True):
            quotes, title = find_quotes(parsed, those), find_title(parsed, Metadata())
            began = time.process_time()
            summarise(parsed, title, those, quotes, USUAL)
            spent += time.process_time() - began
        times.append(spent)
    return {"documents_per_second": round(len(sample) / median(times))}


def summary_of(parsed: Parsed, words: int):  # type: ignore[no-untyped-def]  # noqa: ANN201  (as `summarise`)
    actors = refer_back(parsed, find_actors(parsed))
    return summarise(parsed, find_title(parsed, Metadata()), actors, find_quotes(parsed, actors), words)


def parsed_all(records: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Parsed]]:
    texts = (f"{record['title']}\n\n{record['text']}" if record.get("title") else record["text"] for record in records)
    return zip(records, Engine(AnalysisSettings().model).parse(texts), strict=True)


if __name__ == "__main__":
    main()
