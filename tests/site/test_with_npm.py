"""Pages as other people's programs judge them: html-validate and Lighthouse, from npm."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def npm() -> Callable[[str], str]:
    """The path of a program of npm."""

    def find(name: str) -> str:
        here = ROOT / ".npm/node_modules/.bin" / name
        found = str(here) if here.exists() else shutil.which(name)
        return found or pytest.skip(f"no {name} here: npm install --prefix .npm {name}")

    return find


def test_every_page_is_valid_html(npm: Callable[[str], str], states: Path, samples: Path, tmp_path: Path) -> None:
    rules = {"extends": ["html-validate:recommended"], "rules": {"long-title": "off", "no-inline-style": "error"}}
    (tmp_path / "rules.json").write_text(json.dumps(rules))
    pages = [str(page) for page in (*states.rglob("*.html"), *samples.rglob("*.html"))]
    run = subprocess.run(
        [npm("html-validate"), "--config", str(tmp_path / "rules.json"), "--formatter", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(run.stdout or "[]") if run.returncode else []
    assert [(page["filePath"], one["ruleId"], one["message"]) for page in found for one in page["messages"]] == []


@pytest.mark.alone
def test_lighthouse_finds_nothing_to_mend(
    npm: Callable[[str], str], browser: str, states: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """At least 99 of 100 in each category; a draft would not be, since it asks not to be indexed."""
    if "-ar" in states.parent.name:
        pytest.skip("judged once, in English")
    address = serve(states)
    for path in ("index.html", "briefings/corrected.html", "actors/mara-oskel.html"):
        tries = [_scores(npm("lighthouse"), address + path, browser, tmp_path) for _ in range(2)]
        scores = {name: max(one[name] for one in tries) for name in tries[0]}
        assert len(scores) == 4
        assert min(scores.values()) >= 0.99, (path, scores)


def _scores(lighthouse: str, address: str, browser: str, folder: Path) -> dict[str, float]:
    report, flags = folder / "report.json", "--chrome-flags=--headless --no-sandbox --disable-gpu"
    subprocess.run(
        [lighthouse, address, "--quiet", "--output=json", f"--output-path={report}", flags],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": browser, "HOME": str(folder)},
        timeout=240,
    )
    return {name: one["score"] for name, one in json.loads(report.read_text("utf-8"))["categories"].items()}
