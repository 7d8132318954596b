"""A folder that is switched: what is left by a publish that was killed at the worst moments, and two at once."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hosting.server import Place
from hosting.site import a_project, many, tree, write_site

from briefgen.publish import Wishes, prepare
from briefgen.publish.hosts import leftovers, switched
from briefgen.publish.manifest import MANIFEST
from briefgen.publish.run import PublishError
from briefgen.settings import Project

Publish = Callable[..., list[str]]


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """A folder whose name means something in a pattern."""
    return tmp_path / "www" / "a[1]*"


@pytest.fixture
def project(www: Path, desk: Callable[..., Project], publish: Publish) -> Project:
    """Published once, with a page that will be withdrawn, beside a file of somebody else's."""
    www.parent.mkdir()
    project = desk(Place(str(www), dict, lambda *_: None))
    write_site(project.site, {**many(12), "withdrawn": "withdrawn"})
    publish(project)
    (www / "old-secret.html").write_text("not ours", "utf-8")
    return project


def killed(project: Project, at: str, **wishes: bool) -> None:
    """Publish in a process that ends where `at` says."""
    child = os.fork()
    if child:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        return
    if at == "after the swap":
        switched.carry_over = lambda *_: os._exit(9)
    elif at == "while the old one is deleted":
        leftovers.shutil.rmtree = _delete_some_and_die  # type: ignore[assignment]
    try:
        with prepare(project, "live", Wishes(**wishes)) as publishing:
            publishing.carry_out()
    finally:
        os._exit(1)


_rmtree = shutil.rmtree


def _delete_some_and_die(folder: Path, *words: object, **named: object) -> None:
    if ".briefgen-gone-" not in (folder := Path(folder)).name:
        _rmtree(folder, *words, **named)  # type: ignore[arg-type]
        return
    (folder / MANIFEST).unlink()
    (folder / "index.html").unlink()
    os._exit(9)


@pytest.mark.parametrize("at", ["after the swap", "while the old one is deleted"])
def test_what_was_withdrawn_or_pruned_does_not_come_back_after_a_kill(
    at: str, project: Project, publish: Publish, www: Path
) -> None:
    write_site(project.site, many(12))
    killed(project, at, prune=True)
    assert len(list(www.parent.iterdir())) == 2
    if at == "after the swap":
        (next(www.parent.glob(".a*")) / "late.txt").write_text("put there before the swap", "utf-8")
    assert publish(project) == []
    assert [path.name for path in www.parent.iterdir()] == [www.name], "cleared up though nothing had changed"
    found = tree(www)
    assert found.pop(MANIFEST)
    assert (found.pop("late.txt", None) is not None) == (at == "after the swap")
    assert found == tree(project.site)


def test_two_publishes_at_once_do_not_take_each_others_folder_away(
    project: Project, publish: Publish, www: Path, tmp_path: Path
) -> None:
    write_site(project.site, many(14, "second"))
    with prepare(project, "live", Wishes()) as first:
        stages = first.run.plan.stages
        first.host.put([first.run.wanted[stages[0][0].path]])
        with pytest.raises(PublishError, match="another publish to this place is at work"):
            publish(project)
    assert "not ours" in (www / "old-secret.html").read_text("utf-8")
    publish(project)
    assert {**tree(project.site), "old-secret.html": b"not ours"}.items() <= tree(www).items()
    assert [path.name for path in www.parent.iterdir()] == [www.name]


def test_a_folder_of_another_name_beside_is_somebody_elses(project: Project, publish: Publish, www: Path) -> None:
    kept = www.with_name(f".{www.name}.briefgen-backup")
    shutil.copytree(www, kept)
    write_site(project.site, many(3))
    publish(project)
    assert (kept / "index.html").is_file()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_folders_keep_their_owners(project: Project, publish: Publish, www: Path) -> None:
    (www / "uploads").mkdir(mode=0o750)
    for folder in (www, www / "uploads"):
        os.chown(folder, 33, 34)
    write_site(project.site, many(3))
    publish(project)
    for folder in (www, www / "uploads"):
        assert (folder.stat().st_uid, folder.stat().st_gid) == (33, 34)
    assert (www / "uploads").stat().st_mode & 0o777 == 0o750


def test_a_folder_that_something_else_holds_is_not_taken_from_it_where_the_target_says_so(
    desk: Callable[..., Project], publish: Publish, www: Path
) -> None:
    """As a container does that has it mounted, or a server that was started in it."""
    www.parent.mkdir()
    place = Place(str(www), dict, lambda *_: None)
    publish(desk(place))
    held = os.open(www, os.O_RDONLY)
    left = www.with_name(f".{www.name}.briefgen-gone-77")
    left.mkdir()
    (left / "withdrawn.html").write_text("withdrawn", "utf-8")
    try:
        project = desk(place, switch=False)
        write_site(project.site, many(3, "second"))
        publish(project)
        assert "index.html" in os.listdir(held)  # noqa: PTH208  (a folder that is open has no path)
        assert b"second" in (www / "briefings/page-0001.html").read_bytes()
        assert [path.name for path in www.parent.iterdir()] == [www.name], "what a killed publish left is cleared up"
    finally:
        os.close(held)


def test_somebody_elses_file_that_is_newer_than_what_a_killed_publish_left_stays(tmp_path: Path) -> None:
    old, live = tmp_path / "old", tmp_path / "live"
    for folder, words, changed in ((old, "old words", 1_000), (live, "new words", 2_000)):
        folder.mkdir()
        (folder / "theirs.html").write_text(words, "utf-8")
        os.utime(folder / "theirs.html", (changed, changed))
    (old / "added.html").write_text("put there meanwhile", "utf-8")
    leftovers.carry_over(old, live)
    assert (live / "theirs.html").read_text("utf-8") == "new words"
    assert (live / "added.html").is_file()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_folder_with_somebody_elses_file_is_written_file_by_file(www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    www.mkdir(parents=True)
    (www / "theirs.html").write_text("theirs", "utf-8")
    for place in (www, www / "theirs.html"):
        os.chown(place, 1, 1)
    monkeypatch.setattr(os, "geteuid", lambda: 1)
    assert switched.can_switch(www)
    os.chown(www / "theirs.html", 33, 34)
    assert not switched.can_switch(www)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can publish as somebody else")
@pytest.mark.parametrize("group", [33, 1234], ids=["of others", "of their own"])
def test_a_folder_of_a_group_is_published_by_whoever_owns_it(group: int, publish: Publish) -> None:
    """As `chown me:www-data /var/www/desk` leaves it; who is not in the group may not make another folder of it."""
    with TemporaryDirectory(prefix="briefgen-group-") as name:
        www = Path(name, "parent/www")
        www.mkdir(parents=True)
        project = a_project(Path(name, "desk"), str(www))
        write_site(project.site, many(3))
        for place in (Path(name), *Path(name).rglob("*")):
            os.chown(place, 1234, group if place == www else 1234)
        inode = www.stat().st_ino
        child = os.fork()
        if not child:
            try:
                os.setgroups([])
                os.setgid(1234)
                os.setuid(1234)
                publish(project)
                os._exit(0)
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert tree(project.site).items() <= tree(www).items()
        assert www.stat().st_gid == group
        assert (www.stat().st_ino == inode) == (group == 33), "a folder of one's own is switched"
