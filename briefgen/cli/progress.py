"""What is being done, as people see it: on a terminal one line that changes, elsewhere now and then a line."""

import math
import sys
import time
from collections.abc import Callable
from typing import TextIO

_OFTEN = 0.1
"""Seconds between two changes of the line on a terminal."""
_SELDOM = 10.0
"""The same where each is a line of its own; what is done sooner says nothing."""
_ENOUGH, _FEWEST = 0.03, 3
"""The part of the work of which the pace tells that of the rest; and how many pieces of it that are at least."""
_MINUTE = 60


class Shown:
    """Shows the progress of a command on standard error."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream or sys.stderr, clock
        self._terminal = self._stream.isatty()
        self._doing, self._began, self._told = "", 0.0, 0.0

    def __call__(self, doing: str, done: int, total: int) -> None:
        now = self._clock()
        if doing != self._doing or not done:
            self._doing, self._began, self._told = doing, now, -math.inf if self._terminal else now
        if done == total:
            self.clear()
        elif now - self._told >= (_OFTEN if self._terminal else _SELDOM):
            self._told = now
            self._write(f"{doing}  {done:,} of {total:,}{_pace(done, total, now - self._began)}")

    def clear(self) -> None:
        """Take the line away, for what is said next."""
        if self._terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        self._stream.flush()


def _pace(done: int, total: int, seconds: float) -> str:
    """How many a second, and how long the rest takes if it goes on like that."""
    if done < max(_ENOUGH * total, _FEWEST) or seconds <= 0:  # the first of all is the slowest by far
        return ""
    pace, left = done / seconds, round((total - done) * seconds / done)
    rate = f"{pace:,.0f} a second" if pace >= 1 else f"{_MINUTE * pace:.0f} a minute"
    return f"  {rate}  {left // _MINUTE}:{left % _MINUTE:02} left"
