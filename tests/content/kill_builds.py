"""Kills builds at random moments: `kill_builds.py FOLDER TIMES` prints what was found wrong, one line a finding.

The language model is loaded once, and each build is a fork of this process: a kill then meets the build itself.
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from briefgen.build.analyse import _engine
from briefgen.build.flow import build
from briefgen.content import read_content
from briefgen.settings import AnalysisSettings, open_project

SAID = "Mara Oskel, the deputy minister, said the harbour in Riga would open on {day} March 2026. “We agree,” she said."


def seed(root: Path, day: int) -> None:
    for name in ("ferry", "grain", "locks", "tolls"):
        text = f"The {name} talks opened in Riga. {SAID.format(day=day)} Ivo Brant left early.\n"
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")


def in_a_fork(root: Path, kill_after: float | None = None) -> float:
    """Build in a process of its own; how long it took."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            build(open_project(root))
            status = 0
        finally:
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert kill_after is not None or status == 0, "a build failed"
    return time.perf_counter() - began


def contents(root: Path) -> dict[str, str]:
    files = (path for folder in ("content", "site") for path in (root / folder).rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.endswith(".tmp")
    }


def main(folder: Path, times: int) -> None:
    _engine(AnalysisSettings().model)
    fresh, edited = folder / "fresh", folder / "edited"
    for root in (fresh, edited):
        (root / "seeds").mkdir(parents=True)
        seed(root, 4)
    in_a_fork(edited)
    file = edited / "content/briefings/ferry.md"
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, "title: Ours   # kept"), "utf-8")
    seed(edited, 5)
    draw = random.Random(4)  # noqa: S311  (the same moments each time)
    wanted, seconds = {}, {}
    for root in (fresh, edited):
        whole = shutil.copytree(root, folder / f"{root.name}-whole")
        seconds[root] = in_a_fork(whole)
        wanted[root] = contents(whole)
    for number in range(times):
        root = (fresh, edited)[number % 2]
        killed = shutil.copytree(root, folder / "killed")
        in_a_fork(killed, kill_after=draw.uniform(0, seconds[root]))
        content = read_content(killed / "content")
        wrong = [problem for problem in content.problems if problem.severity == "error"]
        if content.broken or wrong:
            sys.stdout.write(f"{number}: content is broken after the kill: {wrong}" + "\n")
        if root is edited and "title: Ours   # kept" not in (killed / "content/briefings/ferry.md").read_text("utf-8"):
            sys.stdout.write(f"{number}: an edit is lost" + "\n")
        in_a_fork(killed)
        now = contents(killed)
        for name in sorted(name for name in {*now, *wanted[root]} if now.get(name) != wanted[root].get(name)):
            sys.stdout.write(f"{number}: {name} is not what a whole build makes" + "\n")
        shutil.rmtree(killed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
