"""The folders beside a folder that is switched, and what a killed publish left of them.

A folder beside is called `.NAME.briefgen-` and a word that tells whoever finds it later what it is:

- the number of its own inode: it never got its place;
- the number of another: it had the place until a moment ago, and may hold what somebody put there meanwhile;
- `try` and a word: it was made to see whether folders can be switched here;
- `gone` and a number: nothing in it is needed any more. It is called so before the first file of it is deleted, or
  a half-deleted one would be taken for the second kind, and a page that was withdrawn would come back from it.

Whoever lays one holds a lock on it, so that a second publish to the same place does not clear it up.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from glob import escape
from pathlib import Path

from briefgen.publish.hosts.folder import Folder, files_below, folders_below, for_all
from briefgen.publish.hosts.host import HostError
from briefgen.publish.manifest import MANIFEST, Manifest, ManifestError, read_manifest

DELETED = ".briefgen-deleted"
"""Names the files that the publish deletes; in the new folder until all that is to be kept of the old one is there."""


_OURS = re.compile(r"\d+|new(?:-\d+)?|gone-\d+|try-\w+")


class Laid:
    """A folder beside `root` with the same files: other names for the same bytes, which costs next to nothing."""

    def __init__(self, root: Path) -> None:
        made = root.with_name(f"{_prefix(root)}new-{os.getpid()}")
        made.mkdir()
        self._lock = _locked(made)
        self.root = made.rename(root.with_name(f"{_prefix(root)}{made.stat().st_ino}"))
        self.folder = Folder(self.root)
        try:
            for_all(self.root)
            if root.is_dir():
                shutil.copytree(root, self.root, symlinks=True, copy_function=os.link, dirs_exist_ok=True)
                _keep_owners(root, self.root)
        except BaseException:
            self.drop()
            raise

    def drop(self) -> None:
        """It will not get its place."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Of the lock."""
        os.close(self._lock)


def _keep_owners(root: Path, laid: Path) -> None:
    """Folders are made anew, so that only root can lay those of other people; files are the same files."""
    for folder in folders_below(root):
        stat, copy = folder.stat(), laid / folder.relative_to(root)
        made = copy.stat()
        if (stat.st_uid, stat.st_gid) != (made.st_uid, made.st_gid):
            os.chown(copy, stat.st_uid, stat.st_gid)


def clear_up(root: Path) -> None:
    """Finish what killed publishes left; raises HostError where another publish is at work."""
    for beside in sorted(root.parent.glob(f"{escape(_prefix(root))}*")):
        word = beside.name.removeprefix(_prefix(root))
        if not _OURS.fullmatch(word) or beside.is_symlink() or not beside.is_dir():
            continue
        with _not_at_work(beside):
            if word.isdecimal() and word != str(beside.stat().st_ino):
                carry_over(beside, root)
            give_up(beside, root)
    (root / DELETED).unlink(missing_ok=True)


def note_deleted(folder: Path, paths: Iterable[str]) -> None:
    (folder / DELETED).write_text(json.dumps(sorted(paths)), "utf-8")


def carry_over(old: Path, live: Path) -> None:
    """Files that somebody put into the old folder after it was copied, but for those that are newer where they go."""
    left_behind = {MANIFEST, DELETED} | _manifest(old).ours | _manifest(live).ours | _deleted(live)
    for file in files_below(old):
        path = file.relative_to(old).as_posix()
        place = live / path
        if path in left_behind or (place.exists() and file.stat().st_mtime_ns <= place.stat().st_mtime_ns):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    (live / DELETED).unlink(missing_ok=True)


def give_up(folder: Path, root: Path) -> None:
    """Delete it, in such a way that what is left after a kill is known to be of no use."""
    shutil.rmtree(folder.rename(root.with_name(f"{_prefix(root)}gone-{folder.stat().st_ino}")))


def _prefix(root: Path) -> str:
    return f".{root.name}.briefgen-"


def _locked(folder: Path) -> int:
    """A lock that ends with this process; file systems that have none do without."""
    import fcntl  # noqa: PLC0415  (not on Windows, where nothing is switched)

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise
    except OSError:
        return opened
    return opened


@contextlib.contextmanager
def _not_at_work(folder: Path) -> Iterator[None]:
    try:
        lock = _locked(folder)
    except BlockingIOError as error:
        raise HostError(f"another publish to this place is at work, in {folder}; wait for it", passing=False) from error
    try:
        yield
    finally:
        os.close(lock)


def _deleted(folder: Path) -> set[str]:
    try:
        return set(json.loads((folder / DELETED).read_text("utf-8")))
    except (OSError, ValueError):
        return set()


def _manifest(folder: Path) -> Manifest:
    try:
        return read_manifest(Folder(folder).read(MANIFEST))
    except ManifestError:
        return Manifest()
