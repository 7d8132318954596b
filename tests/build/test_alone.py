"""Builds that overlap, and builds that are killed, as real processes."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.alone import alone
from briefgen.build.flow import build
from briefgen.settings import open_project

pytestmark = pytest.mark.slow
MANY = 60


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "desk/content/briefings").mkdir(parents=True)
    (tmp_path / "desk/briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
    return tmp_path / "desk"


def entitle(root: Path, word: str, many: int = MANY) -> None:
    for number in range(many):
        text = f"---\nsource:\ntitle: {word} {number}\nreview: draft\n---\nOurs.\n"
        (root / f"content/briefings/b{number:03}.md").write_text(text)


def begin(root: Path, jobs: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--jobs", str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def wait_for(holds: Callable[[], bool], patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.001)


def says(root: Path, word: str) -> int:
    return sum(word in page.read_text("utf-8") for page in (root / "site/briefings").glob("b0*.html"))


def test_of_two_builds_one_waits_and_says_so_and_what_was_saved_last_is_shown(root: Path) -> None:
    entitle(root, "Early")
    with begin(root) as first:
        wait_for((root / "site/briefings/b002.html").is_file)
        first.send_signal(signal.SIGSTOP)
        assert not (root / f"site/briefings/b{MANY - 1:03}.html").is_file()
        entitle(root, "Later")
        with begin(root) as second:
            assert second.stderr
            assert second.stderr.readline() == (
                f"Another build of this project goes on (process {first.pid}); this one waits for it.\n"
            )
            first.send_signal(signal.SIGCONT)
            first.communicate(timeout=60)
            second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert says(root, "Early") == 0
    assert says(root, "Later") == MANY


def test_a_killed_build_blocks_nobody_and_leaves_nobody_at_work(root: Path) -> None:
    entitle(root, "Early", 400)
    with begin(root, jobs=2) as killed:
        wait_for((root / "site/briefings/b150.html").is_file)
        killed.kill()
    told: list[str] = []
    began = time.monotonic()
    with alone(root / ".briefgen", told.append):  # the processes that shared the work have ended, too
        assert time.monotonic() - began < 20
    (root / "site/briefings/b399.html").unlink(missing_ok=True)
    build(open_project(root), busy=told.append)
    clean = shutil.copytree(root, root.parent / "clean", ignore=shutil.ignore_patterns("site", ".briefgen"))
    build(open_project(clean))
    assert {path.name: path.read_bytes() for path in (root / "site").rglob("*.*")} == {
        path.name: path.read_bytes() for path in (clean / "site").rglob("*.*")
    }
