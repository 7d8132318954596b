"""The whole flow on one screen: seeds → extractions → content → who is who → site."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial

from briefgen.analysis.version import analysis_key
from briefgen.build import unchanged
from briefgen.build.alone import alone
from briefgen.build.analyse import analyse
from briefgen.build.library import library_of
from briefgen.build.report import BuildReport, counts, from_json
from briefgen.build.standing import Standing
from briefgen.content import (
    Head,
    Shelf,
    follow_sources,
    put_right,
    read_heads,
    read_shelf,
    remember_reviews,
    strays,
    update_content,
    where_commits_are,
    without_document,
)
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.index.memory import open_memory
from briefgen.model.briefing import Review
from briefgen.model.card import Card
from briefgen.model.entry import Library
from briefgen.model.source import SourceDocument
from briefgen.parallel import ONE, Jobs
from briefgen.progress import told
from briefgen.seeds import Seeds, read_seeds
from briefgen.settings import FILE, Project
from briefgen.site import Ahead, Announce, Means, build_site

_BATCH = 32
"""Documents that are analysed before their content is written: an interrupted build loses no more than these."""


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody who looks at the site while it is built."""

    standing: Standing
    """What is kept from one build to the next."""
    announce: Announce
    """Is given what makes any page that is about to change, before they are made one after the other."""
    between: Callable[[], None]
    """Is called between pages."""


def _silent(_line: str) -> None:
    """Nobody is told."""


def build(
    project: Project, jobs: Jobs = ONE, onlooker: Onlooker | None = None, busy: Callable[[str], None] = _silent
) -> BuildReport:
    """Bring content/ and site/ up to date with seeds/; only what changed is done again.

    It waits for another build of the project; `busy` is then told so.
    """
    last = _nothing_to_do(str(project.root), onlooker)
    if last is not None:
        return last
    with alone(project.memory, busy) as waited:
        last = _nothing_to_do(str(project.root), onlooker) if waited else None
        return last or _build(project, jobs, onlooker)


def _build(project: Project, jobs: Jobs, onlooker: Onlooker | None) -> BuildReport:
    root, model = str(project.root), project.settings.analysis.model
    unchanged.forget(root)
    put_right(project.content)
    read = dict(unchanged.inputs(root, project.named()))
    commits = {place: unchanged.fingerprint(place) for place in where_commits_are(project.content)}
    seeds = read_seeds(project)
    with nullcontext(onlooker.standing.memory) if onlooker else open_memory(project.memory) as memory:
        program = unchanged.program()
        shelf = read_shelf(project.content, memory, program, jobs)
        stale, missing_model = _stale(project, seeds.documents, shelf)
        updated = _update(project, seeds, stale, shelf, jobs)
        if stale:  # content/ was written by ourselves since
            read["content"] = unchanged.fingerprint(str(project.content))
            shelf = read_shelf(project.content, memory, program, jobs)
        followed = follow_sources(project.content, shelf.cards, shelf.heads, _sources(seeds))
        if remember_reviews(project.content, shelf.forgotten) or followed:
            read["content"] = unchanged.fingerprint(str(project.content))
            shelf = read_shelf(project.content, memory, program, jobs)
        library, undecided, kept = library_of(project, shelf, memory, keep=True)
        if kept:
            read[unchanged.ADDRESSES] = unchanged.fingerprint(str(project.root / unchanged.ADDRESSES))
        means = _watched(Means(memory, program, jobs), onlooker, shelf, library)
        site = build_site(library, project, keep=shelf.broken, means=means)
    problems = (
        *(unread.problem for unread in seeds.unread),
        *seeds.problems,
        *missing_model,
        *updated,
        *strays(project.content),
        *shelf.problems,
        *undecided,
        *_sources_gone(shelf, seeds),
        *site.problems,
    )
    unread = tuple(unread.path for unread in seeds.unread)
    report = BuildReport(problems, unread, len(stale), counts(library.cards), site.counts(), site.reasons)
    # where git was asked, another commit can change pages, and no input
    unchanged.remember(root, model, read, report.when_repeated(), left=site.left, asked=commits if shelf.asks else {})
    if onlooker:
        onlooker.standing.built = unchanged.last_build(root)
    return report


def _watched(means: Means, onlooker: Onlooker | None, shelf: Shelf, library: Library) -> Means:
    """The means of a build that somebody looks on at."""
    if onlooker is None:
        return means
    announce = partial(_shown, onlooker, shelf, library, means.program)
    return replace(means, announce=announce, between=onlooker.between)


