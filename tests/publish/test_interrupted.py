"""A publish that is killed at random moments is finished by the next, on every kind of host."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site, write_toml

from briefgen.publish.hosts import program
from briefgen.publish.manifest import MANIFEST
from briefgen.settings import Project

pytestmark = pytest.mark.slow

KINDS = ("folder", "stick", "zip", "git", "ssh", "rsync", "sftp", "s3", "gs", "az", "webdav")
HERE = Path(__file__).parent


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_random_moments_the_next_gives_what_a_clean_publish_gives(
    kind: str, place: Callable[[str], Place], desk: Callable[..., Project]
) -> None:
    there = place(kind)
    project = desk(there)
    write_site(project.site, many(50))
    write_toml(project)
    there.put("notes/mine.txt", b"mine")
    seed = random.randrange(10**6)  # noqa: S311
    ended = subprocess.run(
        [sys.executable, str(HERE / "hosting/killed.py"), str(project.root), "3", str(seed)],
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, f"seed {seed}: {ended.stdout}{ended.stderr[-3000:]}"
    found = there.tree()
    assert found.pop("notes/mine.txt") == b"mine"
    assert {path for path in found if path not in (MANIFEST, ".nojekyll")} == tree(project.site).keys(), f"seed {seed}"
    assert {path: found[path] for path in tree(project.site)} == tree(project.site)
    if kind == "folder":
        assert [path.name for path in Path(there.to).parent.iterdir()] == [Path(there.to).name]


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="no setpriv here: Linux has it in util-linux")
def test_what_was_given_to_another_program_ends_with_a_publish_that_is_killed(tmp_path: Path) -> None:
    number = tmp_path / "number"
    child = os.fork()
    if not child:
        try:
            program.run(["sh", "-c", f"echo $$ > {number}.new; mv {number}.new {number}; exec sleep 60"])
        finally:
            os._exit(1)
    _until(number.is_file)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    state = Path("/proc", number.read_text("ascii").strip(), "stat")
    _until(lambda: not state.exists() or state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z")


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
