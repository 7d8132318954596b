"""Prints the figures of accuracy on annotated corpora as one table.

The corpora and their scorers are not part of the repository. CORPORA and BENCH name their folders (by default
../shared/corpora and ../shared/bench); what is missing is said and left out. Needs `rouge-score` for the summaries.
"""

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("CORPORA", ROOT.parent / "shared/corpora"))
BENCH = Path(os.environ.get("BENCH", ROOT.parent / "shared/bench"))


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
    Measure("actors", ("score.py", "actors", "actors/news-fair-dev.jsonl"), ("f1", "kind_accuracy", "identity_b3_f1")),
    Measure("facts", ("facts.py", "country-prose"), ("recall", "precision", "directions", "traps", "clean_documents")),
    Measure("dates", ("dates.py", "dates/aquaint.jsonl"), ("found", "found_and_right", "spurious")),
    Measure(
        "summary",
        (
            "summary.py",
            *(f"summary/{name}.dev.jsonl" for name in ("cnn", "inshorts", "writers", "summeval", "newsroom")),
        ),
        ("over_lead", "defect_documents", "not_verbatim"),
    ),
)


def main() -> int:
    """Run what is asked for, or everything; 1 if a scorer failed."""
    wanted = set(sys.argv[1:]) or {measure.name for measure in MEASURES}
    status = 0
    print("| measure | figures |\n| --- | --- |")
    for measure in MEASURES:
        if measure.name in wanted:
            figures = run(measure)
            status |= figures is None
            shown = figures and ", ".join(f"{key} {figures.get(key)}" for key in measure.shown)
            print(f"| {measure.name} | {shown or 'could not be measured (see above)'} |", flush=True)
    return status


def run(measure: Measure) -> dict[str, object] | None:
    """The figures that the scorer prints on its last line, or None."""
    program, *rest = measure.arguments
    files = [str(CORPORA / part) if "/" in part or part == "country-prose" else part for part in rest]
    missing = [path for path in (str(BENCH / program), *files) if os.sep in path and not Path(path).exists()]
    if missing:
        print(f"{measure.name}: not here: {', '.join(missing)}", file=sys.stderr)
        return None
    command = os.environ.get("BRIEFGEN", f"{shlex.quote(sys.executable)} -m briefgen")
    result = subprocess.run(
        [sys.executable, str(BENCH / program), *files],
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
