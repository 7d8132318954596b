"""Watching gives bursts of saves, one after the other; whoever builds does not know that it is watched."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from briefgen.preview.network import network_of
from briefgen.preview.places import Places, Saved, Told
from briefgen.settings import Project

_SETTLED = 0.03
"""Seconds of quiet after which a burst of saves is over: editors write a file in several steps."""
_WRITTEN = 0.004
"""The same after a file was closed or took another's name, which is how a save ends."""
_FEW = 20
_MANY = 0.2
"""The same after more files than a person saves: a branch is being checked out."""
_LOOK = 1.0
"""Seconds between two looks, while nothing happens, at whether the project is where it was."""


class Watch:
    """Saves under the folders that people edit, as they happen."""

    def __init__(self, events: "queue.Queue[Saved | None]", look: Callable[[], None], *, polls: str | None) -> None:
        """`look` is called after each burst, and now and then while nothing happens."""
        self._events, self._look = events, look
        self.polls = polls
        """Why files are looked at once a second; None where the system tells of saves."""
        self.stopped = False

    def saves(self, within: float | None = None) -> frozenset[Path]:
        """The next settled burst of saves; empty after so many seconds without any, and after `stop`."""
        burst: set[Path] = set()
        patience = within
        while not self.stopped:
            try:
                event = self._events.get(patience != 0, _LOOK if patience is None else patience)
            except queue.Empty:
                if patience is None:
                    self._look()
                    continue
                break
            if event is None:
                self.stopped = True
                break
            burst.add(event.path)
            patience = _MANY if len(burst) > _FEW else _WRITTEN if event.done else _SETTLED
        if burst:
            self._look()
        return frozenset(burst)

    def save(self, path: Path) -> None:
        """As if this had been saved."""
        self._events.put(Saved(path, done=True))

    def stop(self) -> None:
        self._events.put(None)


@contextmanager
def watching(project: Project, begun: Callable[[], None], *, poll: bool = False) -> Iterator[Watch]:
    """Watch seeds/, content/, templates/ and the settings; never the output. `begun` is called at each event at once.

    With `poll`, in a network folder, where other machines save as well, and where the system has no more watches to
    give, files are looked at once a second.
    """
    events: queue.Queue[Saved | None] = queue.Queue()

    def saved(event: Saved) -> None:
        begun()
        events.put(event)

    why = "as you wished" if poll else _why(project)
    observer, places = _started(project, saved, poll=why is not None)
    if why is None and isinstance(observer, PollingObserver):
        why = "since the system can watch no more of them"
    try:
        yield Watch(events, places.look, polls=why)
    finally:
        observer.stop()
        observer.join()


def _why(project: Project) -> str | None:
    """Why nobody would tell of saves."""
    for folder in (project.root, project.seeds, project.content, project.templates):
        if kind := network_of(folder):
            return f"since {folder.name or folder}/ is on a network drive ({kind})"
    return None


def _started(project: Project, told: Told, *, poll: bool) -> tuple[BaseObserver, Places]:
    for kind in (PollingObserver,) if poll else (Observer, PollingObserver):
        observer: BaseObserver = kind()
        places = Places(project, observer, told)
        try:
            places.begin()
            observer.start()
        except OSError:  # no watches are left
            if kind is PollingObserver:
                raise
            continue
        return observer, places
    raise AssertionError
