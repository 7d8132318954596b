"""rsync's own server, without ssh."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting.server import free_port, running


@contextlib.contextmanager
def daemon(folder: Path, root: Path) -> Iterator[int]:
    """The port of a daemon that takes files into `root`, which it calls `module`."""
    program, port = shutil.which("rsync") or pytest.skip("no rsync here: install Debian's rsync"), free_port()
    (folder / "rsyncd.conf").write_text(
        f"use chroot = no\npid file = {folder}/pid\nuid = root\ngid = root\n[module]\npath = {root}\nread only = no\n",
        "utf-8",
    )
    command = [program, "--daemon", "--no-detach", f"--config={folder}/rsyncd.conf", "--address=127.0.0.1"]
    with running([*command, f"--port={port}"], port, folder / "log"):
        yield port
