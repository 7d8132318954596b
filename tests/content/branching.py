"""Two branches of a real git repository with a content file and its record, each with a source of its own."""

import os
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st
from versions import OTHERWISE, POOL, Source, digit

from briefgen.content.record import record_of

BRANCHES = ("theirs", "ours")


@dataclass(frozen=True)
class Change:
    """Of a source: a sentence is put at its end, put in other words, or taken out, if that is not all."""

    line: str
    verb: str

    def __call__(self, source: Source) -> Source:
        lines = list(source.lines)
        at = next((at for at, line in enumerate(lines) if digit(line) == digit(self.line)), None)
        if at is None:
            lines += [self.line] if self.verb == "add" else []
        elif self.verb == "drop" and len(lines) > 1:
            del lines[at]
        elif self.verb == "reword":
            lines[at] = {**OTHERWISE, **{new: old for old, new in OTHERWISE.items()}}[lines[at]]
        return replace(source, lines=tuple(lines))


CHANGES = st.builds(Change, st.sampled_from(POOL), st.sampled_from(["add", "reword", "drop", "nothing"]))


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    who = {f"GIT_{one}_{key}": "a@example.org" for one in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **who}, check=False, capture_output=True, text=True
    )


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    assert git(folder, "commit", "-q", "--allow-empty", "-m", "built").returncode == 0


def start(folder: Path) -> None:
    """All as it is, as the commit that both branches begin at."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    git(folder, "tag", "-f", "start")


def merged(file: Path, branch: str, side: str) -> bool:
    """Whether git could merge a branch but for records, of which the one of `side` is taken."""
    folder = file.parent
    git(folder, "merge", "-q", "--no-ff", "--no-commit", branch)
    unjoined = git(folder, "diff", "--name-only", "--diff-filter=U").stdout.split()
    if any(not name.endswith(".record.json") for name in unjoined):
        git(folder, "merge", "--abort")
        return False
    for record in folder.glob("*.record.json"):
        if b"<<<<<<< " in record.read_bytes() or record == record_of(file):
            git(folder, "checkout", "HEAD" if side == "--ours" else branch, "--", record.name)
    return True
