"""Actors across all briefings, for the command that lists them and lets people decide who is who."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from briefgen.build import unchanged
from briefgen.build.library import library_of
from briefgen.content import Shelf, read_shelf
from briefgen.content.curated import read_curated
from briefgen.content.judgements import FILE, read_judgements, with_judgement, without_judgements
from briefgen.diagnostics import Diagnostic
from briefgen.index import Index, open_index
from briefgen.index.memory import open_memory
from briefgen.index.store import Moved
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor, Judgement, Verdict
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site.routes import Routes, plan_routes
from briefgen.writing import write


@dataclass(frozen=True, slots=True)
class Register:
    """All actors of a project, as its content and the decisions of people have them now."""

    project: Project
    index: Index
    shelf: Shelf
    """The briefings with the ids of the documents themselves."""
    library: Library
    routes: Routes
    curated: tuple[CuratedActor, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Diagnostic, ...]

    def counted(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """In how many briefings each actor is, and how many quotes each has."""
        briefings: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        for card in self.library.cards:
            for actor in card.actors:
                briefings[actor.id] += 1
                quotes[actor.id] += actor.quotes
        return briefings, quotes

    def kinds(self) -> Mapping[str, str]:
        """The kind of each actor."""
        found = {actor.id: actor.kind for card in self.library.cards for actor in card.actors}
        return found | {slug: str(one.kind) for slug, one in self.library.curated.items() if slug in found}

    def briefings_of(self, actor: str) -> tuple[Entry, ...]:
        """Where an actor of the site is, with the ids of the site."""
        return tuple(self.library.entry(slug) for slug in sorted(self._slugs(actor)))

    def own_quotes(self, slug: str, actor: str) -> tuple[str, ...]:
        """The ids of what an actor said in a briefing; the actor's id is that of the briefing."""
        quotes = self.shelf[self.library.places[slug]].briefing.quotes
        return tuple(quote.id for quote in quotes if quote.speaker == actor)

    def doubts(self, first: str, second: str) -> Iterator[str]:
        """What speaks against two actors being one."""
        kinds = self.kinds()
        one, other = kinds.get(first), kinds.get(second)
        if one and other and one != other:
            yield f"{first} is {_A[one]} and {second} {_A[other]}"
        if both := sorted(self._slugs(first) & self._slugs(second)):
            more = f" and {len(both) - 1} more" if len(both) > 1 else ""
            yield f"{both[0]}{more} names both, as two"

    def _slugs(self, actor: str) -> set[str]:
        return {card.slug for card in self.library.cards if any(one.id == actor for one in card.actors)}


_A: Mapping[str, str] = {
    Kind.PERSON: "a person",
    Kind.ORGANISATION: "an organisation",
    Kind.COUNTRY: "a country",
    Kind.PLACE: "a place",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Judgements to write or to take out, and what of the site that would move."""

    add: tuple[Judgement, ...]
    drop: tuple[Judgement, ...]
    moves: tuple[tuple[Moved, tuple[str, ...]], ...]
    """Each with the ids of the quotes that move with the actor."""
    doubts: tuple[str, ...]
    """What speaks against it; for a person to weigh."""
    problems: tuple[Diagnostic, ...]
    """What would be wrong that is not wrong now."""

    @property
    def quotes(self) -> int:
        return sum(len(quotes) for _, quotes in self.moves)


@contextmanager
def open_register(project: Project) -> Iterator[Register]:
    """The actors as they are now. What the next build needs to know is left as a build leaves it, in .briefgen/."""
    curated, _ = read_curated(project.content)
    judgements, _ = read_judgements(project.content)
    with open_memory(project.memory) as memory:
        shelf = read_shelf(project.content, memory, unchanged.program())
        library, problems, _ = library_of(project, shelf, memory)
        with open_index(project.memory) as index:
            routes = plan_routes(library)
            yield Register(project, index, shelf, library, routes, curated, judgements, (*shelf.problems, *problems))


def plan(register: Register, *, add: Sequence[Judgement] = (), drop: Sequence[Judgement] = ()) -> Change:
    """What would come of more judgements, or of fewer; nothing is written."""
    line = max((one.end for one in register.judgements), default=2) + 1
    written = [replace(one, line=line + 4 * at, end=line + 4 * at + 3) for at, one in enumerate(add)]
    wanted = [*(one for one in register.judgements if one not in drop), *written]
    moves, problems = register.index.would_move(wanted, register.curated)
    known = {(one.code, one.message) for one in register.problems}
    fresh = tuple(one for one in problems if (one.code, one.message) not in known)
    return Change(
        tuple(add),
        tuple(drop),
        tuple((move, register.own_quotes(move.slug, move.actor)) for move in moves),
        tuple(_doubts(register, add)),
        fresh if wanted else (),
    )


def _doubts(register: Register, add: Iterable[Judgement]) -> Iterator[str]:
    for one in add:
        first, second = (register.index.site_id(name) or name for name in (one.first, one.second))
        if one.verdict is Verdict.SAME:
            yield from register.doubts(first, second)


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
