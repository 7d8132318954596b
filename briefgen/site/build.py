"""Makes the site: plan, compare, render what differs, write, remove what is no longer planned."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.index.memory import Memory, open_memory
from briefgen.model.card import digest_of
from briefgen.model.entry import Library
from briefgen.parallel import ONE, Jobs
from briefgen.progress import told
from briefgen.settings import Project
from briefgen.site.ahead import Ahead
from briefgen.site.assets import assets
from briefgen.site.freshness import BEGUN, Made, Stale, Stats, is_there, remember, remembered, stats_below
from briefgen.site.language import Language
from briefgen.site.left_behind import left_behind
from briefgen.site.making import Maker, Order, Outcome
from briefgen.site.page import Page
from briefgen.site.plan import Plan
from briefgen.site.routes import briefing_path, data_path
from briefgen.site.templates import Templates
from briefgen.walking import Times

_CHUNK = 50
_BATCH = 1000
"""Pages after which what was made is remembered: a killed build does no more than these again."""


Announce = Callable[[Callable[[str], bytes | None]], None]


@dataclass(slots=True)
class SiteReport:
    """What became of each file, as paths relative to site/."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why a page was made again: NEW, DATA, TEMPLATE, MISSING, REMOVED."""
    left: dict[str, Times] = field(default_factory=dict)
    """The size and times of each file as the build left it."""
    problems: tuple[Diagnostic, ...] = ()

    def counts(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("created", "changed", "same", "removed")}


@dataclass(frozen=True, slots=True)
class Means:
    """What a build of the site works with."""

    memory: Memory | None = None
    """None: the project's, opened for this build alone."""
    program: str = ""
    """A digest of this program: another version may make another page of the same briefing."""
    jobs: Jobs = ONE
    announce: Announce | None = None
    """Is given what makes any page that is about to change, before they are made one after the other."""
    between: Callable[[], None] | None = None
    """Is called between pages: somebody may wait for something."""


ALONE = Means()


def build_site(library: Library, project: Project, *, keep: Iterable[str] = (), means: Means = ALONE) -> SiteReport:
    """Bring site/ up to date with the library. `keep`: slugs of briefings whose last good pages stay as they are."""
    with nullcontext(means.memory) if means.memory else open_memory(project.memory) as memory:
        return _Build(library, project, memory, means).run(keep)


class _Build:
    """One build of a site."""

    def __init__(self, library: Library, project: Project, memory: Memory, means: Means) -> None:
        self._library, self._project, self._memory, self._means = library, project, memory, means
        self._language = Language(project.settings.site.language, [project.templates / "locale"])
        self._templates = Templates(project.templates, self._language, means.program)
        self._plan = Plan(library, project.settings.site, self._language)
        self._common = digest_of(means.program, repr(project.settings.site), self._language.digest)
        self._maker = self._new_maker()
        self._before = remembered(memory)
        self._report = SiteReport()

    def run(self, keep: Iterable[str]) -> SiteReport:
        pages = (*self._plan.pages(), *assets(self._templates, self._project))
        planned = {page.path for page in pages}
        stats = stats_below(self._project.site)
        self._sweep(stats, self._before.keys() | planned)
        orders = self._orders(pages, stats)
        kept = {path for slug in keep for path in (briefing_path(slug), data_path(briefing_path(slug)))}
        left = set[str]() if self._before else self._left_behind(stats, planned | kept)
        new = {order.page.path: BEGUN for order in orders if order.before is None}
        remember(self._memory, new)
        if self._means.announce is not None:
            self._means.announce(Ahead(self._plan, self._maker, {order.page.path for order in orders}))
        self._make(orders)
        self._remove((self._before.keys() | left) - planned - kept)
        return self._report

    def _left_behind(self, stats: Stats, planned: set[str]) -> set[str]:
        folders = {path.partition("/")[0] for path in planned if "/" in path}
        ours, unknown = left_behind(self._project.site, stats, planned, folders)
        self._report.problems += () if unknown is None else (unknown,)
        return ours

    def _sweep(self, stats: Stats, ours: Container[str]) -> None:
        """Remove the half-written files of a build that was killed."""
        for path in stats:
            folder, _, name = path.rpartition("/")
            page = name.removeprefix(".").removesuffix(".tmp")
            if name == f".{page}.tmp" and (f"{folder}/{page}" if folder else page) in ours:
                (self._project.site / path).unlink(missing_ok=True)

    def _new_maker(self) -> Maker:
        program = digest_of(self._means.program, self._language.digest)
        compiled = self._project.memory / "templates" / program[:12]
        return Maker(self._library, self._templates, self._common, self._project.site, compiled)

    def _orders(self, pages: Sequence[Page], stats: Stats) -> list[Order]:
        """The pages that may differ from their files; all others are the same."""
        orders, touched, site = [], dict[str, Made](), self._project.site
        for page in pages:
            before, key = self._before.get(page.path), page.key(self._common)
            shape = page.template or page.copied
            template = self._templates.digest(shape) if shape else ""
            there = before and is_there(before, site, page.path, stats.get(page.path))
            if there and there.key == key and there.template == template:
                self._report.same.append(page.path)
                self._report.left[page.path] = there.times
                if there is not before:
                    touched[page.path] = there
            else:
                orders.append(Order(page, key, template, there or before, there is not None))
        remember(self._memory, touched)
        return orders

    def _make(self, orders: Sequence[Order]) -> None:
        problems: dict[Diagnostic, None] = {}
        fresh: dict[str, Made] = {}
        outcomes = told(self._outcomes(orders), "Making pages", len(orders), self._means.jobs.progress)
        for order, outcome in zip(orders, outcomes, strict=True):
            path = order.page.path
            if self._means.between is not None:
                self._means.between()
            if outcome.problem is not None:
                problems[outcome.problem] = None
                continue
            getattr(self._report, outcome.written).append(path)
            if outcome.reason is not None:
                self._report.reasons[path] = outcome.reason
            if outcome.made is not None:
                fresh[path] = outcome.made
                self._report.left[path] = outcome.made.times
            if len(fresh) >= _BATCH:
                remember(self._memory, fresh)
                fresh = {}
        remember(self._memory, fresh)
        self._report.problems += tuple(problems)

    def _outcomes(self, orders: Sequence[Order]) -> Iterator[Outcome]:
        """In the order of the orders. Processes have the orders since they were forked, and are given only numbers."""
        global _at_work  # noqa: PLW0603  (what a forked process knows of its parent)
        _at_work = (orders, self._maker)
        yield from self._means.jobs.map(_make_one, range(len(orders)), chunk=_CHUNK)
        _at_work = None

    def _remove(self, paths: Iterable[str]) -> None:
        """Only files that were written by an earlier build; others in the folder are somebody's."""
        gone = sorted(paths)
        for path in gone:
            file = self._project.site / path
            with suppress(NotADirectoryError):  # something else has taken the place of its folder
                file.unlink(missing_ok=True)
            self._report.removed.append(path)
            self._report.reasons[path] = Stale.REMOVED
            for folder in _below(file.parent, self._project.site):
                if any(folder.iterdir()):
                    break
                folder.rmdir()
        remember(self._memory, {}, tuple(gone))


_at_work: tuple[Sequence[Order], Maker] | None = None


def _make_one(number: int) -> Outcome:
    assert _at_work is not None  # noqa: S101  (it is set before any work is given out)
    orders, maker = _at_work
    return maker.make(orders[number])


def _below(folder: Path, site: Path) -> Iterator[Path]:
    while folder != site and folder.is_dir():
        yield folder
        folder = folder.parent
