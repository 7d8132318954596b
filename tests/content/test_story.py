"""A briefing's story through the command line: drafted, edited in six ways, its source changed in three places."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.analysis import version
from briefgen.content import read_content

pytestmark = pytest.mark.slow

FIRST = """Harbour talks open in Riga

Talks about the harbour opened in Riga on 4 March 2026. This is an exercise; all people in it are invented.

“We will open the harbour,” said Mara Oskel, the deputy minister. The harbour closed in 2024 after a storm.

Ivo Brant, who speaks for the pilots, said that the plan was late. “Nobody asked the pilots,” he said.

The talks go on in Tallinn on 9 March 2026. Latvia has a population of 1.8 million people.
"""


def briefgen(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(project), *arguments],
        capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip


def test_a_briefing_keeps_what_people_did_through_a_changed_source_and_a_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed, file = tmp_path / "seeds/harbour.txt", tmp_path / "content/briefings/harbour.md"
    seed.parent.mkdir()
    seed.write_text(FIRST, "utf-8")
    assert briefgen(tmp_path, "build").returncode == 0
    (entry,) = read_content(tmp_path / "content").entries
    briefing = entry.briefing
    pilots = next(quote for quote in briefing.quotes if quote.text.startswith("Nobody asked"))
    gone, changed = briefing.summary[-1], briefing.summary[0]

    text = file.read_text("utf-8")
    for old, new in (
        (f"title: {briefing.title}", "title: Riga argues about its harbour   # ours"),  # 1 a title, 2 a comment
        (f"    text: {changed.text}\n", "    text: The talks began.\n    edited_by: A. Editor\n"),  # 3 a line reworded
        (f"  - id: {gone.id}\n    text: {gone.text}\n", ""),  # 4 a line taken out
        ("quotes:\n", "  - id: mine\n    text: The pilots stayed away.\nquotes:\n"),  # 5 a line added
        (f"    text: {pilots.text}\n", "    text: They left us out\n    paraphrase: true\n"),  # 6 a quote paraphrased
    ):
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    file.write_text(text + "Our analysis.\n", "utf-8")

    seed.write_text(
        FIRST.replace("1.8 million", "1.9 million")  # one figure
        .replace("The harbour closed in 2024 after a storm. ", "")
        .replace("“We will open the harbour,”", "“We will open the harbour in May,”")  # one quote
        .replace("The talks go on in Tallinn", "The talks will go on in Tallinn"),  # one sentence
        "utf-8",
    )
    assert briefgen(tmp_path, "build").returncode == 0
    after = file.read_text("utf-8")
    check_edits(after, gone.text)
    assert "We will open the harbour in May," in after
    assert "We will open the harbour,\n" not in after
    assert "million" not in after, "what was taken out stays out with another figure in it"

    monkeypatch.setattr(version, "VERSION", version.VERSION + 1)
    from briefgen.build.flow import build
    from briefgen.settings import open_project

    report = build(open_project(tmp_path))
    assert report.analysed == 1
    assert file.read_text("utf-8") == after
    page = (tmp_path / "site/briefings/harbour.html").read_text("utf-8")
    assert "Riga argues about its harbour" in page
    assert "A. Editor" in page
    assert "They left us out" in page
    assert briefgen(tmp_path, "check").returncode == 0


def check_edits(text: str, gone: str) -> None:
    for kept in (
        "title: Riga argues about its harbour   # ours\n", "    text: The talks began.\n    edited_by: A. Editor\n",
        "  - id: mine\n    text: The pilots stayed away.\n", "    text: They left us out\n", "    paraphrase: true\n",
        "Our analysis.\n",
    ):  # fmt: skip
        assert kept in text, kept
    assert f"    text: {gone}\n" not in text.partition("quotes:")[0]
