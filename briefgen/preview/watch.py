"""Watching is an iterator over bursts of saves; whoever builds does not know that it is watched."""

import queue
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

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


class _Listener(FileSystemEventHandler):
    def __init__(self, events: "queue.Queue[object]", only: str | None = None) -> None:
        self._events = events
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and not _LEFT_BY_EDITORS.fullmatch(path.name) and self._only in (None, path.name):
                self._events.put(path)


@contextmanager
def watching(project: Project) -> Iterator[Watch]:
    """Watch seeds/, content/, templates/ and the settings; never the output."""
    events: queue.Queue[object] = queue.Queue()
    observer = Observer()
    for folder in (project.seeds, project.content, project.templates):
        if folder.is_dir():
            observer.schedule(_Listener(events), str(folder), recursive=True)
    observer.schedule(_Listener(events, only=FILE), str(project.root), recursive=False)
    observer.start()
    try:
        yield Watch(events)
    finally:
        observer.stop()
        observer.join()
