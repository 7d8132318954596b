"""A page before it is made: what it is made from, and how. The same given makes the same page.

A page's function sees nothing but what is given to it, so a digest of that says whether the page can have changed, and
thousands of pages are compared without making one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from briefgen.model.card import Card, digest_of
from briefgen.model.entry import Entry, Library


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: rendered with a template, or, without one, made of the view's own text or bytes."""

    path: str
    template: str | None
    make: Callable[..., object]
    """Makes the view, all that the page shows; called with what is given."""
    given: tuple[Any, ...] = ()
    """Plain values, and cards: where a card is given, `make` gets the briefing itself. What has a `given` of its own,
    such as a context, is taken for that."""
    copied: str = ""
    """The file of the theme of which it has the words, where it is not rendered."""

    def key(self, common: str) -> str:
        """Pages with the same key are the same; `common` is a digest of what is given to every page."""
        return digest_of(common, self.path, self.template or "", *map(_digest, self.given))

    def found(self) -> "Page":
        """The same page, with what had to be found out for it; its key then covers no more than it is made from."""
        if not any(isinstance(one, Later) for one in self.given):
            return self
        given = tuple(one.find() if isinstance(one, Later) else one for one in self.given)
        return Page(self.path, self.template, self.make, given, self.copied)

    def view(self, library: Library) -> object:
        return self.make(*(_opened(one, library) for one in self.given))


@dataclass(frozen=True, slots=True)
class Closed:
    """A plain value that is handed on as it is, cards in it as well."""

    value: Any

    @property
    def given(self) -> str:
        return repr(self.value)

    def opened(self, _library: Library) -> Any:  # noqa: ANN401  (see `Page.given`)
        return self.value


@dataclass(frozen=True, slots=True)
class Rows:
    """Briefings of which a page shows only what their cards say: `make` gets the cards, and nothing is opened."""

    cards: Sequence[Card]
    whole: bool = False
    """Whether it may show all of a card, and not just what lists show."""

    @property
    def given(self) -> str:
        return ",".join([card.digest for card in self.cards] if self.whole else [card.row for card in self.cards])

    def opened(self, _library: Library) -> tuple[Card, ...]:
        return tuple(self.cards)


@dataclass(frozen=True, slots=True)
class Saying:
    """Those of some briefings that say more of an actor than their cards do; given beside the whole cards of all."""

    actor: str
    cards: Sequence[Card]
    given: ClassVar[str] = ""

    def opened(self, library: Library) -> tuple[Entry, ...]:
        return tuple(library.entry(card.slug) for card in self.cards if card.says_of(self.actor))


@dataclass(frozen=True, slots=True)
class Later:
    """What is found out only when the page is made; `given` covers all that the answer can depend on."""

    given: str
    find: Callable[[], Any]

    def opened(self, library: Library) -> Any:  # noqa: ANN401  (see `Page.given`)
        return _opened(self.find(), library)


def _digest(given: Any) -> str:  # noqa: ANN401  (see `Page.given`)
    if isinstance(given, str):
        return given
    if isinstance(given, Card):
        return given.digest
    if type(given) in (tuple, list):
        return f"({','.join(map(_digest, given))})"
    own = getattr(given, "given", None)
    return repr(given) if own is None else str(own)


def _opened(given: Any, library: Library) -> Any:  # noqa: ANN401
    if isinstance(given, Card):
        return library.entry(given.slug)
    if isinstance(given, (Rows, Saying, Later, Closed)):
        return given.opened(library)
    if type(given) in (tuple, list):
        return tuple(_opened(one, library) for one in given)
    return given
