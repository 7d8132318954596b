"""One connection for the whole of a publish, through OpenSSH's own sharing, so that a batch need not greet anew."""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from briefgen.publish.hosts.program import SSH, quietly

_PREFIX, _NAME = "briefgen-ssh-", "s"
_LONGEST = 100
"""Bytes of a socket's path: macOS takes 103, Linux 107."""
_ADDED = len(f"{_PREFIX}12345678//{_NAME}.1234567890123456")
"""Bytes that our folder and the socket in it add, with what ssh puts behind the name while it makes it."""


class Connection:
    """Options for ssh, sftp and rsync with which they share one connection; a lost one is made again."""

    def __init__(self, host: str, port: int | None) -> None:
        self._host = host
        self._folder: TemporaryDirectory[str] | None = None
        shared: tuple[str, ...] = ()
        if place := _short_place():
            self._folder = TemporaryDirectory(prefix=_PREFIX, dir=place)
            shared = ("ControlMaster=auto", f"ControlPath={self._folder.name}/{_NAME}", "ControlPersist=60")
        named = (f"Port={port}",) if port else ()
        self.options: Sequence[str] = (*SSH, *(word for option in (*shared, *named) for word in ("-o", option)))

    def close(self) -> None:
        if self._folder:
            quietly(["ssh", *self.options, "-O", "exit", self._host])
            self._folder.cleanup()


def _short_place() -> str | None:
    """Where a socket's path is not too long; None where it is everywhere, and each batch has to greet anew."""
    places = (gettempdir(), os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp")  # noqa: S108  (a folder of our own is made in it)
    return next((place for place in places if _is_short(place) and os.access(place, os.W_OK)), None)


def _is_short(place: str) -> bool:
    return Path(place).is_absolute() and len(os.fsencode(place)) + _ADDED <= _LONGEST
