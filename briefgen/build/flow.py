"""The whole flow on one screen: seeds → extractions → content → who is who → site."""

from collections.abc import Iterator, Sequence

from briefgen.analysis.version import analysis_key
from briefgen.build import unchanged
from briefgen.build.analyse import analyse
from briefgen.build.report import BuildReport, counts, from_json
from briefgen.build.who import who_is_who
from briefgen.content import Content, read_content, records, update_content
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.index import appearances_in, open_index, relabel
from briefgen.model.entry import Entry, Library
from briefgen.model.source import SourceDocument
from briefgen.seeds import Seeds, read_seeds
from briefgen.settings import FILE, Project
from briefgen.site import build_site

_BATCH = 32
"""Documents that are analysed before their content is written: an interrupted build loses no more than these."""


def build(project: Project) -> BuildReport:
    """Bring content/ and site/ up to date with seeds/; only what changed is done again."""
    root, model = str(project.root), project.settings.analysis.model
    last = unchanged.last_report(root)
    if last is not None:
        return from_json(last)
    unchanged.forget(root)
    read = dict(unchanged.inputs(root))
    seeds = read_seeds(project)
    stale, missing_model = _stale(project, seeds.documents)
    updated = _update(project, seeds, stale)
    if stale:  # content/ was written by ourselves since
        read["content"] = unchanged.fingerprint(str(project.content))
    content = read_content(project.content)
    library, undecided = _library(project, content.entries)
    site = build_site(library, project, keep=content.broken)
    problems = (
        *(unread.problem for unread in seeds.unread),
        *seeds.problems,
        *missing_model,
        *updated,
        *content.problems,
        *undecided,
        *_sources_gone(content, seeds),
        *site.problems,
    )
    unread = tuple(unread.path for unread in seeds.unread)
    report = BuildReport(problems, unread, len(stale), counts(library), site.counts(), site.reasons)
    unchanged.remember(root, model, read, report.when_repeated())
    return report


def _stale(
    project: Project, documents: Sequence[SourceDocument]
) -> tuple[tuple[SourceDocument, ...], tuple[Diagnostic, ...]]:
    """The documents to analyse: those whose record was made from other words, or by another program, model or setting.

    Where the language model is not installed nothing can be analysed, and the records are kept as they are.
    """
    key = analysis_key(project.settings.analysis)
    known = records(project.content)
    stale = tuple(
        document
        for document in documents
        if (head := known.get(document.path)) is None or not head.is_of(document, key)
    )
    if key is None and stale:
        return (), (_no_model(project.settings.analysis.model, len(stale)),)
    return stale, ()


def _update(project: Project, seeds: Seeds, stale: Sequence[SourceDocument]) -> tuple[Diagnostic, ...]:
    """Analyse the documents and bring content/ up to date with them."""
    key = analysis_key(project.settings.analysis) or ""
    sources = frozenset((*(d.path for d in seeds.documents), *(unread.path for unread in seeds.unread)))
    found: list[Diagnostic] = []
    extractions = analyse(project, stale, summary_words=project.settings.analysis.summary_words)
    for first in range(0, len(stale), _BATCH):
        results = [next(extractions) for _ in stale[first : first + _BATCH]]
        found += [result for result in results if isinstance(result, Diagnostic)]
        fresh = [result for result in results if not isinstance(result, Diagnostic)]
        found += update_content(project.content, fresh, sources=sources, key=key)
    return tuple(found)


def _library(project: Project, entries: Sequence[Entry]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The briefings with ids of actors that mean the same on the whole site."""
    appearances = {entry.briefing.slug: appearances_in(entry.briefing) for entry in entries}
    with open_index(project.memory) as index:
        index.bring_to(appearances)
        who = who_is_who(project, index)
        ids = index.ids()
    labelled = tuple(relabel(entry, ids.get(entry.briefing.slug, {})) for entry in entries)
    return Library(labelled, who.curated, who.moved), who.problems


def _sources_gone(content: Content, seeds: Seeds) -> Iterator[Diagnostic]:
    there = {document.path for document in seeds.documents} | {unread.path for unread in seeds.unread}
    for entry in content.entries:
        source = entry.briefing.source
        if source is not None and source not in there:
            file = f"content/briefings/{entry.briefing.slug}.md"
            yield Diagnostic(
                Location(file),
                "BG211",
                Severity.WARNING,
                f"its source {source} is no longer in seeds/; the briefing is kept as it is",
                f"put the document back, or delete {file} and the record beside it",
            )


def _no_model(model: str, documents: int) -> Diagnostic:
    return Diagnostic(
        Location(FILE),
        "BG212",
        Severity.ERROR,
        f"{documents} new or changed documents are not analysed, since the spaCy model {model!r} is not installed here",
        f"install it (python -m spacy download {model}), or name another under [analysis] model",
    )
