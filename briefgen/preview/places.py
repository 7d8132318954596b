"""Where the files of a project are, links and folders that come and go included, and what happens there."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, ObservedWatch

from briefgen.diagnostics import BriefgenError
from briefgen.settings import FILE, Project, open_project

_LEFT_BY_EDITORS = re.compile(r".*(?:~|\.sw[px]|\.tmp|\.bck|___jb_(?:old|tmp)___)|4913|\.#.*|#.*#|\.goutputstream.*")


class Saved(NamedTuple):
    """Something that happened to a file, or to a folder."""

    path: Path
    done: bool = False
    """Whether a file is whole: it was closed, or has taken its name."""


Told = Callable[[Saved], None]


class Places:
    """Watches the folders that people edit, also those that appear later, and whatever links in them lead to."""

    def __init__(self, project: Project, observer: BaseObserver, told: Told) -> None:
        self._root, self._observer, self._tell = project.root, observer, told
        self._wanted = (project.seeds, project.content, project.templates)
        self._watched: dict[Path, ObservedWatch] = {}
        self._led_to: set[Path | tuple[Path, Path]] = set()
        self._there = _which(self._root)

    def begin(self) -> None:
        self._watched.clear()
        self._led_to.clear()
        self._observer.schedule(_Handler(self._top), str(self._root), recursive=False)
        for folder in self._wanted:
            self._look_at(folder)
        self._look_at_files()

    def look(self) -> None:
        """If the project was moved away, or another one is in its place, say so, and watch that."""
        there = _which(self._root)
        if there == self._there:
            return
        self._there = there
        if there is not None:
            self._observer.unschedule_all()
            with suppress(OSError):  # it goes again, just now
                self.begin()
        self._tell(Saved(self._root))

    def _look_at(self, folder: Path) -> None:
        """Watch a folder that is there, also if another of its name was watched before."""
        if old := self._watched.pop(folder, None):
            with suppress(KeyError, OSError):
                self._observer.unschedule(old)
        if folder in self._wanted and folder.is_dir():
            self._watched[folder] = self._observer.schedule(_Handler(self._below), str(folder), recursive=True)
            self._follow_all(folder)

    def _look_at_files(self) -> None:
        """The settings may be a link, and name files elsewhere."""
        self._follow(self._root / FILE)
        with suppress(BriefgenError, OSError):
            for name in open_project(self._root).named():
                self._watch_file(self._root / name)

    def _top(self, saved: Saved) -> None:
        """Something happened in the project's own folder."""
        if saved.path.name == FILE:
            self._look_at_files()
            self._tell(saved)
        elif saved.path in self._wanted:
            self._look_at(saved.path)
            self._tell(Saved(saved.path))

    def _below(self, saved: Saved) -> None:
        self._follow(saved.path)
        self._tell(saved)

    def _follow_all(self, folder: Path) -> None:
        waiting = [str(folder)]
        while waiting:
            with suppress(OSError):
                for entry in os.scandir(waiting.pop()):
                    if entry.is_symlink():
                        self._follow(Path(entry.path))
                    elif entry.is_dir():
                        waiting.append(entry.path)

    def _follow(self, link: Path) -> None:
        """What happens to the target of a link happens to the link."""
        if not link.is_symlink():
            return
        if not link.is_dir():
            self._watch_file(link)
            return
        real = link.resolve()
        if real not in self._led_to:  # once: there may be rings
            self._led_to.add(real)
            self._observer.schedule(_Handler(_Renamed(real, link, self._below)), str(real), recursive=True)
            self._follow_all(link)

    def _watch_file(self, path: Path) -> None:
        real = path.resolve()
        if real.parent.is_dir() and (real, path) not in self._led_to:
            self._led_to.add((real, path))
            self._observer.schedule(_Handler(_Renamed(real, path, self._tell)), str(real.parent), recursive=False)


class _Renamed:
    """Tells of a real place under the name by which the project has it, and of nothing beside it."""

    def __init__(self, real: Path, path: Path, told: Told) -> None:
        self._real, self._path, self._tell = real, path, told

    def __call__(self, saved: Saved) -> None:
        if saved.path.is_relative_to(self._real):
            self._tell(saved._replace(path=self._path / saved.path.relative_to(self._real)))


class _Handler(FileSystemEventHandler):
    def __init__(self, told: Told) -> None:
        self._tell = told

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in _paths(event):
            self._tell(Saved(path, event.event_type in ("closed", "moved")))


def _paths(event: FileSystemEvent) -> Iterator[Path]:
    """The files that an event may have changed; a folder that is new or was moved may have brought some with it."""
    if event.event_type in ("opened", "closed_no_write") or (event.is_directory and event.event_type == "modified"):
        return
    for name in (event.src_path, event.dest_path):
        path = Path(str(name))
        if name and not _LEFT_BY_EDITORS.fullmatch(path.name):
            yield path


def _which(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another one by its name; None where there is none."""
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
