"""Publishes again and again in processes that are killed at random moments, then once in peace.

python killed.py PROJECT KILLS SEED
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from hosting.site import many, write_site

from briefgen.publish import Wishes, prepare
from briefgen.settings import Project, open_project


def main() -> None:
    root, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    project, chance = open_project(root), random.Random(seed)  # noqa: S311
    _load(project)
    began = time.monotonic()
    _wait(_child(project))
    usual = time.monotonic() - began
    for number in range(kills):
        pages = many(40 + chance.randrange(20), f"version {number}")
        write_site(project.site, pages, style=f"p{{order:{number}}}")
        child = _child(project)
        time.sleep(chance.uniform(0.02, usual))
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
    status = _wait(_child(project)) or _wait(_child(project))  # the second lets go of assets that have had their time
    print(f"{kills} kills within {usual:.2f} s each, then status {status}")  # noqa: T201
    sys.exit(status)


def _load(project: Project) -> None:
    """Import what the children will need, so that they are killed at work and not while they are loading."""
    (target,) = project.settings.publish.targets.values()
    driver = {"s3": "s3fs", "gs": "gcsfs", "az": "adlfs", "webdav": "webdav4.client"}.get(target.to.partition(":")[0])
    if driver:
        __import__(driver)


def _child(project: Project) -> int:
    child = os.fork()
    if child == 0:
        os.setsid()
        status = 1
        try:
            with prepare(project, "live", Wishes(), now=1e10 * time.monotonic()) as publishing:
                publishing.carry_out()
            status = 0
        finally:
            os._exit(status)
    return child


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


main()
