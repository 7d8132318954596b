"""Actors across all briefings, for the command that lists them and lets people decide who is who."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from briefgen.build.who import who_is_who
from briefgen.content import read_content
from briefgen.content.curated import read_curated
from briefgen.content.judgements import FILE, read_judgements, with_judgement, without_judgements
from briefgen.diagnostics import Diagnostic
from briefgen.index import Index, appearances_in, open_index, relabel
from briefgen.index.store import Moved
from briefgen.model.briefing import Briefing
from briefgen.model.curated import CuratedActor, Judgement
from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site.routes import Routes, plan_routes
from briefgen.writing import write


@dataclass(frozen=True, slots=True)
class Register:
    """All actors of a project, as its content and the decisions of people have them now."""

    project: Project
    index: Index
    briefings: Mapping[str, Briefing]
    """With the ids of the documents themselves."""
    library: Library
    routes: Routes
    curated: tuple[CuratedActor, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Diagnostic, ...]

    def counted(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """In how many briefings each actor is, and how many quotes each has."""
        briefings: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        for entry in self.library.entries:
            briefings.update(actor.id for actor in entry.briefing.actors)
            quotes.update(quote.speaker for quote in entry.briefing.quotes if quote.speaker)
        return briefings, quotes


@dataclass(frozen=True, slots=True)
class Change:
    """Judgements to write or to take out, and what of the site that would move."""

    add: tuple[Judgement, ...]
    drop: tuple[Judgement, ...]
    moves: tuple[tuple[Moved, tuple[str, ...]], ...]
    """Each with the ids of the quotes that move with the actor."""
    problems: tuple[Diagnostic, ...]
    """What would be wrong that is not wrong now."""

    @property
    def quotes(self) -> int:
        return sum(len(quotes) for _, quotes in self.moves)


@contextmanager
def open_register(project: Project) -> Iterator[Register]:
    """The actors as they are now; only the index is written, which holds nothing that people wrote."""
    content = read_content(project.content)
    curated, _ = read_curated(project.content)
    judgements, _ = read_judgements(project.content)
    briefings = {entry.briefing.slug: entry.briefing for entry in content.entries}
    with open_index(project.memory) as index:
        index.bring_to({slug: appearances_in(briefing) for slug, briefing in briefings.items()})
        who = who_is_who(project, index)
        ids = index.ids()
        labelled = tuple(relabel(entry, ids.get(entry.briefing.slug, {})) for entry in content.entries)
        library = Library(labelled, curated=who.curated, moved=who.moved)
        routes = plan_routes(library)
        yield Register(
            project, index, briefings, library, routes, curated, judgements, (*content.problems, *who.problems)
        )


def plan(register: Register, *, add: Sequence[Judgement] = (), drop: Sequence[Judgement] = ()) -> Change:
    """What would come of more judgements, or of fewer; nothing is written."""
    wanted = [one for one in register.judgements if one not in drop]
    last = max((one.end for one in register.judgements), default=0)
    wanted += add
    moves, problems = register.index.would_move(wanted, register.curated)
    known = {(one.code, one.message) for one in register.problems}
    fresh = tuple(one for one in problems if (one.code, one.message) not in known)
    return Change(
        tuple(add),
        tuple(drop),
        tuple((move, tuple(_quotes_of(register.briefings[move.slug], move.actor))) for move in moves),
        fresh if last or add else (),
    )


def apply(project: Project, change: Change) -> None:
    """Write the file of judgements; where nothing is left in it, it goes."""
    path = project.root / FILE
    if change.drop:
        left = without_judgements(project.content, change.drop)
        if left is None:
            path.unlink()
        else:
            write(path, left)
    for one in change.add:
        write(path, with_judgement(project.content, one))


def _quotes_of(briefing: Briefing, actor: str) -> Iterator[str]:
    return (quote.id for quote in briefing.quotes if quote.speaker == actor)
