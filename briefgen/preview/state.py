"""What the last build came to, what the one under way can already show, and who wants to hear of the next one."""

import asyncio
import json
import secrets
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

PATIENCE = 60.0
"""Seconds that a request waits for a build to say what it will make; then a page asks again by itself."""
_MOST_NAMED = 500
"""Changed files that are named to browsers; of more, only that there are many."""

Ahead = Callable[[str], bytes | None]
"""Path of a page → the page as the build under way will write it; None where the file that is there is right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one build: its number, the error that stopped it or spoils pages, and the files that it changed; None
    where it could be any.
    """

    number: int
    error: str | None = None
    changed: frozenset[str] | None = frozenset()

    def as_event(self, server: str) -> str:
        """A server-sent event; browsers hand `data` to the page. `changed` is null where it is too much to name.

        `server` tells one preview from the next at the same address, whose numbers begin anew.
        """
        changed = None if self.changed is None or len(self.changed) > _MOST_NAMED else sorted(self.changed)
        said = {"server": server, "build": self.number, "error": self.error, "changed": changed}
        return f"data: {json.dumps(said)}\n\n"


class State:
    """Passes what is known from the thread that builds to the requests and the browsers that listen."""

    def __init__(self) -> None:
        self._server = secrets.token_hex(8)
        self._last = Outcome(0)
        self._listeners: set[asyncio.Queue[Outcome]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._known = threading.Event()
        self._known.set()
        self._ahead: Ahead | None = None
        self.saves = self._seen = 0
        self._lock = threading.Lock()

    def attach(self) -> None:
        """Bind to the running event loop, which must be the server's."""
        self._loop = asyncio.get_running_loop()

    @property
    def at_rest(self) -> bool:
        """Whether every page is what its file says."""
        return self._known.is_set() and self._ahead is None

    @property
    def known(self) -> bool:
        """Whether it is known of every page how it must be now."""
        return self._known.is_set()

    @property
    def error(self) -> str | None:
        """What stopped the last build, or spoils pages."""
        return self._last.error

    def begin(self) -> None:
        """Something was saved: what is asked for from now on must show it."""
        with self._lock:
            self.saves += 1
            self._ahead = None
            self._known.clear()

    def look(self) -> None:
        """Whoever builds is about to read the files: what it announces shows every save until now."""
        with self._lock:
            self._seen = self.saves

    def announce(self, ahead: Ahead | None, as_of: int | None = None) -> None:
        """Any page that is asked for can be made, or has been; unless something was saved since files were read.

        `as_of`: how many saves it shows, where that is not for the build to say.
        """
        with self._lock:
            if self.saves == (self._seen if as_of is None else as_of):
                self._ahead = ahead
                self._known.set()

    def page(self, path: str) -> bytes | None:
        """The page as it must be now; None: as its file is, or not known yet.

        Waits, so it must not be called on the event loop.
        """
        self._known.wait(PATIENCE)
        ahead = self._ahead
        return ahead(path) if ahead is not None else None

    def tell(self, error: str | None, changed: frozenset[str] | None = frozenset()) -> None:
        """A build has ended, and changed these files, or any (None). Called from the thread that builds."""
        self.announce(None)
        self._say(Outcome(self._last.number + 1, error, changed))

    def show(self, ahead: Ahead, changed: frozenset[str], as_of: int) -> None:
        """These pages, and perhaps others, are known to be others now; a build is still to come."""
        self.announce(ahead, as_of)
        self._say(Outcome(self._last.number + 1, self._last.error, changed))

    def _say(self, outcome: Outcome) -> None:
        self._last = outcome
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._pass_on, outcome)

    def stop(self) -> None:
        """Let requests go that wait for a page."""
        self._known.set()

    def _pass_on(self, outcome: Outcome) -> None:
        for listener in self._listeners:
            listener.put_nowait(outcome)

    async def events(self) -> AsyncIterator[str]:
        """The last outcome at once, then each new one."""
        listener: asyncio.Queue[Outcome] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield self._last.as_event(self._server)
            while True:
                yield (await listener.get()).as_event(self._server)
        finally:
            self._listeners.discard(listener)
