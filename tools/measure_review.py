"""How well the marks for review find what is wrong: prints one JSON object.

usage: measure_review.py FILE.jsonl

Each line of the file has "text" and "attributions" as in PolNeAR. `marked` is the share of quotes in quotation marks
that need review, `wrong_found` the share of the wrong ones (another source than the annotators', or none) among these.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from learn_quotes import overlaps, source_of

from briefgen.analysis.actors import find_actors
from briefgen.analysis.coreference import refer_back
from briefgen.analysis.engine import Engine
from briefgen.analysis.marks import Quoted, find_quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes import find_quotes
from briefgen.model.quote import Quote, QuoteKind
from briefgen.settings import AnalysisSettings


def main() -> None:
    documents = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    parses = Engine(AnalysisSettings().model).parse(document["text"] for document in documents)
    judged = [one for document, parsed in zip(documents, parses, strict=True) for one in judge(document, parsed)]
    marked = [wrong for needs_review, wrong in judged if needs_review]
    wrong = sum(wrong for _, wrong in judged)
    figures = {
        "quotes": len(judged),
        "wrong": wrong,
        "marked": len(marked) / len(judged),
        "wrong_found": sum(marked) / wrong,
    }
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def judge(document: Mapping[str, Any], parsed: Parsed) -> Iterator[tuple[bool, bool]]:
    """For all words in quotation marks that were given to a source: do they need review, and are they wrong?"""
    quotes = find_quotes(parsed, refer_back(parsed, find_actors(parsed)))
    for one in find_quoted(parsed):
        quote = narrowest(quotes, one)
        if quote is not None and quote.source is not None:
            yield quote.needs_review, not overlaps(quote.source, source_of(document["attributions"], one) or [])


def narrowest(quotes: tuple[Quote, ...], one: Quoted) -> Quote | None:
    """The direct or mixed quote with the fewest words that holds these."""
    holding = [
        quote
        for quote in quotes
        if quote.kind is not QuoteKind.INDIRECT and any(span.covers(one.inner) for span in quote.content)
    ]
    return min(holding, key=lambda quote: sum(map(len, quote.content)), default=None)


if __name__ == "__main__":
    main()
