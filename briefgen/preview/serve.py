"""Build, serve, watch, build again: until interrupted."""

import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import uvicorn

from briefgen.diagnostics import BriefgenError
from briefgen.preview.app import application
from briefgen.preview.state import State
from briefgen.preview.watch import Watch, watching
from briefgen.settings import Project

_PORTS_TRIED = 20


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


Build = Callable[[State], None]
"""Builds once, announces to the state what it will make, and tells it what came of it."""


def serve(
    project: Project, build: Build, *, address: Address, ready: Callable[[str, bool], None], poll: bool = False
) -> None:
    """Serve the project's site until interrupted.

    `build` is called at the start and after each burst of saves, always from one thread. `ready` is called, before the
    first build, with the address once it can be opened, and whether its port is the one that was wished for.
    """
    state = State()
    state.begin()
    host = address.host
    with closing(_listen(host, address.port)) as listener, watching(project, state.begin, poll=poll) as watch:
        taken = listener.getsockname()[1]
        listener.listen()
        config = uvicorn.Config(
            application(project.site, state, _names(host)),
            log_level="critical",
            timeout_graceful_shutdown=0,  # listening browsers would hold the server open
            lifespan="on",
        )
        builder = threading.Thread(target=_build_on_saves, args=(watch, build, state), daemon=True)
        builder.start()
        ready(f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{taken}/", address.port in (0, taken))  # noqa: S104
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            watch.stop()
            state.tell("stopped")  # lets requests go that wait for a page


def _build_on_saves(watch: Watch, build: Build, state: State) -> None:
    _build(build, state)
    for _saved in watch.saves():
        _build(build, state)


def _build(build: Build, state: State) -> None:
    """A mistake of ours must not end the thread: the next save may be built again."""
    state.begin()
    try:
        build(state)
    except Exception:  # noqa: BLE001
        trace = traceback.format_exc()
        sys.stderr.write(trace)
        state.tell(f"a mistake of briefgen; please report it with this:\n{trace}")


def _names(host: str) -> tuple[str, ...]:
    return ("*",) if host == "0.0.0.0" else (host, "localhost", "127.0.0.1", "[::1]")  # noqa: S104


def _listen(host: str, port: int) -> socket.socket:
    reason = ""
    for candidate in range(port, port + _PORTS_TRIED) if port else (0,):
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
