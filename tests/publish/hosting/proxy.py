"""Bad networks and bad servers: what goes between a client and a real server, and does not always arrive."""

import contextlib
import http.client
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

Mood = Callable[[int, str], str]
"""The number of a request (from 1) and its method → "well", "fail", "drop", "slow" or "full"."""


def well(_number: int, _method: str) -> str:
    return "well"


def fails_one_in_five(number: int, _method: str) -> str:
    return "fail" if number % 5 == 0 else "well"


def loses_one_in_five(number: int, _method: str) -> str:
    return "drop" if number % 5 == 0 else "well"


def slow(_number: int, _method: str) -> str:
    return "slow"


def full(number: int, method: str) -> str:
    """Room for a few files, and none for more."""
    return "full" if method in ("PUT", "POST") and number > 12 else "well"


class FaultyProxy(ThreadingHTTPServer):
    """Passes requests on to a server as its mood has it, and writes down those that reached it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.upstream = upstream.removeprefix("http://")
        self.mood: Mood = well
        self.seen: list[tuple[str, str]] = []
        self.number = 0
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def next_mood(self, method: str) -> str:
        with self._lock:
            self.number += 1
            return self.mood(self.number, method)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients hang up; that is the point."""


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultyProxy

    def _pass(self) -> None:
        mood = self.server.next_mood(self.command)
        if mood == "drop":
            self._hang_up()
            return
        body = self._body()
        if mood in ("fail", "full"):
            self._answer(503 if mood == "fail" else 507, [], b"")
            return
        if mood == "slow":
            time.sleep(0.1)
        upstream = http.client.HTTPConnection(self.server.upstream, timeout=60)
        with contextlib.closing(upstream):
            headers = {name: value for name, value in self.headers.items() if name.lower() != "transfer-encoding"}
            if body:
                headers["Content-Length"] = str(len(body))
            upstream.request(self.command, self.path, body or None, headers)
            answer = upstream.getresponse()
            content = answer.read()
        self.server.seen.append((self.command, self.path.partition("?")[0]))
        self._answer(answer.status, answer.getheaders(), content)

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is passed on."""
        if name.startswith("do_"):
            return self._pass
        raise AttributeError(name)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        found = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        length = dict(headers).get("Content-Length", "0") if self.command == "HEAD" else str(len(content))
        self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(content)

    def _hang_up(self) -> None:
        """In the middle of what is sent, and without a goodbye."""
        self.rfile.read(min(100, int(self.headers.get("Content-Length", 0))))
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


class CuttingProxy(ThreadingTCPServer):
    """A line that is cut: each of the first connections after so many bytes, and the later ones never.

    `pause`: seconds that it takes to carry a few thousand bytes.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, *, cuts: int, after: int, pause: float = 0.0) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.upstream, self.cuts, self.after, self.pause = port, cuts, after, pause
        self.was_cut = 0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class _Line(BaseRequestHandler):
    server: CuttingProxy

    def handle(self) -> None:
        left = self.server.after if self.server.was_cut < self.server.cuts else 1 << 40
        with socket.create_connection(("127.0.0.1", self.server.upstream)) as there:
            threading.Thread(target=_copy, args=(there, self.request), daemon=True).start()
            while left > 0 and (some := self.request.recv(16384)):
                time.sleep(self.server.pause)
                there.sendall(some)
                left -= len(some)
            self.server.was_cut += left <= 0


def _copy(source: socket.socket, to: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while some := source.recv(16384):
            to.sendall(some)
    with contextlib.suppress(OSError):
        to.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def at_work(server: Any) -> Iterator[Any]:
    """The proxy, running until the end of the block."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
