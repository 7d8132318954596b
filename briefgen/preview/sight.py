"""Where the files of a project really are: its folders, and whatever links in them lead to."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefgen.diagnostics import BriefgenError
from briefgen.settings import FILE, open_project

Which = tuple[int, int]


class Place(NamedTuple):
    """A folder to be watched, by its real path."""

    folder: Path
    deep: bool
    """With all that is below it."""
    which: Which | None
    """What tells it from another folder that takes its path."""


@dataclass(slots=True)
class Sight:
    """All that must be watched of a project."""

    names: dict[Place, set[tuple[Path, Path]]] = field(default_factory=dict)
    """What is looked at in each place: its real path, and the path by which the project has it."""
    ends: dict[Path, Which | None] = field(default_factory=dict)
    """What each link leads to; and what each path that may be reached by one is."""
    _seen: set[Path] = field(default_factory=set)

    @staticmethod
    def of(root: Path, folders: Iterable[Path]) -> "Sight":
        """Of the project in `root`; `folders` are watched if they are there, and when they come."""
        sight = Sight()
        for folder in folders:
            sight._file(folder)
            if folder.is_dir():
                sight._tree(folder)
        sight._file(root / FILE)
        with suppress(BriefgenError, OSError):
            for name in open_project(root).named():
                sight._file(root / name)
        return sight

    def _file(self, path: Path) -> None:
        """One file, under its name and where that leads; or the name of a folder."""
        self._add(path.parent.resolve(), path.name, path)
        self._lead(path)

    def _lead(self, path: Path) -> None:
        self.ends[path] = which(path)
        if path.is_symlink() and not path.is_dir():
            real = path.resolve()
            self._add(real.parent, real.name, path)

    def _tree(self, folder: Path) -> None:
        """A folder with all that is in it."""
        real = folder.resolve()
        if real in self._seen:  # there may be rings
            return
        self._seen.add(real)
        self._add(real, "", folder)
        waiting = [str(folder)]
        while waiting:
            with suppress(OSError):
                for entry in os.scandir(waiting.pop()):
                    if entry.is_symlink():
                        self._lead(Path(entry.path))
                    if entry.is_symlink() and entry.is_dir():
                        self._tree(Path(entry.path))
                    elif entry.is_dir():
                        waiting.append(entry.path)

    def _add(self, folder: Path, name: str, path: Path) -> None:
        if folder.is_dir():
            place = Place(folder, not name, which(folder))
            self.names.setdefault(place, set()).add((folder / name, path))


def which(path: Path) -> Which | None:
    """What tells a file or a folder from another one of its name; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
