"""Runs a program and measures it: wall time, processor time and the most memory of one and of all its processes."""

import http.client
import os
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BRIEFGEN = (sys.executable, "-m", "briefgen")
_EVERY = 0.05
"""Seconds between two looks at the memory of all processes."""


@dataclass(frozen=True)
class Run:
    """One run: seconds of the clock and of the processors, and MB."""

    wall: float
    cpu: float
    memory: float
    """The most of one process."""
    together: float
    """The most of all of them at one time, what they share counted once; Linux alone tells. 0: not measured."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; raises if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended = threading.Event()
    most = [0.0]
    looking = threading.Thread(target=_look, args=(process.pid, ended, most))
    looking.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    ended.set()
    looking.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    largest = used.ru_maxrss / 1024
    return Run(wall, used.ru_utime + used.ru_stime, largest, max(most[0], largest))


def _look(process: int, ended: threading.Event, most: list[float]) -> None:
    """Keep in `most` what a process and those that it started need at most, in MB."""
    while not ended.wait(_EVERY):
        most[0] = max(most[0], sum(_memory_of(one) for one in _family(process)) / 1024)


def _family(process: int) -> Iterator[int]:
    """A process and all that descend from it; each may end at any moment."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text("ascii").split():
                yield from _family(int(child))


def _memory_of(process: int) -> int:
    """kB, of pages that several share only its part."""
    with suppress(OSError):
        if found := re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text("ascii"), re.MULTILINE):
            return int(found[1])
    return 0


def median(runs: Sequence[Run]) -> Run:
    """Of each figure; of memory the most."""
    wall, cpu = (statistics.median(values) for values in ([r.wall for r in runs], [r.cpu for r in runs]))
    return Run(wall, cpu, max(r.memory for r in runs), max(r.together for r in runs))


@contextmanager
def server(command: Sequence[str], folder: Path, ready: str) -> Iterator[str]:
    """A running server and its address, which it prints after the words `ready`."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        for line in process.stdout:
            if match := re.search(ready + r"\s*(http://[\w.:]+/)", line):
                yield match[1]
                return
        raise RuntimeError(f"{command[0]} did not start")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def until_served(address: str, words: str, *, patience: float = 60) -> float:
    """Seconds until a page holds these words."""
    began = time.perf_counter()
    while words not in _page(address):
        if time.perf_counter() - began > patience:
            raise TimeoutError(words)
        time.sleep(0.002)
    return time.perf_counter() - began


def saves(file: Path, address: str, edit: Callable[[str, str], str], times: int) -> float:
    """The median of seconds from saving a file to its new words being served."""
    seconds = []
    for number in range(times):
        words = f"Fresh words number {number}"
        text = edit(file.read_text("utf-8"), words)
        time.sleep(0.3)  # a person does not save twice at once
        file.write_text(text, "utf-8")
        seconds.append(until_served(address, words))
    return statistics.median(seconds)


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return str(response.read().decode())
    except (http.client.HTTPException, OSError):
        return ""
