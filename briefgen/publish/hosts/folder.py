"""A folder, on this machine or mounted: file by file, each whole or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.publish.hosts.host import HostError
from briefgen.publish.outgoing import Outgoing

_PASSING = frozenset((errno.EINTR, errno.EAGAIN, errno.EBUSY, errno.EIO, errno.ETIMEDOUT, errno.ESTALE))

_OPEN_FOLDER, _OPEN_FILE = 0o055, 0o044
"""The rights with which a server's own user can read what is published."""


class Folder:
    """Files are replaced one by one; for file systems that cannot switch folders, such as a USB stick's."""

    at_once = False
    batch = 50
    workers = 4

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = str(root)

    def read(self, path: str) -> bytes | None:
        with told():
            try:
                return (self.root / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def paths(self) -> frozenset[str]:
        with told():
            return frozenset(file.relative_to(self.root).as_posix() for file in files_below(self.root))

    def put(self, files: Sequence[Outgoing]) -> None:
        with told():
            for file in files:
                place = self.root / file.path
                make_folder(place.parent)
                temporary = _beside(place)
                try:
                    temporary.write_bytes(file.read())
                    for_all(temporary)
                    temporary.replace(place)
                except OSError:
                    temporary.unlink(missing_ok=True)
                    raise

    def delete(self, paths: Sequence[str]) -> None:
        with told():
            for path in paths:
                place = self.root / path
                place.unlink(missing_ok=True)
                _beside(place).unlink(missing_ok=True)
                self._remove_empty(place.parent)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


def _beside(place: Path) -> Path:
    """Where a file is written first; always the same, so that what a killed publish left is taken away by the next."""
    return place.with_name(f".{place.name}.briefgen")


def make_folder(folder: Path) -> None:
    """With those above it; what is there already stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    for_all(folder)


def for_all(place: Path) -> None:
    """Whoever publishes may keep files to themselves by default, as cron jobs often do; the server is somebody else."""
    now = place.stat().st_mode
    wanted = now | (_OPEN_FOLDER if place.is_dir() else _OPEN_FILE)
    if now != wanted:
        with suppress(OSError):  # file systems without such rights
            place.chmod(wanted)


@contextmanager
def told() -> Iterator[None]:
    """What the operating system says becomes a HostError."""
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise HostError(f"{where}{os.strerror(error.errno or 0)}", passing=error.errno in _PASSING) from error


def files_below(folder: Path) -> Iterator[Path]:
    """All that is no folder; links are taken as they are."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from files_below(entry)
        else:
            yield entry


def folders_below(root: Path) -> Iterator[Path]:
    """The folder itself and all that are in it; links are not followed."""
    yield root
    for entry in root.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            yield from folders_below(entry)
