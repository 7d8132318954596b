"""Reads a content folder in which nothing changed: `bench_reading.py [NUMBER]` prints the seconds of a reading.

Each briefing has its record, as a build leaves it: 25 sentences, 3 lines of summary, 6 actors, 2 quotes.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench_content import Article, articles

from briefgen.content import read_shelf, update_content
from briefgen.content.record import ENDING
from briefgen.index.memory import open_memory
from briefgen.model.actor import Actor, Kind, Mention
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.parallel import Jobs, usable_cores

_ROUNDS, _MADE = 5, 100


def extraction_of(article: Article) -> Extraction:
    """What an analysis could have found in an article."""
    text = "\n\n".join(article.paragraphs)
    spans, start = [], 0
    for at, letter in enumerate(text):
        if letter == ".":
            spans.append(Span(start, at + 1))
            start = at + 2 + (text[at + 1 : at + 2] == "\n")
    names = article.actors
    return Extraction(
        SourceDocument(f"seeds/{article.slug}.txt", article.slug, "text/plain", text),
        "en",
        Title(article.title),
        tuple(Sentence(number, span, number // 5) for number, span in enumerate(spans, 1)),
        article.date,
        summary=tuple(SummaryLine((span,)) for span in spans[:3]),
        actors=tuple(
            Actor(name, words, Kind(kind), central=True, mentions=(Mention(spans[at]),))
            for at, (name, words, kind) in enumerate(names)
        ),
        quotes=tuple(Quote(f"q{at}", QuoteKind.DIRECT, (spans[at],), speaker=names[at][0], key=True) for at in (1, 2)),
    )


def write_content(folder: Path, number: int) -> None:
    """So many content files with their records: a hundred, and copies of these under other names."""
    made = [extraction_of(one) for one in articles(min(number, _MADE))]
    update_content(folder, made, heads={}, sources={}, key="k")
    files = [file.read_bytes() for file in sorted((folder / "briefings").iterdir())]  # each with its record behind it
    for at in range(len(made), number):
        for ending, content in zip((".md", ENDING), files[2 * (at % _MADE) :], strict=False):
            (folder / f"briefings/copy-{at:05}{ending}").write_bytes(content)


def reading(root: Path, rounds: int = _ROUNDS) -> tuple[float, float]:
    """Seconds of the first reading, and the median of those in which nothing had changed."""
    with open_memory(root / ".briefgen") as memory:
        began = time.perf_counter()
        read_shelf(root / "content", memory, "program", Jobs(usable_cores()))
        first = time.perf_counter() - began
    seconds = []
    for _ in range(rounds):
        with open_memory(root / ".briefgen") as memory:
            began = time.perf_counter()
            read_shelf(root / "content", memory, "program")
            seconds.append(time.perf_counter() - began)
    return first, statistics.median(seconds)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        write_content(Path(folder) / "content", number)
        first, again = reading(Path(folder))
    sys.stdout.write(f"{number} content files: read first in {first:.2f} s, with nothing changed in {again:.3f} s\n")


if __name__ == "__main__":
    main()
