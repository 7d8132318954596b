"""Ends a build within this process, as a kill would: before one of its file operations."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


class KilledError(BaseException):
    """Ends a build at once, as a kill does: nothing in it stops this."""


KILL_AT: list[int] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Counts what is opened to be written and what is renamed, while somebody waits for it."""
    if KILL_AT and (event == "os.rename" or (event == "open" and "w" in str(arguments[1]))):
        KILL_AT[0] -= 1
        if KILL_AT[0] < 0:
            KILL_AT.clear()
            raise KilledError


@cache
def watched() -> None:
    """There is no way to take such a hook away, so it is put there once."""
    sys.addaudithook(watch)


@contextmanager
def killed_before(operation: int) -> Iterator[None]:
    watched()
    KILL_AT.append(operation)
    try:
        yield
    finally:
        KILL_AT.clear()
