"""One connection for the whole of a publish, through OpenSSH's own sharing, so that a batch need not greet anew."""

from collections.abc import Sequence
from tempfile import TemporaryDirectory

from briefgen.publish.hosts.program import SSH, quietly


class Connection:
    """Options for ssh, sftp and rsync with which they share one connection; a lost one is made again."""

    def __init__(self, host: str, port: int | None) -> None:
        self._host = host
        self._folder = TemporaryDirectory(prefix="briefgen-ssh-")
        sharing = ("ControlMaster=auto", f"ControlPath={self._folder.name}/%C", "ControlPersist=60")
        named = (f"Port={port}",) if port else ()
        self.options: Sequence[str] = (*SSH, *(word for option in (*sharing, *named) for word in ("-o", option)))

    def close(self) -> None:
        quietly(["ssh", *self.options, "-O", "exit", self._host])
        self._folder.cleanup()
