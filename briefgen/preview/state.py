"""What the last build came to, and who wants to hear of the next one."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one build: its number, and the error that stopped it, if one did."""

    number: int
    error: str | None = None

    def as_event(self) -> str:
        """A server-sent event; browsers hand `data` to the page."""
        return f"data: {json.dumps({'build': self.number, 'error': self.error})}\n\n"


class State:
    """Passes outcomes from the thread that builds to the browsers that listen."""

    def __init__(self) -> None:
        self._last = Outcome(0)
        self._listeners: set[asyncio.Queue[Outcome]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self) -> None:
        """Bind to the running event loop, which must be the server's."""
        self._loop = asyncio.get_running_loop()

    def tell(self, error: str | None) -> None:
        """A build has ended. Called from the thread that builds."""
        self._last = Outcome(self._last.number + 1, error)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._pass_on, self._last)

    def _pass_on(self, outcome: Outcome) -> None:
        for listener in self._listeners:
            listener.put_nowait(outcome)

    async def events(self) -> AsyncIterator[str]:
        """The last outcome at once, then each new one."""
        listener: asyncio.Queue[Outcome] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield self._last.as_event()
            while True:
                yield (await listener.get()).as_event()
        finally:
            self._listeners.discard(listener)
