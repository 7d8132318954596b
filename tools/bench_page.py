"""What was measured of speed, each size with its day and machine (docs/speed.json), and the page about it."""

import datetime as dt
import json
import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench_run import Run

FIGURES = Path(__file__).parent.parent / "docs/speed.json"

_HEAD = """\
# Speed

Made by `make bench`: medians of one run, with the processor time in brackets; seconds. Sizes of 5,000 and more are
measured once.

The content is made up: briefings of 400 words with 3 tags and 6 actors each, drawn from a Zipf distribution
over a fifth as many actors. briefgen renders its own theme with two processes. *hugo* renders the same pages
with templates written for it (`tools/bench_hugo.py`): a page a briefing with related ones, citations and
JSON-LD, lists and pages of actors in parts of 50, for each actor who else appears, two drawings, data, two
feeds, pages of tags, and a search index. *hugo, bare pages* has a title and a list on each page, and nothing
else. A cold build starts from content files; nothing is analysed. *Edit*: another title and paragraph in one
file. *Saved to served*: the live preview, median of 20 (5 at the largest size).
MB: the most of one process / of all its processes at one time, what they share counted once. Ratios are of
*hugo*, that of memory with all processes. Who else appears with an actor is what costs *hugo* most at 10,000: in its
templates that grows with the square of the site.

| | tool | files | cold | MB | nothing changed | one edit | saved to served |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Figures:
    """Of one tool at one size."""

    files: int
    cold: Run
    nothing: Run
    edit: Run
    served: float
    """Seconds from a save until the preview shows it."""


@dataclass(frozen=True)
class Measured:
    """One size, all tools in one run."""

    on: str
    machine: str
    tools: Mapping[str, Figures]


@dataclass(frozen=True)
class Analysed:
    """Seconds to analyse so many documents, with one process and with two."""

    on: str
    documents: int
    one: float
    two: float


@dataclass
class Known:
    """All that was measured, now or earlier."""

    sizes: dict[int, Measured] = field(default_factory=dict)
    analysed: Analysed | None = None


def load(file: Path) -> Known:
    """What was measured so far."""
    if not file.exists():
        return Known()
    kept = json.loads(file.read_text("utf-8"))
    sizes = {int(size): Measured(**{**one, "tools": _tools(one["tools"])}) for size, one in kept["sizes"].items()}
    return Known(sizes, Analysed(**kept["analysed"]) if kept["analysed"] else None)


def _tools(kept: Mapping[str, Mapping[str, Any]]) -> dict[str, Figures]:
    return {
        name: Figures(one["files"], Run(**one["cold"]), Run(**one["nothing"]), Run(**one["edit"]), one["served"])
        for name, one in kept.items()
    }


def save(known: Known, file: Path) -> None:
    """Keep it for the next run, which may measure other sizes."""
    rounded = json.loads(json.dumps(asdict(known)), parse_float=lambda digits: round(float(digits), 4))
    file.write_text(json.dumps(rounded, indent=1) + "\n", "utf-8")


def machine() -> str:
    """What the figures hold for, and how busy it was."""
    load = f", load {os.getloadavg()[0]:.1f} from all that ran" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"


def page(known: Known) -> str:
    """The page of the documentation."""
    sizes = sorted(known.sizes)
    rows = [row for size in sizes for row in _rows(size, known.sizes[size].tools)]
    measured = [f"{size:,}: {_day(known.sizes[size].on)}; {known.sizes[size].machine}.  " for size in sizes]
    lines = [*rows, "", *measured]
    if len(sizes) > 1:
        least, most = (known.sizes[size].tools["briefgen"] for size in sizes[-2:])
        times = (most.cold.cpu / most.files) / (least.cold.cpu / least.files)
        lines += ["", f"Processor time a page at {sizes[-1]:,} is {times:.2f} times that at {sizes[-2]:,}."]
    if done := known.analysed:
        took = f"{done.one:.0f} s with one process, {done.two:.0f} s with two ({done.one / done.two:.2f} times as fast)"
        lines += ["", f"Analysis of {done.documents:,} plain-text documents: {took}; {_day(done.on)}."]
    return _HEAD + "\n".join(lines) + "\n"


def _rows(size: int, tools: Mapping[str, Figures]) -> Iterator[str]:
    for name, f in tools.items():
        cells = (_took(f.cold), _most(f.cold), _took(f.nothing), _took(f.edit))
        yield f"| {size:,} | {name} | {f.files:,} | {' | '.join(cells)} | {f.served * 1000:.0f} ms |"
    if "hugo" in tools:
        ours, theirs = tools["briefgen"], tools["hugo"]
        ours_most, theirs_most = (run.together or run.memory for run in (ours.cold, theirs.cold))
        ratios = (
            ours.cold.wall / theirs.cold.wall, ours_most / theirs_most,
            ours.nothing.wall / theirs.nothing.wall, ours.edit.wall / theirs.edit.wall, ours.served / theirs.served,
        )  # fmt: skip
        yield f"| | *ratio* | | {' | '.join(f'*{ratio:.2f}*' for ratio in ratios)} |"


def _took(one: Run) -> str:
    return f"{one.wall:.2f} ({one.cpu:.2f})"


def _most(one: Run) -> str:
    """Memory; earlier measurements have only that of one process."""
    return f"{one.memory:.0f} / {one.together:.0f}" if one.together else f"{one.memory:.0f}"


def _day(iso: str) -> str:
    return f"{dt.date.fromisoformat(iso):%-d %B %Y}"
