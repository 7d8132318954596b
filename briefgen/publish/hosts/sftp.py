"""SFTP with OpenSSH's own program: the user's keys, agent, jump hosts and known hosts are used as they are."""

import posixpath
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.hosts.host import HostError, staged
from briefgen.publish.hosts.program import run
from briefgen.publish.hosts.ssh import Connection
from briefgen.publish.outgoing import Outgoing

_MISSING = re.compile(r"""(File|Can't ls:) ".*?" not found""")
"""How sftp says that the host has no such file; ssh, a shell or a key may be not found, too."""

_READING = 300
"""Seconds for one file or one list; the manifest of ten thousand pages is a megabyte."""


class Sftp:
    at_once = False
    batch = 250
    workers = 2

    def __init__(self, host: str, root: str, *, port: int | None = None) -> None:
        """`host` is [user@]host; `root` a path there, from the home folder unless it begins with a slash."""
        self.place = f"sftp://{host}/{root.lstrip('/')}"
        self._root = root.rstrip("/") or "."
        self._made: set[str] = set()
        self._connection = Connection(host, port)
        self._sftp = ("sftp", "-o", "LogLevel=ERROR", *self._connection.options, "-b", "-", host)

    def read(self, path: str) -> bytes | None:
        with TemporaryDirectory(prefix="briefgen-") as name:
            place = Path(name, "file")
            try:
                self._do([f"get {_quoted(self._at(path))} {_quoted(str(place))}"], limit=_READING)
            except HostError as error:
                if _MISSING.search(str(error)):
                    return None
                raise
            return place.read_bytes()

    def paths(self) -> frozenset[str]:
        found: set[str] = set()
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                lines = self._do([f"ls -la {_quoted(self._at(folder))}"], limit=_READING).splitlines()
            except HostError as error:
                if _MISSING.search(str(error)):
                    continue
                raise
            for line in lines:
                if len(parts := line.split(maxsplit=8)) < 9:
                    continue
                name = posixpath.basename(parts[8].rstrip("/"))
                if name not in (".", ".."):
                    (folders.append if parts[0].startswith("d") else found.add)(posixpath.join(folder, name))
        return frozenset(found)

    def put(self, files: Sequence[Outgoing]) -> None:
        with staged(files) as folder:
            folders = _parents(file.path for file in files) - self._made
            commands = [f"-mkdir {_quoted(place)}" for place in (*self._above(), *map(self._at, sorted(folders)))]
            for file in files:
                beside = _quoted(_beside(self._at(file.path)))
                commands += [
                    f"put {_quoted(str(folder / file.path))} {beside}",
                    f"rename {beside} {_quoted(self._at(file.path))}",
                ]
            self._do(commands)
            self._made |= folders | {""}

    def delete(self, paths: Sequence[str]) -> None:
        """A leading - lets the program go on: the file may be gone already, a folder may still be needed."""
        places = [self._at(path) for path in paths]
        commands = [f"-rm {_quoted(place)}" for path in places for place in (path, _beside(path))]
        commands += [f"-rmdir {_quoted(self._at(folder))}" for folder in sorted(_parents(paths), reverse=True)]
        self._do([*commands, "pwd"])

    def _above(self) -> Sequence[str]:
        """The folder of the site with those that it is in, until they are known to be there."""
        above = [str(folder) for folder in (Path(self._root), *Path(self._root).parents)]
        return [] if self._made else [folder for folder in reversed(above) if folder not in (".", "/")]

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    def _do(self, commands: Sequence[str], limit: float | None = None) -> str:
        given = "\n".join(commands).encode() + b"\n"
        return run(self._sftp, given=given, limit=limit).decode("utf-8", "replace")

    def finish(self) -> None:
        pass

    def close(self) -> None:
        self._connection.close()


def _beside(place: str) -> str:
    """Where a file is written first; always the same, so that what a killed publish left is taken away by the next."""
    return posixpath.join(posixpath.dirname(place), f".{posixpath.basename(place)}.briefgen")


def _parents(paths: Iterable[str]) -> set[str]:
    return {str(parent) for path in paths for parent in Path(path).parents if parent.name}


def _quoted(path: str) -> str:
    """Raises HostError for a path with a line end: behind it the program would read a command, even one to run here."""
    if not path.isprintable():
        raise HostError(f"sftp takes no such path: {path!r}", passing=False)
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
