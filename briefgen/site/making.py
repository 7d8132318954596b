"""Makes one page: view, comparison with what it showed, rendering, writing. Done in this process or in others."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.diagnostics import Diagnostic
from briefgen.model.entry import Library
from briefgen.site.freshness import Made, Stale, digest, digest_of_bytes
from briefgen.site.page import Page
from briefgen.site.templates import Templates
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
        written = write(file, content)
        stat = file.stat()
        made = Made(order.key, shown, order.template, digest_of_bytes(content), stat.st_size, stat.st_mtime_ns, found)
        return Outcome(written, _reason(order, shown) if written is not Written.SAME else None, made)

    def bytes_of(self, page: Page, view: object) -> bytes | Diagnostic:
        """The file as it should be, or why it cannot be rendered."""
        if page.template is None:
            return view.encode() if isinstance(view, str) else bytes(view)  # type: ignore[call-overload]
        if self._render is None:
            self._render = _rendering(self._templates.state(), _Same(self._templates), self._compiled)
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


def _reason(order: Order, shown: str) -> Stale:
    if order.before is None:
        return Stale.NEW
    if not order.there:
        return Stale.MISSING
    return Stale.DATA if order.before.view != shown else Stale.TEMPLATE
