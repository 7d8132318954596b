"""What a long piece of work says of itself while it goes on; who listens decides what becomes of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are; the last time with both numbers equal."""


def nobody(_doing: str, _done: int, _total: int) -> None:
    """Nobody listens."""


def told(work: Iterable[T], doing: str, total: int, progress: Progress) -> Iterator[T]:
    """The same things in the same order, telling of each."""
    if total:
        progress(doing, 0, total)
    for done, one in enumerate(work, 1):
        yield one
        progress(doing, done, total)
