"""Watches the files of a project, links and folders that come and go included."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, ObservedWatch

from briefgen.preview.sight import Place, Sight, which
from briefgen.settings import Project
from briefgen.writing import is_own

_LEFT_BY_EDITORS = re.compile(
    r".*(?:~|\.sw[px]|\.tmp|\.bck|___jb_(?:old|tmp)___)|\..*\.next|4913|\.#.*|#.*#|\.goutputstream.*"
)


class Saved(NamedTuple):
    """Something that happened to a file, or to a folder."""

    path: Path
    done: bool = False
    """Whether a file is whole: it was closed, or has taken its name."""


Told = Callable[[Saved], None]


class Places:
    """Watches what a project is read from, wherever links lead.

    Events only raise doubts of where that is. One thread, which calls `look`, resolves them.
    """

    def __init__(self, project: Project, observer: BaseObserver, told: Told) -> None:
        self._root, self._observer, self._tell = project.root, observer, told
        self._folders = (project.seeds, project.content, project.templates)
        self._watched: dict[Place, ObservedWatch] = {}
        self._sight = Sight()
        self._there = which(self._root)
        self._doubts: deque[Path] = deque()

    def begin(self) -> None:
        """Watch all that there is."""
        self._sight = Sight.of(self._root, self._folders)
        for place in self._watched.keys() - self._sight.names.keys():
            with suppress(KeyError, OSError):
                self._observer.unschedule(self._watched.pop(place))
        for place in self._sight.names.keys() - self._watched.keys():
            handler = _Handler(partial(self._happened, place))
            self._watched[place] = self._observer.schedule(handler, str(place.folder), recursive=place.deep)

    def look(self) -> None:
        """Watch what there is now, and tell of what has become another without an event: the project, a link's end."""
        there, doubts = which(self._root), {self._doubts.popleft() for _ in range(len(self._doubts))}
        led = [path for path, before in self._sight.ends.items() if which(path) != before]
        if there != self._there:
            self._there, doubts, led = there, set(), [self._root]
        if doubts or led:
            self._forget({*doubts, *led})
            with suppress(OSError):  # it goes again, just now; or no watches are left
                self.begin()
        for path in () if doubts else led:  # an event has told of a doubt, and all is read again for one
            self._tell(Saved(path))

    def _forget(self, doubtful: set[Path]) -> None:
        """Another folder may have taken a name, and even the number, of one that is watched."""
        for place, names in self._sight.names.items():
            another = self._root in doubtful or (place.deep and any(path in doubtful for _, path in names))
            if another and place in self._watched:
                with suppress(KeyError, OSError):
                    self._observer.unschedule(self._watched.pop(place))

    def _happened(self, place: Place, saved: Saved) -> None:
        for real, path in self._sight.names.get(place, ()):
            if saved.path.is_relative_to(real):
                shown = path / saved.path.relative_to(real)
                if is_own(shown):  # what a build writes into content/ would have people wait for another one
                    continue
                if shown in self._sight.ends or shown.is_symlink() or shown.is_dir():
                    self._doubts.append(shown)
                self._tell(saved._replace(path=shown))


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
