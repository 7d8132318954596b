"""Hosts that take the call and never say a word, as behind a firewall or a hung server."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hosting.server import Place

from briefgen.publish import Wishes, prepare
from briefgen.publish.hosts import program
from briefgen.publish.run import PublishError
from briefgen.settings import Project


@pytest.fixture
def mute() -> Iterator[int]:
    """The port of a listener that accepts and never answers."""
    heard: list[socket.socket] = []

    def listen() -> None:
        with suppress(OSError):
            while True:
                heard.append(listener.accept()[0])

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
    for each in heard:
        each.close()


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("git:http://127.0.0.1:{}/site.git", "transferred the last 1 seconds"),
        ("git:https://127.0.0.1:{}/site.git", "no answer in 2 seconds"),
        ("git:git://127.0.0.1:{}/site.git", "no answer in 2 seconds"),
        ("git:ssh://127.0.0.1:{}/site.git", "timed out"),
        ("sftp://127.0.0.1:{}/desk", "timed out"),
        ("ssh://127.0.0.1:{}/desk", "timed out|timeout"),
        ("rsync://127.0.0.1:{}/module/desk", "timeout"),
    ],
)
def test_a_mute_host_is_given_up_and_said_to_be_so(
    to: str, said: str, mute: int, desk: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "SILENCE", 1)
    for module in ("program", "ssh"):
        impatient = [word.replace("Timeout=20", "Timeout=1") for word in program.SSH]
        monkeypatch.setattr(f"briefgen.publish.hosts.{module}.SSH", tuple(impatient))
    monkeypatch.setattr("briefgen.publish.run._TRIES", 1)
    project = desk(Place(to.format(mute), dict, lambda *_: None))
    began = time.monotonic()
    with pytest.raises(PublishError, match=rf"(?s)({said}).*try again later"), prepare(project, "live", Wishes()):
        pass
    assert time.monotonic() - began < 10
