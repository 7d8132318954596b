"""One build of a project at a time: two would mix their pages, and each would take the other's for its own."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_AGAIN = 0.05
"""Seconds between two looks at whether the other build has ended."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # held as well by processes that share the work


@contextmanager
def alone(folder: Path, busy: Callable[[str], None]) -> Iterator[bool]:
    """Wait for the lock of a project, in its folder of remembered things; gives whether there was anything to wait for.

    The system takes the lock from a process that ends, however it ends. `busy` is told once that another build goes
    on. File systems that know no locks do without.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as file:
        waited = False
        while not _is_mine(file):
            if not waited:
                busy(_who(file))
            waited = True
            time.sleep(_AGAIN)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield waited


def _is_mine(file: IO[str]) -> bool:
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # there are no locks here
        return True
    return True


def _who(file: IO[str]) -> str:
    file.seek(0)
    number = file.read(20)
    who = f" (process {number})" if number.isdigit() else ""
    return f"Another build of this project goes on{who}; this one waits for it."
