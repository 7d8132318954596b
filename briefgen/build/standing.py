"""What a build leaves in memory, so that a saved content file is shown before all that it may change is made again."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefgen.build.library import Labelled
from briefgen.content import Shelf, read_saved
from briefgen.index.memory import Memory
from briefgen.model.card import Card, place_of
from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site import Ahead

_MOST = 20
"""Files that are worth it; of more, a whole build tells sooner."""


class Standing:
    """The site as it is known to be. Every build takes its place anew; in between, briefings are replaced in it."""

    def __init__(self, project: Project, memory: Memory) -> None:
        self.memory = memory
        self._folder = project.content
        self._last: tuple[Shelf, Library, Ahead, str] | None = None
        self.built = ""
        """The build that has found this, by what names it in the memory; other processes build, too."""
        self.overtaken = False
        """Whether the build before the one under way was another process's, which may have changed any page."""

    @property
    def known(self) -> bool:
        return self._last is not None

    def begin(self, last_build: str) -> None:
        """A build begins, after this one."""
        self.overtaken = self.built not in ("", last_build)

    def take(self, shelf: Shelf, library: Library, ahead: Ahead, program: str) -> None:
        """All of it, as the build under way has found it."""
        self._last = shelf, library, ahead, program

    def saved(self, paths: Iterable[Path]) -> tuple[Ahead, frozenset[str]] | None:
        """Every page as it is after these files were saved, and the slugs of the briefings that say something else.

        None where more may have changed than what these briefings themselves say, so that only a build can tell: other
        files, mistakes in one of them, or another place of a briefing among all.
        """
        slugs = {self._slug(path) for path in paths}
        if self._last is None or not slugs or len(slugs) > _MOST:
            return None
        shelf, library, ahead, program = self._last
        cards = {card.slug: card for card in shelf.cards if card.slug in slugs}
        fresh = {slug: found for slug in slugs if slug in cards and (found := read_saved(self._folder, slug, program))}
        if len(fresh) < len(slugs) or any(place_of(found[0]) != place_of(cards[slug]) for slug, found in fresh.items()):
            return None
        shelf = shelf.after(fresh)
        library, own = _after(library, shelf, [card for card, _ in fresh.values()])
        self._last = shelf, library, ahead.after(library, own), program
        return self._last[2], frozenset(slug for slug, found in fresh.items() if found[0] != cards[slug])

    def _slug(self, path: Path) -> str:
        """Of the briefing that a file is about; empty for any other file."""
        name = path.name.removesuffix(".record.json").removesuffix(".md")
        return name if path.parent == self._folder / "briefings" and name != path.name else ""


def _after(library: Library, shelf: Shelf, saved: Iterable[Card]) -> tuple[Library, list[Card]]:
    """The library with these briefings in it, and their cards with the ids of the site."""
    assert isinstance(library.entries, Labelled)  # noqa: S101  (as `library_of` makes it)
    cards = {card.slug: library.entries.card(card) for card in saved}
    all_cards = tuple(cards.get(card.slug, card) for card in library.cards)
    return replace(library, entries=library.entries.after(shelf), cards=all_cards), list(cards.values())
