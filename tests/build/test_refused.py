"""What the system refuses, by real means: a disk that is full or read-only, a database that is locked or damaged."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.build.test_alone import entitle

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "desk/content/briefings").mkdir(parents=True)
    (tmp_path / "desk/briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
    entitle(tmp_path / "desk", "Early")
    return tmp_path / "desk"


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The one error that a refused build ends with."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("error BG710") == 1
    return done.stderr


def a_file_for_the_memory(root: Path) -> None:
    (root / ".briefgen").write_text("Somebody's.")


def a_folder_for_the_lock(root: Path) -> None:
    (root / ".briefgen/lock").mkdir(parents=True)


def a_folder_for_a_database(root: Path) -> None:
    (root / ".briefgen/memory.sqlite").mkdir(parents=True)


def a_file_for(place: str) -> Callable[[Path], None]:
    def put(root: Path) -> None:
        shutil.rmtree(root / place, ignore_errors=True)
        (root / place).write_text("Somebody's.")

    return put


@pytest.mark.parametrize(
    ("put", "place"),
    [
        *((a_file_for(place), place) for place in ("content", "content/briefings", "content/actors", "seeds")),
        (a_file_for_the_memory, ".briefgen"),
        (a_folder_for_the_lock, ".briefgen/lock"),
        (a_folder_for_a_database, ".briefgen/memory.sqlite"),
    ],
)
def test_something_else_in_its_place_is_told_once_with_what_helps(
    root: Path, put: Callable[[Path], None], place: str
) -> None:
    put(root)
    done = build(root, "--json")
    assert f"{root / place}: error BG710: something else is in its place" in told(done)
    assert "help: move away" in done.stderr
    report = json.loads(done.stdout)
    assert (report["ok"], [problem["code"] for problem in report["problems"]]) == (False, ["BG710"])


def test_a_database_that_is_damaged_within_is_told_with_what_helps(root: Path) -> None:
    assert build(root).returncode == 0
    with closing(sqlite3.connect(root / ".briefgen/memory.sqlite")) as memory:
        memory.execute("pragma wal_checkpoint(truncate)")
    with (root / ".briefgen/memory.sqlite").open("r+b") as file:
        file.seek(-2 * 4096, 2)  # not the beginnings of tables: with these it would be made anew
        file.write(b"\xa5" * 2 * 4096)
    entitle(root, "Later")
    done = build(root)
    assert f"{root}/.briefgen/memory.sqlite: error BG710: database disk image is malformed" in told(done)
    assert "help: delete the folder" in done.stderr
    shutil.rmtree(root / ".briefgen")
    assert build(root).returncode == 0


def test_a_database_that_somebody_has_locked_is_told_and_not_taken_for_a_damaged_one(root: Path) -> None:
    assert build(root).returncode == 0
    entitle(root, "Later")
    with closing(sqlite3.connect(root / ".briefgen/index.sqlite")) as other:
        other.execute("begin exclusive")
        done = build(root)
        assert f"{root}/.briefgen/index.sqlite: error BG710: database is locked" in told(done)
        other.rollback()
        assert other.execute("select count(*) from unit").fetchone() is not None  # the same file
    assert build(root).returncode == 0


def on_a_disk_of_its_own(options: str, script: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a script where `root` is a disk that was mounted so; not every container has the right to mount one."""
    mount = f'mount {options} "{root}"'
    unshare = ["unshare", "--user", "--map-root-user", "--mount", "bash", "-ec"]
    if not shutil.which("unshare") or subprocess.run([*unshare, mount], capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here (unshare)")
    return subprocess.run(
        [*unshare, f"{mount}\n{script}"], capture_output=True, text=True, timeout=120, cwd=root.parent, check=False
    )


def read_only(folder: Path) -> str:
    """How to mount a folder so that not even root can write into it."""
    return f'--bind "{folder}" "{folder}" && mount -o remount,ro,bind'


BUILD = f'"{sys.executable}" -m briefgen -C desk build'


def test_a_read_only_disk_is_told_once(root: Path) -> None:
    done = on_a_disk_of_its_own(read_only(root), BUILD, root)
    assert "desk/.briefgen: error BG710: Read-only file system" in told(done)
    assert "help: copy the project to where you may write" in done.stderr


@pytest.mark.parametrize("room", [40, 400])  # of kilobytes: for the memory, and for part of the pages
def test_a_full_disk_is_told_once_and_loses_nothing(root: Path, room: int) -> None:
    shutil.copytree(root, root.parent / "copy")
    script = f"""
        cp -a copy/. desk/
        dd if=/dev/zero of=desk/fill bs=1k 2>/dev/null || true
        truncate -s -{room}k desk/fill
        {BUILD} && exit 9
        rm desk/fill
        test -z "$(find desk -name '*.html.tmp')"
        {BUILD} 2>&1
        cp -a desk/site/. built
        """
    (root.parent / "built").mkdir()
    done = on_a_disk_of_its_own("-t tmpfs -o size=8m tmpfs", script, root)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("error BG710") == 1
    assert re.search("help: .*(make room|disk is full)", done.stderr)
    assert "Traceback" not in done.stderr
    assert build(root.parent / "copy").returncode == 0
    clean, built = root.parent / "copy/site", root.parent / "built"
    pages = {path.relative_to(clean): path.read_bytes() for path in clean.rglob("*.*")}
    assert {path.relative_to(built): path.read_bytes() for path in built.rglob("*.*")} == pages


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_device_among_the_files_is_told_and_not_waited_for(root: Path) -> None:
    places = ("seeds/pipe.txt", "content/briefings/pipe.md", "content/actors/pipe.md", "templates/pipe.html")
    for place in places:
        (root / place).parent.mkdir(exist_ok=True)
        os.mkfifo(root / place)
    (root / "content/briefings/endless.md").symlink_to("/dev/zero")
    (root / "templates/about.html").write_text("{% set name = 'pipe.html' %}{% include name ignore missing %}")
    done = build(root)
    assert done.returncode == 3
    for place in (*places[:3], "content/briefings/endless.md"):
        assert re.search(f"{place}: .*error.*: .*t is a pipe or a device", done.stderr), done.stderr
    assert (root / "site/briefings/b000.html").is_file()
    assert (root / "site/about.html").is_file()
