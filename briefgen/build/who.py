"""Who is who by decision of people: read from content/actors/, applied in the index, and ready for the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.content.curated import read_curated
from briefgen.content.judgements import read_judgements
from briefgen.diagnostics import Diagnostic
from briefgen.index import Index, appearances_in, open_index
from briefgen.model.briefing import ActorItem
from briefgen.model.curated import CuratedActor
from briefgen.model.entry import Entry
from briefgen.settings import Project
from briefgen.site.routes import actor_path


@dataclass(frozen=True, slots=True)
class Who:
    """What people decided, and what came of it."""

    curated: Mapping[str, CuratedActor]
    moved: Mapping[str, str]
    """Path of an actor's page that there was → where its readers now find the same."""
    touched: frozenset[str]
    """Briefings whose ids on the site may be others than before."""
    problems: tuple[Diagnostic, ...]


def who_is_who(project: Project, index: Index) -> Who:
    """Apply judgements and curated actors to an index that is up to date with the briefings."""
    curated, faults = read_curated(project.content)
    judgements, mistakes = read_judgements(project.content)
    decided = index.decide(judgements, curated)
    described = {one.slug: one for one in curated}
    moved = {f"actors/{old}.html": _page(new, described, index) for old, new in decided.moved.items()}
    return Who(described, moved, decided.touched, (*faults, *mistakes, *decided.problems))


def check_who(project: Project, entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """What is wrong with judgements and curated actors; nothing is written."""
    with open_index(None) as index:
        index.update({entry.briefing.slug: appearances_in(entry.briefing) for entry in entries})
        return who_is_who(project, index).problems


def _page(site_id: str, curated: Mapping[str, CuratedActor], index: Index) -> str:
    if one := curated.get(site_id):
        return actor_path(ActorItem(site_id, one.name, one.kind, one.country))
    found = index.appearances_of(site_id)
    return actor_path(ActorItem(site_id, found[0].name, found[0].kind, found[0].country))
