"""OpenSSH's server with keys of its own, and an `ssh` that knows them."""

import contextlib
import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from hosting.server import free_port, running

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[int]:
    """A server's port; while it runs, `ssh` finds its keys by a configuration that stands first in PATH."""
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized").write_bytes((folder / "user.pub").read_bytes())
    Path("/run/sshd").mkdir(exist_ok=True)
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nListenAddress ::1\n"
        f"HostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"StrictModes no\nUsePAM no\nPasswordAuthentication no\nPidFile {folder}/pid\nMaxStartups 100\n"
        f"Subsystem sftp internal-sftp\nSetEnv HOME={folder}\n",  # whoever runs this may have a slow .bashrc
        "utf-8",
    )
    (folder / "known").write_text(f"* {(folder / 'host.pub').read_text('ascii')}", "utf-8")
    (folder / "ssh_config").write_text(
        f"Host MyDesk\nHostName 127.0.0.1\nHost *\n"
        f"IdentityFile {folder}/user\nIdentitiesOnly yes\nUserKnownHostsFile {folder}/known\n"
        f"User {getpass.getuser()}\n",
        "utf-8",
    )
    wrappers = folder / "bin"
    wrappers.mkdir()
    for name in ("ssh", "sftp"):
        (wrappers / name).write_text(f'#!/bin/sh\nexec {shutil.which(name)} -F {folder}/ssh_config "$@"\n', "utf-8")
        (wrappers / name).chmod(0o755)
    before = os.environ["PATH"]
    os.environ["PATH"] = f"{wrappers}:{before}"
    try:
        with running([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], port, folder / "log"):
            yield port
    finally:
        os.environ["PATH"] = before
