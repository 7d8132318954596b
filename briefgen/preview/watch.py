"""Watching is an iterator over bursts of saves; whoever builds does not know that it is watched."""

import queue
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from briefgen.settings import FILE, Project

_SETTLED = 0.03
"""Seconds of quiet after which a burst of saves is over: editors write a file in several steps."""
_LEFT_BY_EDITORS = re.compile(r".*(?:~|\.sw[px]|\.tmp|\.bck|___jb_(?:old|tmp)___)|4913|\.#.*|#.*#|\.goutputstream.*")
_ENDS = object()


class Watch:
    """Saves under the folders that people edit, as they happen."""

    def __init__(self, events: "queue.Queue[object]") -> None:
        self._events = events

    def saves(self) -> Iterator[frozenset[Path]]:
        """Each settled burst of saves; ends after `stop`."""
        while (first := self._events.get()) is not _ENDS:
            burst = {first}
            while True:
                try:
                    event = self._events.get(timeout=_SETTLED)
                except queue.Empty:
                    break
                if event is _ENDS:
                    return
                burst.add(event)
            yield frozenset(path for path in burst if isinstance(path, Path))

    def stop(self) -> None:
        self._events.put(_ENDS)


class _Folders(FileSystemEventHandler):
    """Puts saves into a queue; folders of the project that appear are watched from then on."""

    def __init__(self, project: Project, observer: BaseObserver, saved: Callable[[Path], None]) -> None:
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
            self._saved(path)
        elif (folder := self._root / path.name) in self._wanted:
            self.look_at(folder)
            self._saved(folder)

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in _paths(event):
            self._saved(path)


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
    events: queue.Queue[object] = queue.Queue()

    def saved(path: Path) -> None:
        begun()
        events.put(path)

    observer = _started(project, saved, poll=poll)
    try:
        yield Watch(events)
    finally:
        observer.stop()
        observer.join()


def _started(project: Project, saved: Callable[[Path], None], *, poll: bool) -> BaseObserver:
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
