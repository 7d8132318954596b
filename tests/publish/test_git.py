"""A git branch as a host: a network that fails in passing, and commits that are not ours."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.publish.manifest import MANIFEST
from briefgen.publish.run import PublishError
from briefgen.settings import Project

Publish = Callable[..., list[str]]


@pytest.fixture
def there(place: Callable[[str], Place]) -> Place:
    return place("git")


def commits(there: Place) -> list[str]:
    command = ["git", "-C", there.to.removeprefix("git:"), "log", "--format=%s", "gh-pages"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()


def a_git_that(fails: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real one behind a script: `fails` is a line of shell that sees its words and may end it."""
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\nreal={shutil.which("git")}\n{fails}\nexec $real "$@"\n', "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@pytest.mark.parametrize("word", ["ls-remote", "fetch", "push"])
def test_one_failure_in_passing_changes_nothing(
    word: str,
    there: Place,
    desk: Callable[..., Project],
    publish: Publish,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = desk(there)
    publish(project)
    write_site(project.site, {**many(12), "page-0003": "changed words"})
    once = f'echo "$*" | grep -q " {word} " && mkdir {tmp_path}/once 2>/dev/null && '
    once += 'echo "fatal: unable to access: Connection reset by peer" >&2 && exit 128'
    a_git_that(once, tmp_path / "bin", monkeypatch)
    assert publish(project) == ["put briefings/page-0003.html", "put feed.xml"]
    assert (tmp_path / "once").is_dir()
    assert len(commits(there)) == 2


def test_a_server_that_fails_one_time_in_five_is_got_over(
    there: Place, desk: Callable[..., Project], publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = f'echo "$*" | grep -Eq " (ls-remote|fetch|push) " && echo >> {tmp_path}/calls && '
    count += f"[ $(($(wc -l < {tmp_path}/calls) % 5)) = 2 ] && "
    a_git_that(count + 'echo "fatal: The remote end hung up" >&2 && exit 128', tmp_path / "bin", monkeypatch)
    project = desk(there)
    for words in ("first", "second", "third"):
        write_site(project.site, many(12, words))
        publish(project)
    assert len((tmp_path / "calls").read_text().splitlines()) > 8
    assert tree(project.site).items() <= there.tree().items()
    assert len(commits(there)) == 3


def test_a_push_whose_answer_was_lost_has_arrived(
    there: Place, desk: Callable[..., Project], publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = 'if echo "$*" | grep -q " push "; then $real "$@"; echo "the remote end hung up" >&2; exit 128; fi'
    a_git_that(lost, tmp_path / "bin", monkeypatch)
    project = desk(there)
    publish(project)
    assert tree(project.site).items() <= there.tree().items()
    assert len(commits(there)) == 1


def test_without_history_the_branch_is_one_commit(there: Place, desk: Callable[..., Project], publish: Publish) -> None:
    publish(desk(there))
    project = desk(there, history=False)
    for words in ("second", "third"):
        write_site(project.site, many(12, words))
        publish(project)
        assert len(commits(there)) == 1
    found = there.tree()
    assert tree(project.site) == {path: found[path] for path in found if path not in (MANIFEST, ".nojekyll")}


def test_a_domain_of_ones_own_is_written_where_the_host_looks_for_it(
    there: Place, desk: Callable[..., Project], publish: Publish
) -> None:
    project = desk(there, domain="desk.example.org")
    publish(project)
    assert there.tree()["CNAME"] == b"desk.example.org\n"
    assert there.tree()[".nojekyll"] == b""
    assert publish(project) == []


def test_a_branch_that_somebody_else_began_keeps_its_commits(
    there: Place, desk: Callable[..., Project], publish: Publish
) -> None:
    there.put("sources.txt", b"a year of work")
    there.put("more.txt", b"and more")
    with pytest.raises(PublishError, match="would drop its commits"):
        publish(desk(there, history=False))
    assert len(commits(there)) == 2
    publish(desk(there))
    assert len(commits(there)) == 3
    project = desk(there, history=False)
    write_site(project.site, many(3))
    with pytest.raises(PublishError, match="would drop its commits"):
        publish(project)


def test_a_branch_that_somebody_else_went_on_with_keeps_their_commits(
    there: Place, desk: Callable[..., Project], publish: Publish
) -> None:
    project = desk(there, history=False)
    publish(project)
    there.put("mine.txt", b"my own work")
    write_site(project.site, many(3))
    with pytest.raises(PublishError, match="would drop its commits"):
        publish(project)
    assert len(commits(there)) == 2


def test_a_remote_is_published_where_it_is_pushed(there: Place, desk: Callable[..., Project], publish: Publish) -> None:
    project = desk(Place("git:origin", there.tree, there.put))
    for words in (
        ["init", "--quiet"],
        ["remote", "add", "origin", "https://read-only.invalid/site.git"],
        ["remote", "set-url", "--push", "origin", there.to.removeprefix("git:")],
    ):
        subprocess.run(["git", "-C", str(project.root), *words], check=True)
    publish(project)
    assert tree(project.site).items() <= there.tree().items()
