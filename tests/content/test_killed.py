"""A build that is killed loses nothing, and the next one ends as if it had not been."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which this system has not")


def said_by(script: str, *arguments: str) -> list[str]:
    """The lines that a script beside this file prints."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.slow
def test_fifty_builds_killed_at_random_moments_leave_content_whole_and_the_next_build_ends_right(
    tmp_path: Path,
) -> None:
    assert said_by("kill_builds.py", str(tmp_path), "50") == []


def test_an_update_killed_before_any_of_its_file_operations_ends_right_the_next_time(tmp_path: Path) -> None:
    assert said_by("kill_updates.py", str(tmp_path)) == ["10 kills"]
