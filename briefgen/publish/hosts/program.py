"""Programs that carry files to a host: rsync, sftp and git keep their own keys, and we see none of them."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from briefgen.publish.hosts.host import HostError

_HOPELESS = (
    "permission denied",
    "host key verification failed",
    "could not resolve",
    "no such file or directory",
    "no space left",
    "quota",
    "authentication failed",
    "does not appear to be a git repository",
    "protected branch",
    "refusing to update checked out branch",
    "no such remote",
    "unknown module",
    "read-only file system",
    "changed by somebody else",
    "terminal prompts disabled",
    "could not read password",
    "returned error: 401",
    "returned error: 403",
    "repository not found",
    "transport 'ext' not allowed",
)
"""What programs say when another try will not help."""

SSH = ("-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=10", "-o", "ServerAliveCountMax=3")
"""Never ask for a password in the middle of a publish, and notice a dead connection."""

SILENCE = 30
"""Seconds in which a host that is asked something says something; git and sftp would wait for ever."""


def run(
    command: Sequence[str],
    *,
    given: bytes = b"",
    also_good: Sequence[int] = (),
    told: Mapping[str, str] = MappingProxyType({}),
    limit: float | None = None,
) -> bytes:
    """The program's output; raises HostError with its last words. `told` is added to its environment.

    `limit`: seconds after which it is stopped; only for what a host that is well answers in far less.
    """
    environment = {**_environment(), **told}
    try:
        ended = subprocess.run(
            _tied(command), input=given, capture_output=True, check=False, env=environment, timeout=limit
        )
    except FileNotFoundError as error:
        raise HostError(f"{command[0]} is not installed here", passing=False) from error
    except subprocess.TimeoutExpired as error:
        raise HostError(f"{command[0]}: the host gave no answer in {limit:.0f} seconds") from error
    if ended.returncode and ended.returncode not in also_good:
        words = " ".join(ended.stderr.decode("utf-8", "replace").split()[-60:])
        raise HostError(
            f"{command[0]}: {words or f'exit status {ended.returncode}'}",
            passing=not any(hopeless in words.lower() for hopeless in _HOPELESS),
        )
    return ended.stdout


def quietly(command: Sequence[str]) -> None:
    """Run what is only a courtesy."""
    subprocess.run(command, capture_output=True, check=False, env=_environment())


def _tied(command: Sequence[str]) -> Sequence[str]:
    """Where the system can, the program does not go on sending what it was given after we are killed."""
    return [*_WRAPPED, *command] if _ties() and shutil.which(command[0]) else command


_WRAPPED = ("setpriv", "--pdeathsig", "TERM", "--")


@cache
def _ties() -> bool:
    """Whether there is such a program, and it knows the option: not all of that name do."""
    try:
        return subprocess.run([*_WRAPPED, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _environment() -> Mapping[str, str]:
    """The user's, but for messages that we can read, no questions, an end to waiting, and no git hook's places."""
    own = {
        name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
    }
    ssh = " ".join(("ssh", *SSH))
    slow = {"GIT_HTTP_LOW_SPEED_LIMIT": "1", "GIT_HTTP_LOW_SPEED_TIME": str(SILENCE)}
    return {"GIT_SSH_COMMAND": ssh, **slow, **own, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
