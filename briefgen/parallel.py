"""Work spread over processes, with results in the order of the work, so that it never shows how many there were."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from briefgen.progress import Progress, nobody

T = TypeVar("T")
R = TypeVar("R")

WORTH = 4
"""Chunks of work for which starting processes pays."""


class Jobs:
    """So many processes at most; with one, everything is done in this process. `progress` hears of long work."""

    def __init__(self, number: int = 1, progress: Progress = nobody) -> None:
        self.number, self.progress = max(1, number), progress

    def map(self, function: Callable[[T], R], work: Sequence[T], *, chunk: int) -> Iterator[R]:
        """`function` of each piece of work, in the order of the work; it is handed out in chunks.

        A process knows what this one knew when it was started. If one dies (most often: no memory is left), what it
        had not done is done in this process.
        """
        done = 0
        if self.number > 1 and len(work) >= WORTH * chunk and _can_fork():
            from concurrent.futures import BrokenExecutor  # noqa: PLC0415  (most builds need no other process)

            try:
                for results in self._chunks(function, work, chunk):
                    done += len(results)
                    yield from results
            except BrokenExecutor:
                pass
        yield from map(function, work[done:])

    def _chunks(self, function: Callable[[T], R], work: Sequence[T], chunk: int) -> Iterator[list[R]]:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        chunks = (work[first : first + chunk] for first in range(0, len(work), chunk))
        with ProcessPoolExecutor(self.number, get_context("fork"), _end_with_parent) as pool:
            # No more is handed out than is about to be done: results that wait would fill the memory.
            waiting = [pool.submit(_all, function, piece) for piece in islice(chunks, 2 * self.number)]
            while waiting:
                results = waiting.pop(0).result()
                waiting.extend(pool.submit(_all, function, piece) for piece in islice(chunks, 1))
                yield results


ONE = Jobs()


def _end_with_parent() -> None:
    """Begin to wait for the end of the process that gives out the work: a killed one must leave nobody at work."""
    import threading  # noqa: PLC0415  (is there already, in a process that shares work)
    from multiprocessing import connection, parent_process  # noqa: PLC0415

    parent = parent_process()
    assert parent is not None  # noqa: S101  (this process was forked)

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _all(function: Callable[[T], R], work: Iterable[T]) -> list[R]:
    return [function(one) for one in work]


def _can_fork() -> bool:
    """Where processes cannot be forked, each would import everything anew, which takes longer than it saves."""
    import multiprocessing  # noqa: PLC0415

    return "fork" in multiprocessing.get_all_start_methods() and multiprocessing.parent_process() is None


def usable_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
