"""From source documents to extractions; the only place that loads the language model."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.extraction import Extraction
from briefgen.model.source import SourceDocument
from briefgen.parallel import ONE, Jobs
from briefgen.seeds import Unread, read_file
from briefgen.settings import Project

if TYPE_CHECKING:
    from briefgen.analysis.engine import Engine

_PIECE = 16
"""Documents that are handed to a process at once: as many as the language model takes at once."""


def extract_files(
    project: Project, files: Sequence[Path], *, summary_words: int | None = None
) -> Iterator[tuple[Extraction | None, tuple[Diagnostic, ...]]]:
    """Each file's extraction, or None where it cannot be read, with the findings; in the order given."""
    settings = project.settings.analysis
    results = [read_file(path, path.as_posix(), limit=settings.max_characters) for path in files]
    readable = [document for document, _ in results if isinstance(document, SourceDocument)]
    extractions = analyse(project, readable, summary_words=summary_words or settings.summary_words)
    for document, problems in results:
        if isinstance(document, Unread):
            yield None, (*problems, document.problem)
            continue
        result = next(extractions)
        if isinstance(result, Extraction):
            yield result, problems
        else:
            yield None, (*problems, result)


def analyse(
    project: Project, documents: Iterable[SourceDocument], *, summary_words: int, jobs: Jobs = ONE
) -> Iterator[Extraction | Diagnostic]:
    """An extraction of each document, or why there is none; the language model is loaded only if there are any."""
    kept = tuple(documents)
    pieces = [
        (project.settings.analysis.model, summary_words, kept[at : at + _PIECE]) for at in range(0, len(kept), _PIECE)
    ]
    for results in jobs.map(_analyse, pieces, chunk=1):
        yield from results


def _analyse(piece: tuple[str, int, Sequence[SourceDocument]]) -> list[Extraction | Diagnostic]:
    from briefgen.analysis.extract import extract_all  # noqa: PLC0415  (spaCy costs a second)

    model, summary_words, documents = piece
    return [
        result if isinstance(result, Extraction) else _our_mistake(result.document.path, result.error)
        for result in extract_all(_engine(model), documents, summary_words=summary_words)
    ]


@lru_cache(1)
def _engine(model: str) -> "Engine":
    """One language model a process, for as long as it lives."""
    from briefgen.analysis.engine import Engine  # noqa: PLC0415

    return Engine(model)


def _our_mistake(path: str, error: Exception) -> Diagnostic:
    trace = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({trace.name}, line {trace.lineno})"
    return Diagnostic(
        Location(path),
        "BG213",
        Severity.ERROR,
        f"the analysis failed, by a mistake of briefgen: {what}",
        "the other documents are built; please report this with the sentence that causes it",
    )
