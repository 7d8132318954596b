"""Which addresses are targets, and which are refused before anything is asked of anybody."""

import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hosting.site import a_project

from briefgen.diagnostics import ConfigurationError
from briefgen.publish.discretion import redacted
from briefgen.publish.hosts.archive import Archive
from briefgen.publish.hosts.host import HostError
from briefgen.publish.target import choose_target, open_host
from briefgen.settings import open_project

NO_TARGETS = (
    *("git:", "git:nosuchremote", "git:https://[bad", "http://[bad", "https://example.org/desk", "ftp://example.org/x"),
    *("ssh://host:notaport/x", "ssh://host", "ssh:///var/www", "sftp://host:99999/x", "rsync://", "ssh://-oProxy/x"),
    *("git:--upload-pack=touch x:y", "git:-x", "ssh://host/desk#new", "sftp://host/desk?new"),
    *(
        "s3://",
        "s3:///desk",
        "gs://",
        "az://",
        "webdavs://",
        "webdav:///x",
        "webdav://host/desk#new",
        "webdavs://host/a?b",
    ),
)
SECRETS = (
    *("git:https://me:hunter2@example.org/x.git", "git:https://hunter2@example.org/x.git", "https://hunter2@a.org/x"),
    *("ssh://me:hunter2@host/x", "sftp://me:hunter2@host/x", "rsync://me:hunter2@host/m/x", "s3://key:hunter2@b/x"),
    *("webdavs://hunter2@host/x", "az://c/desk?sig=hunter2", "git:ssh://me:hunter2@host/x.git"),
    "git:me:hunter2@host:x.git",
)
TAKEN = (".", "..", "/", "seeds", "content/pub", "site", "site/public", "site/desk.zip", ".briefgen/x", ".git/x")
"""Places that hold the project, or that a part of the program owns."""


@pytest.mark.parametrize("to", NO_TARGETS)
def test_what_names_no_host_is_said_to(to: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="BG601"):
        open_host(a_project(tmp_path, to).settings.publish.targets["live"], a_project(tmp_path, to))


@pytest.mark.parametrize("to", SECRETS)
def test_an_address_with_a_secret_is_refused_and_not_repeated(to: str, tmp_path: Path) -> None:
    project = a_project(tmp_path, to)
    with pytest.raises(ConfigurationError, match="password") as refused:
        open_host(choose_target(project.settings.publish, "live")[1], project)
    assert "hunter2" not in str(refused.value)


def test_a_secret_in_the_public_address_or_the_endpoint_is_refused(tmp_path: Path) -> None:
    for settings in ({"base_url": "https://me:hunter2@example.org"}, {"endpoint": "https://hunter2@store.example.org"}):
        project = a_project(tmp_path, "s3://bucket/desk", **settings)
        with pytest.raises(ConfigurationError, match="password") as refused:
            open_host(project.settings.publish.targets["live"], project)
        assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["http://[bad", "example.org", "http://h:port/x", "https://e.org/a b/", "ftp://e.org"]
)
def test_what_can_be_no_address_of_a_site_is_refused_wherever_it_is_set(address: str, tmp_path: Path) -> None:
    project = a_project(tmp_path, "public", base_url=address)
    with pytest.raises(ConfigurationError, match="BG601"):
        open_host(project.settings.publish.targets["live"], project)
    (tmp_path / "briefgen.toml").write_text(f'[site]\nbase_url = "{address}"\n', "utf-8")
    with pytest.raises(ConfigurationError, match="BG004"):
        open_project(tmp_path)


def test_the_name_of_a_host_keeps_its_letters_and_an_address_of_numbers_its_brackets(tmp_path: Path) -> None:
    for scheme in ("ssh", "sftp"):
        for host in ("MyDesk", "me@MyDesk", "[::1]", "me@[fe80::1]"):
            project = a_project(tmp_path, f"{scheme}://{host}:2222/var/www/desk")
            with closing(open_host(project.settings.publish.targets["live"], project)) as there:
                assert host in there.place


@pytest.mark.parametrize("to", TAKEN)
def test_a_site_does_not_go_into_the_project_it_is_of(to: str, tmp_path: Path) -> None:
    project = a_project(tmp_path / "desk", to)
    project.content.mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="BG601"):
        open_host(project.settings.publish.targets["live"], project)


def test_a_folder_of_its_own_in_the_project_is_a_target(tmp_path: Path) -> None:
    project = a_project(tmp_path, "public")  # as GitLab Pages wants it
    assert open_host(project.settings.publish.targets["live"], project).place == str(tmp_path / "public")


def test_what_cannot_become_a_folder_is_said_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("hello", "utf-8")
    (tmp_path / "folder.zip").mkdir()
    for to in ("plain", "plain/below", "/proc/nope/x", "folder.zip"):
        project = a_project(tmp_path / "desk", f"../{to}" if to[0] != "/" else to)
        project.root.mkdir(exist_ok=True)
        with pytest.raises(ConfigurationError, match="cannot go to"):
            open_host(project.settings.publish.targets["live"], project)
    assert (tmp_path / "plain").read_text("utf-8") == "hello"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "folder.zip", "plain"]


@pytest.mark.parametrize(
    "settings", [{"branch": "bad name"}, {"branch": "a..b"}, {"branch": ""}, {"domain": "https://x"}]
)
def test_what_git_or_its_host_takes_for_no_name_is_refused(settings: dict[str, str], tmp_path: Path) -> None:
    project = a_project(tmp_path, "git:git@example.org:me/site.git", **settings)
    with pytest.raises(ConfigurationError, match="BG601"):
        open_host(project.settings.publish.targets["live"], project)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("fatal: https://me:token@example.org/x.git", "fatal: https://…@example.org/x.git"),
        ("fatal: https://token@example.org/x.git", "fatal: https://…@example.org/x.git"),
        ("postgres://me:p@ss@host/db", "postgres://…@host/db"),
        ("ssh://me@example.org/x", "ssh://me@example.org/x"),
    ],
)
def test_names_and_passwords_in_addresses_are_left_out_of_what_programs_say(said: str, shown: str) -> None:
    assert redacted(said, ()) == shown


def test_a_zip_file_may_be_called_so_in_capitals(tmp_path: Path) -> None:
    project = a_project(tmp_path / "desk", str(tmp_path / "DESK.ZIP"))
    assert isinstance(open_host(project.settings.publish.targets["live"], project), Archive)
    assert choose_target(project.settings.publish, "Other.Zip")[1].to == "Other.Zip"


def test_a_zip_that_cannot_be_read_is_said_to_be_one(tmp_path: Path) -> None:
    place = tmp_path / "desk.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("index.html", "words")
    packed = bytearray(place.read_bytes())
    packed[6] |= 1  # encrypted, as the file's own head says, and the list of files at the end
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    place.write_bytes(packed)
    with pytest.raises(HostError, match="no zip file that can be read"):
        Archive(place).paths()
