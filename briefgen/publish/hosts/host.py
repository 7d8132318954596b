"""What every kind of host can do, and how it says that it could not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from briefgen.publish.outgoing import Outgoing


class HostError(Exception):
    """The host, or the way to it, refused; `passing`: it may go well at the next try."""

    def __init__(self, message: str, *, passing: bool = True) -> None:
        super().__init__(message)
        self.passing = passing


class Host(Protocol):
    """A place for the site. Every method raises HostError; paths are relative to the site, with slashes."""

    place: str
    """Where it is, for people; holds no secret."""
    at_once: bool
    """Whether nothing is seen before `finish`, and everything is then."""
    batch: int
    """How many files one call of `put` or `delete` takes at most."""
    workers: int
    """How many calls may run side by side."""

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where there is no such file."""
        ...

    def paths(self) -> frozenset[str]:
        """All files that are there, whosever they are."""
        ...

    def put(self, files: Sequence[Outgoing]) -> None:
        """Make the files be there; readers meet the old or the new one, never half of one."""
        ...

    def delete(self, paths: Sequence[str]) -> None:
        """Make the files not be there, whether they were or not."""
        ...

    def finish(self) -> None:
        """All is sent, or there was nothing to send; what earlier publishes left half-done is cleared up."""
        ...

    def close(self) -> None:
        """Nothing more will be asked; what was begun and not finished is given up."""
        ...


@contextmanager
def staged(files: Sequence[Outgoing]) -> Iterator[Path]:
    """The files in a folder, as programs that copy folders want them."""
    with TemporaryDirectory(prefix="briefgen-") as name:
        for file in files:
            place = Path(name, file.path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read())
            place.chmod(0o644)  # as SFTP hands it on
        yield Path(name)
