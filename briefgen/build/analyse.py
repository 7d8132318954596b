"""From source documents to extractions; the only place that loads the language model."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.extraction import Extraction
from briefgen.model.source import SourceDocument
from briefgen.seeds import Unread, read_file
from briefgen.settings import Project


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
    project: Project, documents: Iterable[SourceDocument], *, summary_words: int
) -> Iterator[Extraction | Diagnostic]:
    """An extraction of each document, or why there is none; the language model is loaded only if there are any."""
    kept = tuple(documents)
    if not kept:
        return
    from briefgen.analysis.engine import Engine  # noqa: PLC0415  (spaCy costs a second)
    from briefgen.analysis.extract import extract_all  # noqa: PLC0415

    for result in extract_all(Engine(project.settings.analysis.model), kept, summary_words=summary_words):
        yield result if isinstance(result, Extraction) else _our_mistake(result.document.path, result.error)


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
