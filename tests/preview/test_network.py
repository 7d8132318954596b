"""Folders of other machines are told from those of this one, so that saves made elsewhere are seen."""

from pathlib import Path

import pytest

from briefgen.preview import network
from briefgen.preview.network import network_of
from briefgen.preview.watch import watching
from briefgen.settings import open_project

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
C:\134 /mnt/c 9p rw,dirsync,aname=drvfs 0 0
//nas/share /home/ann/Our\040desk cifs rw 0 0
ann@host:/srv /home/ann/far fuse.sshfs rw 0 0
tmpfs /home/ann/far/scratch tmpfs rw 0 0
host:/a /srv/twice nfs4 rw 0 0
/dev/sdb1 /srv/twice ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ann/desk", None),
        ("/mnt/c/Users/ann/desk", "9p"),
        ("/mnt/cd", None),
        ("/home/ann/Our desk/briefings", "cifs"),
        ("/home/ann/far", "fuse.sshfs"),
        ("/home/ann/far/scratch/desk", None),
        ("/srv/twice/desk", None),
    ],
)
def test_a_folder_is_on_what_is_mounted_nearest_above_it(
    folder: str, kind: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    monkeypatch.setattr(network, "MOUNTS", tmp_path / "mounts")
    assert network_of(Path(folder)) == kind


def test_where_the_system_does_not_tell_nothing_is_on_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "MOUNTS", tmp_path / "none")
    assert network_of(tmp_path) is None


def test_a_project_of_which_a_part_is_on_the_network_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, root = tmp_path / "nas", tmp_path / "desk"
    (content / "briefings").mkdir(parents=True)
    root.mkdir()
    (root / "briefgen.toml").touch()
    (root / "content").symlink_to(content)
    (tmp_path / "mounts").write_text(f"/dev/sda1 / ext4 rw 0 0\nhost:/a {content} nfs4 rw 0 0\n")
    monkeypatch.setattr(network, "MOUNTS", tmp_path / "mounts")
    begun: list[object] = []
    with watching(open_project(root), lambda: begun.append(None)) as watch:
        assert watch.polls == "since content/ is on a network drive (nfs4)"
        file = root / "content/briefings/talks.md"
        file.write_text("Saved.")
        assert file in watch.saves(60)
        assert begun
