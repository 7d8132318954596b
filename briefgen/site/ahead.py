"""Pages as they are to be, made one by one as somebody asks for them, whatever their files say."""

from collections.abc import Container, Sequence

from briefgen.model.card import Card
from briefgen.model.entry import Library
from briefgen.site.making import Maker
from briefgen.site.plan import Plan


class Ahead:
    """What a site will show once it is written; may be asked from any thread."""

    def __init__(self, plan: Plan, maker: Maker, stale: Container[str] | None) -> None:
        """`stale`: paths of the pages whose files may be wrong; None: any may."""
        self._plan, self._maker, self._stale = plan, maker, stale

    def __call__(self, path: str) -> bytes | None:
        """The page; None where its file stays as it is, or the site has no such page."""
        if self._stale is not None and path not in self._stale:
            return None
        page = self._plan.at(path)
        content = self._maker.bytes_of(page, page.view(self._plan.library)) if page else None
        return content if isinstance(content, bytes) else None

    def after(self, library: Library, saved: Sequence[Card]) -> "Ahead":
        """The same after these briefings were saved in such a way that all others keep their place beside them."""
        return Ahead(self._plan.after(library, saved), self._maker, None)
