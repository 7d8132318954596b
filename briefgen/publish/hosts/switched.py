"""A folder whose readers go from the old site to the new one in one moment.

The new site is laid beside the old one and takes its place by one call of the operating system that swaps two names.
Files of other people are carried over. The folder beside is called `.NAME.briefgen-INODE` after itself, so that whoever
finds it later can tell one that never got its place (the number is its own) from one that has just lost it.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Container, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.hosts.folder import Folder, files_below, told
from briefgen.publish.manifest import MANIFEST, Manifest, ManifestError, read_manifest
from briefgen.publish.outgoing import Outgoing

_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_HERE = -100


def swap(one: Path, other: Path) -> None:
    """Exchange two names in one step; raises OSError where the system or the file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        failed = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE)
    else:
        raise OSError("no call that swaps two names")
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))


def can_switch(root: Path) -> bool:
    """Whether the folder can be swapped with one beside it; tried with two empty folders."""
    if root.is_mount() or not root.parent.is_dir():
        return False
    try:
        with TemporaryDirectory(prefix=".briefgen-", dir=root.parent) as name:
            one, other = Path(name, "one"), Path(name, "other")
            one.mkdir()
            other.mkdir()
            swap(one, other)
            (one / "file").touch()
            os.link(one / "file", other / "file")
            return not root.exists() or root.stat().st_dev == root.parent.stat().st_dev
    except (OSError, AttributeError):
        return False


class SwitchedFolder:
    """All is laid in a folder beside, until `finish`."""

    at_once = True
    batch = 50
    workers = 4

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = str(root)
        self._live = Folder(root)
        self._next: Folder | None = None
        self._deleted: set[str] = set()

    def read(self, path: str) -> bytes | None:
        return (self._next or self._live).read(path)

    def paths(self) -> frozenset[str]:
        return (self._next or self._live).paths()

    def put(self, files: Sequence[Outgoing]) -> None:
        self._laid().put(files)

    def delete(self, paths: Sequence[str]) -> None:
        self._laid().delete(paths)
        self._deleted.update(paths)

    def finish(self) -> None:
        if self._next is None:
            return
        with told():
            beside = self._next.root
            if self.root.exists():
                swap(beside, self.root)
                _carry_over(beside, self.root, self._deleted)
                shutil.rmtree(beside)
            else:
                beside.rename(self.root)
            self._next = None

    def close(self) -> None:
        if self._next is not None:
            shutil.rmtree(self._next.root, ignore_errors=True)
            self._next = None

    def _laid(self) -> Folder:
        """The folder beside, with all that is now in the place; made at the first call."""
        if self._next is None:
            with told():
                self._clear_up()
                self._next = Folder(_lay(self.root))
        return self._next

    def _clear_up(self) -> None:
        """What a killed publish left: a folder that never got its place, or an old one that has lost it."""
        for beside in self.root.parent.glob(f".{self.root.name}.briefgen-*"):
            if beside.name.rpartition("-")[2] != str(beside.stat().st_ino):
                _carry_over(beside, self.root, ())
            shutil.rmtree(beside)


def _lay(root: Path) -> Path:
    """A folder beside `root` with the same files: other names for the same bytes, which costs next to nothing."""
    made = root.with_name(f".{root.name}.briefgen-new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    beside = made.rename(root.with_name(f".{root.name}.briefgen-{made.stat().st_ino}"))
    if root.is_dir():
        shutil.copytree(root, beside, symlinks=True, copy_function=os.link, dirs_exist_ok=True)
    return beside


def _carry_over(old: Path, live: Path, deleted: Container[str]) -> None:
    """Files that somebody put into the old folder after it was copied."""
    ours = {MANIFEST} | _manifest(old).ours | _manifest(live).ours
    for file in files_below(old):
        path = file.relative_to(old).as_posix()
        place = live / path
        if path in ours or path in deleted or (place.exists() and place.samefile(file)):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)


def _manifest(folder: Path) -> Manifest:
    try:
        return read_manifest(Folder(folder).read(MANIFEST))
    except ManifestError:
        return Manifest()
