"""rsync, over ssh or to a daemon: what is sent is put in place file by file, each by one rename."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.hosts import program
from briefgen.publish.hosts.host import HostError, staged
from briefgen.publish.hosts.program import run
from briefgen.publish.hosts.ssh import Connection
from briefgen.publish.outgoing import Outgoing

_MISSING = re.compile(r'(change_dir|link_stat) ".*?"( \(in .*?\))? failed: No such file or directory')
"""How the host's rsync says that there is no such file; ssh says like words of its own files here."""

_ARRIVING = ".briefgen-arriving"
"""The folder on the host in which files wait until they are whole; rsync leaves them there if the line is cut."""


class Rsync:
    at_once = False
    batch = 500
    workers = 1

    def __init__(self, address: str, *, port: int | None = None) -> None:
        """`address` as rsync takes it: [user@]host:path over ssh, or rsync://host/module/path."""
        self.place = address
        self._there = address.rstrip("/") + "/"
        self._connection = None if "://" in address else Connection(address.partition(":")[0], port)
        shell = ("-e", shlex.join(("ssh", *self._connection.options))) if self._connection else ()
        self._ready = False
        self._rsync = ("rsync", f"--timeout={2 * program.SILENCE}", *shell)

    def read(self, path: str) -> bytes | None:
        with TemporaryDirectory(prefix="briefgen-") as name:
            place = Path(name, "file")
            try:
                run([*self._rsync, self._there + path, str(place)])
            except HostError as error:
                if _MISSING.search(str(error)):
                    return None
                raise
            return place.read_bytes() if place.is_file() else None

    def paths(self) -> frozenset[str]:
        try:
            listed = run([*self._rsync, "--list-only", "--recursive", "--8-bit-output", self._there])
        except HostError as error:
            if _MISSING.search(str(error)):
                return frozenset()
            raise
        lines = listed.decode("utf-8", "replace").splitlines()
        return frozenset(map(_listed, (line for line in lines if line and not line.startswith("d"))))

    def put(self, files: Sequence[Outgoing]) -> None:
        with staged(files) as folder:
            if not self._ready:
                (folder / _ARRIVING).mkdir()
                self._send(folder, [_ARRIVING])
            self._ready = False  # if this fails, another publish may have taken the folder away
            self._send(folder, [file.path for file in files], f"--temp-dir={_ARRIVING}")
            self._ready = True

    def delete(self, paths: Sequence[str]) -> None:
        """What is named and not in the folder that is sent, rsync deletes there; only the folders must be in it."""
        with staged(()) as folder:
            for path in paths:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
            self._send(folder, paths, "--delete-missing-args")

    def _send(self, folder: Path, paths: Sequence[str], *options: str) -> None:
        """The bytes are sent whatever times and sizes say, since the digests have said that they differ."""
        run(
            [
                *(
                    *self._rsync,
                    *options,
                    "--ignore-times",
                    "--times",
                    "--no-implied-dirs",
                    "--chmod=D755,F644",
                    "--mkpath",
                ),
                *("--from0", "--files-from=-", f"{folder}/", self._there),
            ],
            given="\0".join(paths).encode() + b"\0",
        )

    def finish(self) -> None:
        if not self._ready:
            return
        with staged(()) as folder:
            self._send(folder, [_ARRIVING], "--recursive", "--delete", "--delete-missing-args", "--force")
            self._ready = False

    def close(self) -> None:
        if self._connection:
            self._connection.close()


def _listed(line: str) -> str:
    """The path in a line of rsync's list; of a link, its own and not where it leads."""
    path = line.split(maxsplit=4)[4]
    return path.partition(" -> ")[0] if line.startswith("l") else path
