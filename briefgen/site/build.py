"""Makes the site: plan, compare, render what differs, write, remove what is no longer planned."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site.assets import assets
from briefgen.site.freshness import Made, Stale, as_memory, digest, read_memory, why_stale
from briefgen.site.language import Language
from briefgen.site.plan import Page, plan_pages
from briefgen.site.routes import briefing_path, data_path
from briefgen.site.templates import Templates
from briefgen.writing import Written, write

_MEMORY = "site.json"

Render = Callable[[str, object], bytes | Diagnostic]


@dataclass(slots=True)
class SiteReport:
    """What became of each file, as paths relative to site/."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why a page was made again: NEW, DATA, TEMPLATE, MISSING, REMOVED."""
    problems: tuple[Diagnostic, ...] = ()

    def counts(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("created", "changed", "same", "removed")}


def build_site(library: Library, project: Project, *, keep: Iterable[str] = ()) -> SiteReport:
    """Bring site/ up to date with the library. `keep`: slugs of briefings whose last good pages stay as they are."""
    language = Language(project.settings.site.language, [project.templates / "locale"])
    templates = Templates(project.templates, language)
    memory = project.memory / _MEMORY
    before = read_memory(memory)
    report, made, render = SiteReport(), dict[str, Made](), _Lazily(templates)
    problems: dict[Diagnostic, None] = {}
    for page in (*plan_pages(library, project.settings.site, language), *assets(templates, project)):
        file = project.site / page.path
        view, template = digest(page.view), templates.digest(page.template) if page.template else ""
        reason = why_stale(view, template, before.get(page.path), file)
        if reason is None:
            made[page.path] = before[page.path]
            report.same.append(page.path)
            continue
        content = render(page)
        if isinstance(content, Diagnostic):
            problems[content] = None
            made |= {page.path: before[page.path]} if page.path in before else {}
            continue
        outcome = write(file, content)
        getattr(report, outcome).append(page.path)
        if outcome is not Written.SAME:
            report.reasons[page.path] = reason
        stat = file.stat()
        made[page.path] = Made(view, template, stat.st_size, stat.st_mtime_ns)
    kept = {path for slug in keep for path in (briefing_path(slug), data_path(briefing_path(slug)))}
    made |= {path: before[path] for path in kept if path in before}
    _remove(project.site, set(before) - set(made), report)
    write(memory, as_memory(made))
    report.problems = tuple(problems)
    return report


class _Lazily:
    """Renders a page; Jinja is imported only if there is one to render."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._render: Render | None = None

    def __call__(self, page: Page) -> bytes | Diagnostic:
        if page.template is None:
            return page.view.encode() if isinstance(page.view, str) else bytes(page.view)  # type: ignore[call-overload]
        if self._render is None:
            from briefgen.site.render import Renderer  # noqa: PLC0415  (Jinja costs a tenth of a second)

            self._render = Renderer(self._templates).render
        return self._render(page.template, page.view)


def _remove(site: Path, paths: Iterable[str], report: SiteReport) -> None:
    """Only files that were written by an earlier build; others in the folder are somebody's."""
    for path in sorted(paths):
        file = site / path
        file.unlink(missing_ok=True)
        report.removed.append(path)
        report.reasons[path] = Stale.REMOVED
        for folder in _below(file.parent, site):
            if any(folder.iterdir()):
                break
            folder.rmdir()


def _below(folder: Path, site: Path) -> Iterator[Path]:
    while folder != site and folder.is_dir():
        yield folder
        folder = folder.parent
