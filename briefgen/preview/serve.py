"""Build, serve, watch, build again: until interrupted."""

import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import uvicorn

from briefgen.diagnostics import BriefgenError
from briefgen.preview.app import application
from briefgen.preview.state import Ahead, State
from briefgen.preview.watch import Watch, watching
from briefgen.settings import Project

_PORTS_TRIED, _LAST_PORT = 20, 65535
_SOON = 0.03
"""Seconds without a save after which a build begins that people wait for."""
_OF_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_ALL = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
"""What means every address of this machine, and one of them."""
_PAUSE = 0.5
"""Seconds without a save after which the rest of the site is brought up to date with what is shown already."""


class NoPortError(BriefgenError):
    """None of the ports is free, or the host is not this machine's."""

    exit_status = 1

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"cannot listen on {host}, port {port} or one of the next {_PORTS_TRIED}: {reason}\n"
            f"    help: name another one:  briefgen serve --port 9000"
        )


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: the first port to try, or 0 for any that is free."""

    host: str = "127.0.0.1"
    port: int = 8000


@dataclass(frozen=True, slots=True)
class Ready:
    """How the preview can be reached."""

    address: str
    wished: bool
    """Whether its port is the one that was wished for."""
    public: bool
    """Whether other machines can read it."""
    polls: str | None
    """Why files are looked at once a second; None where the system tells of saves."""


class Builder(Protocol):
    """What makes the site; called from one thread."""

    def build(self, state: State, between: Callable[[], None]) -> None:
        """Build once, announce to the state what will be made, and tell it what came of it. `between` is called now
        and then while that goes on.
        """

    def show(self, saved: frozenset[Path]) -> tuple[Ahead, frozenset[str]] | None:
        """What makes any page as it is after these saves, and the paths of those that are other ones for certain; None
        where only a build can tell what has changed.
        """


def serve(
    project: Project, builder: Builder, *, address: Address, ready: Callable[["Ready"], None], poll: bool = False
) -> None:
    """Serve the project's site until interrupted.

    It is built at the start, and again some time after each burst of saves. `ready` is called once its address can be
    opened, before the first build.
    """
    state = State()
    state.begin()
    host = address.host
    with closing(_listen(host, address.port)) as listener, watching(project, state.begin, poll=poll) as watch:
        taken = listener.getsockname()[1]
        listener.listen()
        config = uvicorn.Config(
            application(project.site, state, _names(host), partial(_lost, watch, state, project.site)),
            log_level="critical",
            timeout_graceful_shutdown=0,  # listening browsers would hold the server open
            lifespan="on",
        )
        threading.Thread(target=_Work(watch, builder, state).run, daemon=True).start()
        ready(Ready(_address(host, taken), address.port in (0, taken), host not in _OF_THIS_MACHINE, watch.polls))
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            watch.stop()
            state.stop()


class _Work:
    """What was saved is shown at once where that can be, and built when people pause."""

    def __init__(self, watch: Watch, builder: Builder, state: State) -> None:
        self._watch, self._builder, self._state = watch, builder, state
        self._due: float | None = 0.0
        """Seconds without a save after which a build is due; None: there is nothing to build."""

    def run(self) -> None:
        while not self._watch.stopped:
            if saved := self._watch.saves(self._due):
                self._take(saved)
            elif not self._watch.stopped:
                self._build()

    def _take(self, saved: frozenset[Path]) -> None:
        """Show it, unless a build is due that alone can tell what has changed."""
        as_of = self._state.saves
        known = None if self._due == _SOON else self._builder.show(saved)
        self._due = _SOON if known is None else _PAUSE
        if known is not None:
            self._state.show(*known, as_of)

    def _build(self) -> None:
        """A mistake of ours must not end the thread: the next save may be built again."""
        self._state.look()
        self._due = None
        try:
            self._builder.build(self._state, self._between)
        except Exception:  # noqa: BLE001
            trace = traceback.format_exc()
            sys.stderr.write(trace)
            self._state.tell(f"a mistake of briefgen; please report it with this:\n{trace}")

    def _between(self) -> None:
        """Nobody waits for a long build to see what was saved meanwhile; another build follows it."""
        if saved := self._watch.saves(0):
            self._take(saved)


def _lost(watch: Watch, state: State, site: Path) -> None:
    state.begin()
    watch.save(site)


def _names(host: str) -> tuple[str, ...]:
    """By which it may be called; by any where it listens on all addresses, since nobody knows their names."""
    return ("*",) if host in _ALL else (host, f"[{host}]", *_OF_THIS_MACHINE, "[::1]")


def _address(host: str, port: int) -> str:
    name = _ALL.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    reason = ""
    for candidate in range(port, min(port + _PORTS_TRIED, _LAST_PORT + 1)) if port else (0,):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
        except OSError as error:
            listener.close()
            reason = error.strerror or str(error)
            continue
        return listener
    raise NoPortError(host, port, reason)
