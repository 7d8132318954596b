"""Watching gives bursts of saves, one after the other; whoever builds does not know that it is watched."""

import queue
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from briefgen.settings import FILE, Project

_SETTLED = 0.03
"""Seconds of quiet after which a burst of saves is over: editors write a file in several steps."""
_WRITTEN = 0.004
"""The same after a file was closed or took another's name, which is how a save ends."""
_FEW = 20
_MANY = 0.2
"""The same after more files than a person saves: a branch is being checked out."""
_LEFT_BY_EDITORS = re.compile(r".*(?:~|\.sw[px]|\.tmp|\.bck|___jb_(?:old|tmp)___)|4913|\.#.*|#.*#|\.goutputstream.*")


class _Saved(NamedTuple):
    path: Path
    done: bool
    """Whether a file is whole: it was closed, or has taken its name."""


class Watch:
    """Saves under the folders that people edit, as they happen."""

    def __init__(self, events: "queue.Queue[_Saved | None]") -> None:
        self._events = events
        self.stopped = False

    def saves(self, within: float | None = None) -> frozenset[Path]:
        """The next settled burst of saves; empty after so many seconds without any, and after `stop`."""
        burst: set[Path] = set()
        patience = within
        while not self.stopped:
            try:
                event = self._events.get(timeout=patience) if patience != 0 else self._events.get_nowait()
            except queue.Empty:
                break
            if event is None:
                self.stopped = True
                break
            burst.add(event.path)
            patience = _MANY if len(burst) > _FEW else _WRITTEN if event.done else _SETTLED
        return frozenset(burst)

    def stop(self) -> None:
        self._events.put(None)


class _Folders(FileSystemEventHandler):
    """Puts saves into a queue; folders of the project that appear are watched from then on."""

    def __init__(self, project: Project, observer: BaseObserver, saved: Callable[[_Saved], None]) -> None:
        self._root, self._observer, self._saved = project.root, observer, saved
        self._wanted = (project.seeds, project.content, project.templates)
        self._watched: dict[Path, ObservedWatch] = {}

    def begin(self) -> None:
        self._observer.schedule(_Top(self), str(self._root), recursive=False)
        for folder in self._wanted:
            self.look_at(folder)

    def look_at(self, folder: Path) -> None:
        """Watch a folder that is there, also if another of its name was watched before."""
        if old := self._watched.pop(folder, None):
            with suppress(KeyError, OSError):
                self._observer.unschedule(old)
        if folder in self._wanted and folder.is_dir():
            self._watched[folder] = self._observer.schedule(self, str(folder), recursive=True)

    def top(self, path: Path) -> None:
        """Something happened in the project's own folder."""
        if path.name == FILE:
            self._saved(_Saved(path, done=False))
        elif (folder := self._root / path.name) in self._wanted:
            self.look_at(folder)
            self._saved(_Saved(folder, done=False))

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in _paths(event):
            self._saved(_Saved(path, event.event_type in ("closed", "moved")))


class _Top(FileSystemEventHandler):
    def __init__(self, folders: _Folders) -> None:
        self._folders = folders

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory and event.event_type not in ("created", "moved", "deleted"):
            return
        for path in _paths(event):
            self._folders.top(path)


def _paths(event: FileSystemEvent) -> Iterator[Path]:
    """The files that an event may have changed; a folder that is new or was moved may have brought some with it."""
    if event.event_type in ("opened", "closed_no_write") or (event.is_directory and event.event_type == "modified"):
        return
    for name in (event.src_path, event.dest_path):
        path = Path(str(name))
        if name and not _LEFT_BY_EDITORS.fullmatch(path.name):
            yield path


@contextmanager
def watching(project: Project, begun: Callable[[], None], *, poll: bool = False) -> Iterator[Watch]:
    """Watch seeds/, content/, templates/ and the settings; never the output. `begun` is called at each event at once.

    With `poll`, and where the system has no more watches to give, files are looked at once a second: this also sees
    what other machines save in a network folder.
    """
    events: queue.Queue[_Saved | None] = queue.Queue()

    def saved(event: _Saved) -> None:
        begun()
        events.put(event)

    observer = _started(project, saved, poll=poll)
    try:
        yield Watch(events)
    finally:
        observer.stop()
        observer.join()


def _started(project: Project, saved: Callable[[_Saved], None], *, poll: bool) -> BaseObserver:
    for kind in (PollingObserver,) if poll else (Observer, PollingObserver):
        observer: BaseObserver = kind()
        try:
            _Folders(project, observer, saved).begin()
            observer.start()
        except OSError:  # no watches are left
            if kind is PollingObserver:
                raise
            continue
        return observer
    raise AssertionError
