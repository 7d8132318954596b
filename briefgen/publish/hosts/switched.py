"""A folder whose readers go from the old site to the new one in one moment.

The new site is laid beside the old one and takes its place by one call of the operating system that swaps two names.
Files that other people put into the old one meanwhile are carried over. `leftovers.py` says what a folder beside is
called, and what becomes of those that a killed publish left.
"""

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.hosts.folder import Folder, files_below, folders_below, told
from briefgen.publish.hosts.leftovers import DELETED, Laid, carry_over, clear_up, give_up, note_deleted
from briefgen.publish.outgoing import Outgoing

_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_HERE = -100
_LONGEST = 200
"""Bytes of a name beside which there is room for what a folder beside is called; most file systems take 255."""


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
    if root.is_mount() or not root.parent.is_dir() or len(os.fsencode(root.name)) > _LONGEST:
        return False
    try:
        with TemporaryDirectory(prefix=f".{root.name}.briefgen-try-", dir=root.parent) as name:
            one, other = Path(name, "one"), Path(name, "other")
            one.mkdir()
            other.mkdir()
            swap(one, other)
            (one / "file").touch()
            os.link(one / "file", other / "file")
            on_one_disk = not root.exists() or root.stat().st_dev == root.parent.stat().st_dev
            return on_one_disk and (not root.exists() or _may_be_laid(root, one))
    except (OSError, AttributeError):
        return False


def _may_be_laid(root: Path, tried: Path) -> bool:
    """Whether another name can be had for each file, and nobody would lose a folder of theirs to whoever publishes.

    What is on another disk has no second name on this one, nor has somebody else's file for everybody; and who may give
    a folder to its owner and group is found out on `tried`: raises OSError where that is not allowed.
    """
    disk, me = root.stat().st_dev, os.geteuid()
    folders = {folder: folder.lstat() for folder in folders_below(root)}
    found = (*folders.values(), *(file.lstat() for file in files_below(root)))
    if not all(entry.st_dev == disk and me in (0, entry.st_uid) for entry in found):
        return False
    for owner, group in {(stat.st_uid, stat.st_gid) for stat in folders.values()}:
        os.chown(tried, owner, group)
    return True


class SteadyFolder(Folder):
    """A folder that keeps its place, and may have been switched before."""

    def finish(self) -> None:
        with told():
            clear_up(self.root)


class SwitchedFolder:
    """All is laid in a folder beside, until `finish`."""

    at_once = True
    batch = 50
    workers = 4

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = str(root)
        self._live = Folder(root)
        self._next: Laid | None = None
        self._deleted: set[str] = set()

    def read(self, path: str) -> bytes | None:
        return self._now().read(path)

    def paths(self) -> frozenset[str]:
        return self._now().paths() - {DELETED}

    def put(self, files: Sequence[Outgoing]) -> None:
        self._laid().put(files)

    def delete(self, paths: Sequence[str]) -> None:
        self._laid().delete(paths)
        self._deleted.update(paths)

    def finish(self) -> None:
        with told():
            if self._next is None:
                clear_up(self.root)
                return
            beside = self._next.root
            if self.root.exists():
                note_deleted(beside, self._deleted)
                swap(beside, self.root)
                carry_over(beside, self.root)
                give_up(beside, self.root)
            else:
                beside.rename(self.root)
            self._next.let_go()
            self._next = None

    def close(self) -> None:
        if self._next is not None:
            self._next.drop()
            self._next = None

    def _now(self) -> Folder:
        return self._next.folder if self._next else self._live

    def _laid(self) -> Folder:
        """The folder beside, with all that is now in the place; made at the first call."""
        if self._next is None:
            with told():
                clear_up(self.root)
                self._next = Laid(self.root)
        return self._next.folder
