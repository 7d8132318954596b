"""One connection for a publish, also where temporary files have long names, as on a Mac."""

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import tree

from briefgen.publish.hosts import ssh
from briefgen.publish.hosts.host import HostError
from briefgen.publish.hosts.ssh import Connection
from briefgen.publish.manifest import MANIFEST
from briefgen.publish.target import open_host
from briefgen.settings import Project


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, with a name longer than that of any socket."""
    folder = tmp_path / ("T" * 90)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return folder


@pytest.fixture
def arrives(
    place: Callable[[str], Place], desk: Callable[..., Project], publish: Callable[..., list[str]]
) -> Callable[..., None]:
    """Publishes to a place of a kind, and looks whether all has come there."""

    def go(kind: str, host: str = "127.0.0.1") -> None:
        there = place(kind)
        there = replace(there, to=there.to.replace("127.0.0.1", host))
        project = desk(there)
        publish(project)
        assert tree(project.site).items() <= there.tree().items()

    return go


def socket_of(connection: Connection) -> str | None:
    paths = [option.partition("=")[2] for option in connection.options if option.startswith("ControlPath=")]
    return paths[0] if paths else None


@pytest.mark.parametrize("longest", [ssh._LONGEST, 10])
@pytest.mark.parametrize("kind", ["sftp", "ssh"])
def test_a_long_name_for_temporary_files_is_no_hindrance(
    kind: str, longest: int, long: Path, arrives: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even the shortest is too long, each batch has a connection of its own."""
    monkeypatch.setattr(ssh, "_LONGEST", longest)
    arrives(kind)
    assert list(long.iterdir()) == []


@pytest.mark.parametrize("host", ["MyDesk", "[::1]"])
@pytest.mark.parametrize("kind", ["sftp", "ssh"])
def test_a_host_is_found_by_its_name_in_the_settings_of_ssh_and_by_an_address_of_ipv6(
    kind: str, host: str, arrives: Callable[..., None]
) -> None:
    arrives(kind, host)


@pytest.mark.parametrize("length", [12, 40, 55, 70, 90])
def test_a_socket_has_a_short_name_wherever_temporary_files_are(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = Path("/tmp")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=base, prefix="b" * (length - 8 - len(str(base)))) as name:
        monkeypatch.setattr(tempfile, "tempdir", name)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        connection = Connection("example.org", None)
        path = socket_of(connection)
        assert path is not None
        assert len(os.fsencode(path)) + len(".1234567890123456") <= 100
        connection.close()
        assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("to", "program", "words"),
    [
        ("ssh://host.invalid/desk", "ssh", "Could not create directory '/home/me/.ssh' (No such file or directory)."),
        ("ssh://host.invalid/desk", "rsync", 'rsync: [sender] link_stat "/desk" failed: Permission denied (13)'),
        ("sftp://host.invalid/desk", "sftp", "bash: sftp-server: command not found"),
    ],
)
def test_words_that_only_sound_so_do_not_make_a_host_empty(
    to: str, program: str, words: str, desk: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = desk(Place(to, dict, lambda *_: None))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / program).write_text(f'#!/bin/sh\ncat >&2 <<"END"\n{words}\nEND\nexit 255\n', "utf-8")
    (tmp_path / "bin" / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    monkeypatch.setattr("briefgen.publish.run._TRIES", 1)
    with closing(open_host(project.settings.publish.targets["live"], project)) as host:
        for asked in (lambda: host.read(MANIFEST), host.paths):
            with pytest.raises(HostError, match=re.escape(words[:20])):
                asked()
