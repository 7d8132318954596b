"""A push from a checkout that knows the way to its remote, and nobody else does: as on the runners of forges."""

import base64
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hosting.forge import TOKEN, forge
from hosting.places import git_place
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.publish import Wishes, prepare
from briefgen.publish.hosts.checkout import settings_of
from briefgen.publish.run import PublishError
from briefgen.settings import Project

Publish = Callable[..., list[str]]
HEADER = f"AUTHORIZATION: basic {TOKEN}"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True)


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[tuple[Place, str]]:
    """A repository, and its address at a forge that asks for a token."""
    (tmp_path / "repositories").mkdir()
    place = git_place(tmp_path / "repositories/site.git")
    git(tmp_path / "repositories/site.git", "config", "http.receivepack", "true")
    with forge(tmp_path / "repositories") as address:
        yield place, address


@pytest.fixture
def checkout(remote: tuple[Place, str], desk: Callable[..., Project]) -> Project:
    place, address = remote
    project = desk(Place("git:origin", place.tree, place.put))
    git(project.root, "init", "--quiet")
    git(project.root, "remote", "add", "origin", f"{address}/site.git")
    return project


def by_header(folder: Path, address: str) -> None:
    git(folder, "config", "--local", f"http.{address}/.extraheader", HEADER)


def by_included_file(folder: Path, address: str) -> None:
    (folder.parent / "token").write_text(f'[http "{address}/"]\n\textraheader = {HEADER}\n', "utf-8")
    git(folder, "config", "--local", f"includeIf.gitdir:{folder}/.git.path", str(folder.parent / "token"))


def by_helper(folder: Path, address: str) -> None:
    user, _, password = base64.b64decode(TOKEN).decode().partition(":")
    (folder / ".git/token").write_text(address.replace("//", f"//{user}:{password}@") + "\n", "utf-8")
    git(folder, "config", "--local", "credential.helper", "store --file=.git/token")


def by_rewriting(folder: Path, address: str) -> None:
    by_header(folder, address)
    git(folder, "config", "--local", f"url.{address}/.insteadOf", "forge:")
    git(folder, "remote", "set-url", "origin", "forge:site.git")


@pytest.mark.parametrize("knows", [by_header, by_included_file, by_helper, by_rewriting])
def test_what_only_the_checkout_knows_opens_the_way(
    knows: Callable[[Path, str], None], checkout: Project, remote: tuple[Place, str], publish: Publish
) -> None:
    place, address = remote
    knows(checkout.root, address)
    publish(checkout)
    write_site(checkout.site, {**many(12), "page-0003": "changed words"})
    assert publish(checkout) == ["put briefings/page-0003.html", "put feed.xml"]
    assert tree(checkout.site).items() <= place.tree().items()


def test_without_a_token_it_is_said_at_once_that_one_is_missing(checkout: Project) -> None:
    began = time.monotonic()
    with (
        pytest.raises(PublishError, match=r"(?s)could not read Username.*mend that"),
        prepare(checkout, "live", Wishes()),
    ):
        pass
    assert time.monotonic() - began < 10


def test_what_the_environment_says_goes_before_what_the_checkout_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "--local", "http.proxy", "http://checkout.invalid")
    git(tmp_path, "config", "--local", "core.sshCommand", "ssh -i deploy-key")
    git(tmp_path, "config", "--local", "core.pager", "touch not-of-the-way")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "http.proxy")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "http://environment.invalid")
    told = settings_of(tmp_path)
    assert told["GIT_SSH_COMMAND"].startswith("ssh -i deploy-key -o BatchMode=yes")
    asked = ["git", "-C", "/", "config", "--get-regexp", "^(http.proxy|core.pager|core.sshcommand)$"]
    said = subprocess.run(asked, env={**os.environ, **told}, capture_output=True, text=True, check=True).stdout
    proxies = [line for line in said.splitlines() if line.startswith("http.proxy")]
    assert proxies == ["http.proxy http://checkout.invalid", "http.proxy http://environment.invalid"]
    assert "not-of-the-way" not in said
