"""Long lists are cut into sheets, so that what is added makes few of them anew.

Sheets are cut from the oldest end and keep their numbers: a new entry changes the newest sheet alone, which holds what
does not fill one yet, and is the page that the list is known by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

SIZE = 50
"""Entries of a sheet; the newest one has fewer than twice as many."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """A part of a list, and the paths of its page and of those beside it."""

    path: str
    entries: Sequence[T]
    """The newest first."""
    newer: str | None = None
    older: str | None = None

    @property
    def beside(self) -> tuple[str, str]:
        """The pages with newer and with older entries; empty where there are none."""
        return self.newer or "", self.older or ""

    @property
    def alone(self) -> bool:
        return not (self.newer or self.older)


def sheets(entries: Sequence[T], page: str, size: int = SIZE) -> Iterator[Sheet[T]]:
    """The newest first; entries are in that order, too."""
    full = max(0, len(entries) // size - 1)
    paths = [page, *(f"{page.removesuffix('.html')}/{number}.html" for number in range(full, 0, -1))]
    newest = len(entries) - full * size
    for place, path in enumerate(paths):
        first = newest + (place - 1) * size if place else 0
        newer = paths[place - 1] if place else None
        older = paths[place + 1] if place + 1 < len(paths) else None
        yield Sheet(path, entries[first : newest + place * size], newer, older)
