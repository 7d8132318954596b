"""Starting real servers on this machine, and stopping them."""

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A target on a real server, and a look at what it holds that does not go through our code."""

    to: str
    tree: Callable[[], dict[str, bytes]]
    put: Callable[[str, bytes], object]
    """Somebody else puts a file there."""
    target: Mapping[str, object] = field(default_factory=dict)
    headers: Callable[[str], Mapping[str, str]] | None = None
    """What the host keeps of a file's headers, where it keeps them."""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: Sequence[str], port: int, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server until the end of the block; it is there once its port answers."""
    with log.open("wb") as words:
        process = subprocess.Popen(
            command, stdout=words, stderr=words, stdin=subprocess.DEVNULL, env={**os.environ, **environment}
        )
        try:
            _wait(process, port, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text('utf-8', 'replace')[-2000:]}")
