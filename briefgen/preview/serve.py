"""Build, serve, watch, build again: until interrupted."""

import socket
import threading
from collections.abc import Callable
from contextlib import closing

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


def serve(
    project: Project, build: Callable[[], str | None], *, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Serve the project's site until interrupted.

    `build` builds once and returns the error that stopped it, or None; it is called at the start and after each
    burst of saves, always from one thread. `ready` is called with the address once it can be opened.
    """
    state = State()
    with closing(_listen(host, port)) as listener, watching(project) as watch:
        state.tell(build())
        taken = listener.getsockname()[1]
        config = uvicorn.Config(
            application(project.site, state, _names(host)),
            log_level="critical",
            timeout_graceful_shutdown=0,  # listening browsers would hold the server open
            lifespan="on",
        )
        builder = threading.Thread(target=_build_on_saves, args=(watch, build, state), daemon=True)
        builder.start()
        ready(f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{taken}/")  # noqa: S104
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            watch.stop()
            builder.join(timeout=5)


def _build_on_saves(watch: Watch, build: Callable[[], str | None], state: State) -> None:
    for _saved in watch.saves():
        state.tell(build())


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