def _nothing_to_do(root: str, onlooker: Onlooker | None) -> BuildReport | None:
    """What there is to report where nothing changed; who looks on and does not know the site as the last build, perhaps
    another's, has left it needs to know it all the same, and is told that all files are right before it is looked at.
    """
    last, built = unchanged.last_report(root), unchanged.last_build(root) if onlooker else ""
    if onlooker:
        onlooker.standing.begin(built)
    if last is None or onlooker is None or onlooker.standing.built == built:
        return None if last is None else from_json(last)
    onlooker.announce(_as_it_is)
    return None


def _as_it_is(_path: str) -> None:
    """No page is made: every file is right."""


def _shown(onlooker: Onlooker, shelf: Shelf, library: Library, program: str, ahead: Ahead) -> None:
    onlooker.standing.take(shelf, library, ahead, program)
    onlooker.announce(ahead)


def _stale(
    project: Project, documents: Sequence[SourceDocument], shelf: Shelf
) -> tuple[tuple[SourceDocument, ...], tuple[Diagnostic, ...]]:
    """The documents to analyse: those whose record was made from other words, or by another program, model or setting.

    Where the language model is not installed nothing can be analysed, and the records are kept as they are.
    """
    if not documents:
        return (), ()
    key = analysis_key(project.settings.analysis)
    known: dict[str, list[Head]] = {}
    for head in shelf.heads.values():
        known.setdefault(head.path, []).append(head)
    stale = tuple(
        document
        for document in documents
        if not any(head.is_of(document, key) for head in known.get(document.path, ()))
    )
    if key is None and stale:
        return (), (_no_model(project.settings.analysis.model, len(stale)),)
    return stale, ()


def _update(
    project: Project, seeds: Seeds, stale: Sequence[SourceDocument], shelf: Shelf, jobs: Jobs
) -> tuple[Diagnostic, ...]:
    """Analyse the documents and bring content/ up to date with them."""
    if not stale:
        return ()
    key = analysis_key(project.settings.analysis) or ""
    sources = _sources(seeds)
    heads = {**read_heads(project.content, leave_out=shelf.heads), **shelf.heads}
    found: list[Diagnostic] = []
    found_ = analyse(project, stale, summary_words=project.settings.analysis.summary_words, jobs=jobs)
    extractions = told(found_, "Analysing documents", len(stale), jobs.progress)
    for first in range(0, len(stale), _BATCH):
        results = [next(extractions) for _ in stale[first : first + _BATCH]]
        found += [result for result in results if isinstance(result, Diagnostic)]
        fresh = [result for result in results if not isinstance(result, Diagnostic)]
        found += update_content(project.content, fresh, heads=heads, sources=sources, key=key, changed=stale)
    return tuple(found)


def _sources(seeds: Seeds) -> dict[str, str]:
    """The path of each document, and the sha256 of its bytes; nothing for what cannot be read."""
    return {**{unread.path: "" for unread in seeds.unread}, **{d.path: d.sha256 for d in seeds.documents}}


def _sources_gone(shelf: Shelf, seeds: Seeds) -> Iterator[Diagnostic]:
    there = _sources(seeds)
    if not there and any(card.extracted for card in shelf.cards):
        reason = "there are no documents; the briefings of earlier ones stay as they are, and none is withdrawn"
        yield Diagnostic(Location("seeds"), "BG211", Severity.NOTE, reason)
        return
    for card in without_document(shelf.cards, shelf.heads, there):
        if card.source is not None:
            yield _source_gone(card)


def _source_gone(card: Card) -> Diagnostic:
    file = f"content/briefings/{card.slug}.md"
    withdrawn = card.review == Review.WITHDRAWN
    then = "so the briefing is withdrawn; its page stays, and says so" if withdrawn else "its page stays"
    return Diagnostic(
        Location(file),
        "BG211",
        Severity.WARNING,
        f"its source {card.source} is no longer in seeds/, {then}",
        f"put the document back, and the briefing is as it was; or delete {file} and the record beside it",
    )


def _no_model(model: str, documents: int) -> Diagnostic:
    return Diagnostic(
        Location(FILE),
        "BG212",
        Severity.ERROR,
        f"{documents} new or changed documents are not analysed, since the spaCy model {model!r} is not installed here",
        f"install it (python -m spacy download {model}), or name another under [analysis] model",
    )
