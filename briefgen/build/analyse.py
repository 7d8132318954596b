"""From source documents to extractions; the only place that loads the language model."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.diagnostics import Diagnostic
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
        else:
            yield next(extractions), problems


def analyse(project: Project, documents: Iterable[SourceDocument], *, summary_words: int) -> Iterator[Extraction]:
    """Extractions in the order of the documents; the language model is loaded only if there are any."""
    kept = tuple(documents)
    if not kept:
        return
    from briefgen.analysis.engine import Engine  # noqa: PLC0415  (spaCy costs a second)
    from briefgen.analysis.extract import extract_all  # noqa: PLC0415

    yield from extract_all(Engine(project.settings.analysis.model), kept, summary_words=summary_words)
