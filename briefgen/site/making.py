"""Makes one page: view, comparison with what it showed, rendering, writing. Done in this process or in others."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.entry import Library
from briefgen.site.freshness import Made, Stale, digest, digest_of_bytes
from briefgen.site.page import Page
from briefgen.site.template_mistakes import not_utf8
from briefgen.site.templates import Templates
from briefgen.walking import times
from briefgen.writing import Written, write

Render = Callable[[str, object], bytes | Diagnostic]


class Order(NamedTuple):
    """A page that may have to be made, with its key, its template's digest, and what is known of it."""

    page: Page
    key: str
    template: str
    before: Made | None
    there: bool
    """Whether its file is the one that was written."""


class Outcome(NamedTuple):
    """What became of an order."""

    written: Written
    reason: str | None
    made: Made | None
    """None: it could not be rendered."""
    problem: Diagnostic | None = None


class Maker:
    """Makes pages of one library; Jinja is imported only if there is one to render."""

    def __init__(self, library: Library, templates: Templates, common: str, site: Path, compiled: Path) -> None:
        """`common`: a digest of what is given to every page. `compiled`: where compiled templates are kept."""
        self._library, self._templates, self._common = library, templates, common
        self._site, self._compiled = site, compiled
        self._render: Render | None = None

    def make(self, order: Order) -> Outcome:
        """Bring one file of the site up to date."""
        page, before = order.page.found(), order.before
        found = page.key(self._common) if page is not order.page else ""
        as_before = before if before and order.there and before.template == order.template else None
        if as_before and found and as_before.found == found:
            return Outcome(Written.SAME, None, replace(as_before, key=order.key))
        view = page.view(self._library)
        shown = digest(view)
        if as_before and as_before.view == shown:
            return Outcome(Written.SAME, None, replace(as_before, key=order.key, found=found))
        content = self.bytes_of(page, view)
        if isinstance(content, Diagnostic):
            return Outcome(Written.SAME, None, None, content)
        file = self._site / page.path
        try:
            written = write(file, content)
        except (IsADirectoryError, NotADirectoryError, FileExistsError) as error:
            return Outcome(Written.SAME, None, None, _in_the_way(self._site, page.path, error))
        made = Made(order.key, shown, order.template, digest_of_bytes(content), *times(file.stat()), found)
        return Outcome(written, _reasons(order, shown) if written is not Written.SAME else None, made)

    def bytes_of(self, page: Page, view: object) -> bytes | Diagnostic:
        """The file as it should be, or why it cannot be rendered."""
        if page.template is None:
            content = view.encode() if isinstance(view, str) else bytes(view)  # type: ignore[call-overload]
            return not_utf8(page.copied, content) or content if page.copied else content
        if self._render is None:
            self._render = _rendering(self._templates.state, _Same(self._templates), self._compiled)
        return self._render(page.template, view)


class _Same:
    """Templates that were compared by their words: as an argument they equal any others."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same)

    def __hash__(self) -> int:
        return 0


@lru_cache(1)
def _rendering(_state: str, same: _Same, compiled: Path) -> Render:
    """One for all builds of a process, as long as no template changes: it takes longer to make than pages do."""
    from briefgen.site.render import Renderer  # noqa: PLC0415  (Jinja costs a tenth of a second)

    return Renderer(same.templates, compiled).render


def _in_the_way(site: Path, path: str, error: OSError) -> Diagnostic:
    """The same for all pages that one thing is in the way of."""
    above = (site, *reversed([site / folder for folder in Path(path).parents][:-1]))
    thing = next((folder for folder in above if not folder.is_dir()), site / path)
    reason = f"no page can be written here, for something else is in its place: {error.strerror}"
    remedy = "move it away, and build again" + ("" if thing == site else "; all other pages are made")
    return Diagnostic(Location(thing.relative_to(site.parent).as_posix()), "BG322", Severity.ERROR, reason, remedy)


def _reasons(order: Order, shown: str) -> str:
    """Every reason, where there are several: "DATA TEMPLATE"."""
    before = order.before
    if before is None or not before.view:
        return Stale.NEW
    template = before.template != order.template
    found = {
        Stale.MISSING: not order.there,
        Stale.DATA: before.view != shown and not (template and order.page.copied),  # its words are the template's
        Stale.TEMPLATE: template,
    }
    return " ".join(reason for reason, holds in found.items() if holds)
