"""Prints the figures of accuracy on annotated corpora as one table, and fails if one is worse than the published.

usage: evaluate.py [--write] [MEASURE...]

The corpora and their scorers are not part of the repository. CORPORA and BENCH name their folders (by default
../shared/corpora and ../shared/bench); what is missing is said and left out. Needs `rouge-score` for the summaries.
With --write the figures are published: docs/evaluation.json, and the table in docs/evaluation.md.
"""

import datetime as dt
import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("CORPORA", ROOT.parent / "shared/corpora"))
BENCH = Path(os.environ.get("BENCH", ROOT.parent / "shared/bench"))

PUBLISHED = ROOT / "docs/evaluation.json"
PAGE = ROOT / "docs/evaluation.md"
LESS_IS_BETTER = frozenset(
    ("marked", "from_start", "spurious", "traps", "defect_documents", "not_verbatim", "false_name_rate")
)
ALLOWED = {
    "traps": 0,
    "clean_documents": 0,
    "over_lead": 0.1,
    "defect_documents": 0.3,
    "low": 0.2,
    "rouge1": 0.5,
    "documents_per_second": 80,
}
"""How much worse a figure may be before it counts; 0.01 for the others."""


@dataclass(frozen=True)
class Measure:
    """One run of a scorer, and which of its figures are shown."""

    name: str
    arguments: tuple[str, ...]
    shown: tuple[str, ...]


MEASURES = (
    Measure("quotes", ("score.py", "quotes", "quotes/polnear-dev.jsonl"), ("f1", "precision", "recall")),
    Measure(
        "speakers",
        ("score.py", "speakers", "quotes/polnear-dev.jsonl", "quotes/speakers-dev.jsonl"),
        ("f1", "precision", "pronoun_recall", "false_name_rate"),
    ),
    Measure("claims", ("score.py", "claims", "quotes/polnear-dev.jsonl"), ("f1", "precision", "recall")),
    Measure("review", ("tools/measure_review.py", "quotes/polnear-dev.jsonl"), ("marked", "wrong_found")),
    Measure("actors", ("score.py", "actors", "actors/news-fair-dev.jsonl"), ("f1", "kind_accuracy", "identity_b3_f1")),
    Measure("facts", ("facts.py", "country-prose"), ("recall", "precision", "directions", "traps", "clean_documents")),
    Measure("dates", ("dates.py", "dates/aquaint.jsonl"), ("found", "found_and_right", "spurious")),
    Measure(
        "summary",
        (
            "summary.py",
            *(f"summary/{name}.dev.jsonl" for name in ("cnn", "inshorts", "writers", "summeval", "newsroom")),
        ),
        ("over_lead", "low", "defect_documents", "not_verbatim"),
    ),
    Measure(
        "long documents",
        ("tools/measure_summary.py", "long", "summary/committee.dev.jsonl"),
        ("rouge1", "from_start"),
    ),
    Measure(
        "summary stage",
        ("tools/measure_summary.py", "speed", "summary/cnn.dev.jsonl", "summary/inshorts.dev.jsonl"),
        ("documents_per_second",),
    ),
)


def main() -> int:
    """Run what is asked for, or everything; 1 if a scorer failed."""
    wanted = set(sys.argv[1:]) - {"--write"} or {measure.name for measure in MEASURES}
    published = json.loads(PUBLISHED.read_text("utf-8")) if PUBLISHED.is_file() else {}
    found: dict[str, dict[str, object]] = {}
    for measure in MEASURES:
        if measure.name in wanted and (figures := run(measure)) is not None:
            found[measure.name] = {key: figures.get(key) for key in measure.shown}
            print(row(measure.name, found[measure.name]), flush=True)
    if "--write" in sys.argv:
        publish({**published, **found})
        return 0
    return 1 if len(found) < len(wanted) or worse(found, published) else 0


def row(name: str, figures: dict[str, object]) -> str:
    shown = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in figures.items())
    return f"| {name} | {shown} |"


def worse(found: dict[str, dict[str, object]], published: dict[str, dict[str, object]]) -> bool:
    """Whether a figure is worse than the published one by more than is allowed; each that is, is named."""
    worst = False
    for name, figures in found.items():
        for key, value in figures.items():
            before = published.get(name, {}).get(key)
            if isinstance(value, int | float) and isinstance(before, int | float):
                loss = (value - before) if key in LESS_IS_BETTER else (before - value)
                if loss > ALLOWED.get(key, 0.01):
                    print(f"{name}: {key} was {before} and is {value}", file=sys.stderr)
                    worst = True
    return worst


def publish(figures: dict[str, dict[str, object]]) -> None:
    PUBLISHED.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    page = PAGE.read_text("utf-8")
    today = dt.datetime.now(dt.UTC).date().isoformat()
    rows = "\n".join(row(measure.name, figures[measure.name]) for measure in MEASURES if measure.name in figures)
    table = f"<!-- figures -->\nMeasured on {today}.\n\n| measure | figures |\n| --- | --- |\n{rows}\n<!-- end -->"
    PAGE.write_text(re.sub(r"<!-- figures -->.*?<!-- end -->", lambda _: table, page, flags=re.DOTALL), "utf-8")


def run(measure: Measure) -> dict[str, object] | None:
    """The figures that the scorer prints on its last line, or None."""
    program, *rest = measure.arguments
    files = [str(CORPORA / part) if "/" in part or part == "country-prose" else part for part in rest]
    scorer = str(ROOT / program if program.startswith("tools/") else BENCH / program)
    missing = [path for path in (scorer, *files) if os.sep in path and not Path(path).exists()]
    if missing:
        print(f"{measure.name}: not here: {', '.join(missing)}", file=sys.stderr)
        return None
    command = os.environ.get("BRIEFGEN", f"{shlex.quote(sys.executable)} -m briefgen")
    result = subprocess.run(
        [sys.executable, scorer, *files],
        env={**os.environ, "BRIEFGEN": command, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode:
        return None
    figures: dict[str, object] = json.loads(result.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    sys.exit(main())
