"""Who edited a line, and when, is asked of git where the file names nobody: on real repositories."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.build.unchanged import fingerprint
from briefgen.content import read_content, read_shelf, where_commits_are
from briefgen.content.shelf import Shelf
from briefgen.index.memory import Memory, open_memory
from briefgen.model.entry import Edit

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FILE = """---
source:
title: The talks
review: reviewed
summary:
  - id: s1
    text: They met.
  # a comment

  - {text: They left., id: s2}
  - text: |
      They were late
      by a day.
    id: s3
  - id: s4
    text: They dined.
    edited_by: B. Named
---
"""


def git(folder: Path, *arguments: str, author: str = "Ann Clerk", date: str = "2026-03-04T23:30:00-0500") -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    env |= {f"GIT_{who}_{what}": author for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True)


def commit(root: Path, text: str, **who: str) -> None:
    file = root / "content/briefings/talks.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "x", **who)


def edits(root: Path) -> dict[str, Edit]:
    (entry,) = read_content(root / "content").entries
    return dict(entry.edits)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "-q")
    commit(repository, FILE)
    return repository


def test_each_line_has_its_last_author_and_the_day_where_that_was(root: Path) -> None:
    commit(root, FILE.replace("by a day", "by an hour"), author="Cem Later", date="2026-04-01T01:00:00+0300")
    ann, cem = Edit("Ann Clerk", "2026-03-04"), Edit("Cem Later", "2026-04-01")
    assert edits(root) == {"s1": ann, "s2": ann, "s3": cem, "s4": Edit("B. Named")}


def test_a_line_that_is_not_committed_is_nobodys_and_the_others_keep_theirs(root: Path) -> None:
    (root / "content/briefings/talks.md").write_text(FILE.replace("They met.", "They met again."), "utf-8")
    assert edits(root)["s1"] == Edit()
    assert edits(root)["s2"] == Edit("Ann Clerk", "2026-03-04")


def test_whoever_takes_something_away_is_named_and_nobody_who_changed_nothing(root: Path) -> None:
    """A later change of other words, of the same line in another place, or of its form is none of the edit."""
    file = root / "content/briefings/deal.md"
    text = (
        "---\nsource:\ntitle: A deal\nreview: draft\nquotes:\n  - id: q1\n    kind: indirect\n    text: They agreed\n"
    )
    for words, author in (
        (text + "    key: true\n  - {id: q2, kind: indirect, text: so be it}\n---\n", "Build Bot"),
        (text + "  - {id: q2, kind: indirect, text: so be it}\n---\n", "Jane Editor"),
        (text + "  - id: q2\n    kind: indirect\n    text: so be it\n---\nMore.\n", "Cem Later"),
    ):
        file.write_text(words, "utf-8")
        git(root, "add", ".")
        git(root, "commit", "-m", "x", author=author)
    found = {entry.briefing.slug: entry.edits for entry in read_content(root / "content").entries}
    assert found["deal"] == {"q1": Edit("Jane Editor", "2026-03-04"), "q2": Edit("Build Bot", "2026-03-04")}


def test_of_a_merged_branch_its_author_is_named(root: Path) -> None:
    git(root, "checkout", "-qb", "side")
    commit(root, FILE.replace("They met.", "They met again."), author="Sid Branch")
    git(root, "checkout", "-q", "-")
    commit(root, FILE.replace("They left.", "They left early."), author="Mia Main")
    git(root, "merge", "-q", "-m", "x", "side", author="Mel Merge")
    assert {edit.by for item, edit in edits(root).items() if item in ("s1", "s2")} == {"Sid Branch", "Mia Main"}


def test_who_renames_a_file_is_not_said_to_have_edited_it(root: Path) -> None:
    git(root, "mv", "content/briefings/talks.md", "content/briefings/riga.md")
    git(root, "commit", "-m", "x", author="Ren Amer")
    assert edits(root)["s1"] == Edit()


def test_an_address_is_no_name(root: Path) -> None:
    commit(
        root, FILE.replace("They met.", "They met again."), author="cem@example.org", date="2026-04-01T01:00:00+0300"
    )
    assert edits(root)["s1"] == Edit(None, "2026-04-01")


def test_a_clone_without_its_history_names_nobody(root: Path) -> None:
    commit(root, FILE.replace("They met.", "They met again."), author="Cem Later")
    shallow = root.parent / "shallow"
    git(root.parent, "clone", "-q", "--depth", "1", root.as_uri(), str(shallow))
    with open_memory(root.parent / "memory.sqlite") as memory:
        assert shelf(shallow, memory)[0].edits["s2"] == Edit()
        before = places(shallow)
        git(shallow, "fetch", "-q", "--unshallow")
        assert places(shallow) != before
        assert shelf(shallow, memory)[0].edits["s2"].by == "Ann Clerk"


def test_without_a_repository_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    shutil.copytree(root / "content", tmp_path / "alone/content")
    assert edits(tmp_path / "alone")["s1"] == Edit()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edits(root)["s1"] == Edit(), "there is no git to be found"


def places(root: Path) -> dict[str, str]:
    """What git keeps of its history, by place."""
    return {place: fingerprint(place).digest for place in where_commits_are(root / "content")}


def shelf(root: Path, memory: Memory) -> Shelf:
    return read_shelf(root / "content", memory, "p")


def test_git_is_asked_again_of_a_file_only_when_a_commit_may_tell_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_memory(root.parent / "memory.sqlite") as memory:
        (root / "content/briefings/talks.md").write_text(FILE.replace("They met.", "They met again."), "utf-8")
        os.utime(root / "content/briefings/talks.md", (1, 1))
        before = shelf(root, memory)
        assert before[0].edits["s1"] == Edit()
        git(root, "commit", "-am", "x", author="Cem Later", date="2026-04-01T01:00:00+0300")
        after = shelf(root, memory)
        assert after[0].edits["s1"] == Edit("Cem Later", "2026-04-01")
        assert after.cards[0].digest != before.cards[0].digest, "its pages are made again"
        asked: list[str] = []
        run = subprocess.run
        monkeypatch.setattr(subprocess, "run", lambda given, **how: asked.append(given[3]) or run(given, **how))
        assert shelf(root, memory)[0].edits == after[0].edits
        assert asked == ["rev-parse"]
        git(root, "commit", "--allow-empty", "-m", "x", author="Ann Other")
        asked.clear()
        assert shelf(root, memory)[0].edits == after[0].edits
        assert asked == ["rev-parse", "merge-base"]
        asked.clear()
        assert shelf(root, memory).asks
        assert asked == ["rev-parse"]


def test_a_history_that_was_written_anew_is_asked_again(root: Path) -> None:
    with open_memory(root.parent / "memory.sqlite") as memory:
        assert shelf(root, memory)[0].edits["s1"].by == "Ann Clerk"
        git(root, "commit", "--amend", "--author", "Jane Editor <jane@example.org>", "--no-edit")
        assert shelf(root, memory)[0].edits["s1"].by == "Jane Editor"
        shutil.rmtree(root / ".git")
        assert shelf(root, memory)[0].edits["s1"] == Edit()
        git(root, "init", "-q")
        git(root, "add", ".")
        git(root, "commit", "-m", "x", author="Cem Later")
        assert shelf(root, memory)[0].edits["s1"].by == "Cem Later"


def test_each_commit_changes_one_of_the_places_that_are_named(root: Path) -> None:
    git(root, "worktree", "add", "-q", "../beside")
    for folder in (root, root.parent / "beside"):
        for change in (("--allow-empty",), ("--allow-empty", "--amend", "--author", "Jane <jane@example.org>")):
            before = places(folder)
            git(folder, "commit", "-m", "x", *change)
            assert places(folder) != before
        before = places(folder)
        git(folder, "checkout", "-q", "HEAD~1")
        assert places(folder) != before
    outside = root.parent / "outside"
    (outside / "content").mkdir(parents=True)
    before = places(outside)
    git(outside, "init", "-q")
    assert places(outside) != before
