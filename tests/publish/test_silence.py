"""Hosts that take the call and never say a word, as behind a firewall or a hung server."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hosting.server import Place

from briefgen.publish import Wishes, prepare
from briefgen.publish.hosts import program
from briefgen.publish.run import PublishError
from briefgen.settings import Project


@contextmanager
def listening(greeting: bytes = b"") -> Iterator[int]:
    """The port of a listener that never answers; or that greets the first, and then sends it drops."""
    heard: list[socket.socket] = []

    def listen() -> None:
        with suppress(OSError):
            while True:
                heard.append(listener.accept()[0])
                heard[-1].sendall(greeting)
                while greeting:
                    heard[-1].sendall(b"x")
                    time.sleep(0.1)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        for each in heard:
            each.close()
        thread.join()


@pytest.fixture
def mute() -> Iterator[int]:
    with listening() as port:
        yield port


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


@pytest.mark.parametrize("greeting", [b"", b"HTTP/1.0 200 OK\r\n\r\n"], ids=["mute", "in drops"])
def test_an_address_that_hangs_is_given_up_with_all_others(
    greeting: bytes, place: Callable[[str], Place], desk: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.publish.verify._LIMIT", 1.5)
    with listening(greeting) as port:
        project = desk(place("folder"), base_url=f"http://127.0.0.1:{port}/")
        with prepare(project, "live", Wishes()) as publishing:
            publishing.carry_out()
            began = time.monotonic()
            looked_at, (problem,) = publishing.look()
    assert time.monotonic() - began < 5
    assert looked_at == 1
    assert problem.code == "BG611"
    assert "cannot be reached, and no other address was tried" in problem.message
