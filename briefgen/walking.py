"""All files below a folder, links followed: what the comparisons of names, sizes and times look at; and their bytes."""

import errno
import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Times = tuple[int, int, int]


def times(found: os.stat_result) -> Times:
    """What tells a file that was not touched from others. No program can set the last, which any change sets."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def bytes_of(path: "Path") -> bytes:
    """The bytes of a file; of what is none, such as a pipe or a device, reading might never end: an OSError."""
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise OSError(errno.EINVAL, "It is a pipe or a device, and no file", str(path))
    return path.read_bytes()


def files_below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Each file under its name there, beginning with a slash, and `place` itself under none if it is one.

    Of a ring of links each folder is visited once. What is gone between the look at its folder and the look at itself
    (editors save by renaming) is not there; a link to nothing is, as the link.
    """
    waiting, seen = [("", place)], set()
    while waiting:
        name, path = waiting.pop()
        found = None
        try:
            found = os.stat(path)  # noqa: PTH116  (pathlib would have to be imported)
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            if found is not None and isinstance(error, NotADirectoryError):  # a file, and not one below a file
                yield name, found
            continue
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    waiting.append((f"{name}/{entry.name}", entry.path))
                continue
            if (there := _stat(entry)) is not None:
                yield f"{name}/{entry.name}", there


def _stat(entry: "os.DirEntry[str]") -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        pass
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None
