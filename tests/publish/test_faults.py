"""Servers and networks that fail: what is published in the end is what a clean publish gives."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hosting import proxy, stores
from hosting.places import folder_place, git_place, zip_place
from hosting.proxy import CuttingProxy, FaultyProxy, at_work
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.diagnostics import BriefgenError
from briefgen.publish.manifest import MANIFEST
from briefgen.publish.run import PublishError
from briefgen.settings import Project

pytestmark = pytest.mark.slow

Desk = Callable[..., Project]
Publish = Callable[..., list[str]]
STORES = ("s3", "gs", "az", "webdav")


def held(there: Place) -> dict[str, bytes]:
    return {path: content for path, content in there.tree().items() if path not in (MANIFEST, ".nojekyll")}


@pytest.fixture
def behind(served: Callable[[str], object], request: pytest.FixtureRequest) -> Iterator[Callable[[str], Place]]:
    """A place of a kind, to which the way leads through a proxy, `there.proxy`."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def make(kind: str) -> tuple[Place, FaultyProxy]:
            name = f"faulty-{abs(hash(request.node.name)) % 10**9}"
            if kind == "webdav":
                root, address = served("webdav")  # type: ignore[misc]
                way = stack.enter_context(at_work(FaultyProxy(address)))
                stores.webdav_place(address, root, name)
                return folder_place(f"webdav://{way.address}/{name}", root / name), way
            address = served(kind)
            way = stack.enter_context(at_work(FaultyProxy(str(address))))
            return getattr(stores, f"{kind}_place")(address, name, through=f"http://{way.address}"), way

        yield make


@pytest.fixture(autouse=True)
def no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Azure's own client waits for 15 seconds after the first failure."""
    retry = pytest.importorskip("azure.storage.blob._shared.policies_async").ExponentialRetry
    monkeypatch.setattr(retry, "get_backoff_time", lambda *_: 0.05)


@pytest.mark.parametrize("mood", [proxy.fails_one_in_five, proxy.loses_one_in_five, proxy.slow])
@pytest.mark.parametrize("kind", STORES)
def test_failures_in_passing_are_got_over(kind: str, mood: proxy.Mood, behind, desk: Desk, publish: Publish) -> None:
    there, way = behind(kind)
    project = desk(there)
    way.mood = mood
    publish(project)
    assert way.number > 17
    write_site(project.site, {**many(9), "page-0003": "other words"}, style="p{color:blue}")
    publish(project, now=1e10)
    way.mood = proxy.well
    publish(project, now=2e10)
    assert held(there) == tree(project.site)


@pytest.mark.parametrize("kind", STORES)
def test_a_full_server_keeps_the_old_site_and_the_next_publish_goes_on(
    kind: str, behind, desk: Desk, publish: Publish
) -> None:
    there, way = behind(kind)
    project = desk(there)
    publish(project)
    before = held(there)
    write_site(project.site, many(30, "second"))
    way.mood, way.number = proxy.full, 0
    with pytest.raises(PublishError, match="publish again"):
        publish(project)
    during = held(there)
    assert before.keys() <= during.keys()
    assert set(during.values()) <= {*before.values(), *tree(project.site).values()}
    way.mood = proxy.well
    publish(project)
    assert held(there) == tree(project.site)


@pytest.mark.parametrize("kind", ["ssh", "rsync", "sftp"])
def test_a_line_that_is_slow_and_is_cut_is_taken_up_again(
    kind: str, served: Callable[[str], object], desk: Desk, publish: Publish, tmp_path: Path
) -> None:
    root, port = served("rsync") if kind == "rsync" else (tmp_path / "far", served("ssh"))  # type: ignore[misc]
    with at_work(CuttingProxy(int(str(port)), cuts=3, after=40_000, pause=0.02)) as line:
        way = f"{kind}://127.0.0.1:{line.port}"
        there = folder_place(f"{way}/module/cut" if kind == "rsync" else f"{way}{root}/cut", root / "cut")
        project = desk(there)
        write_site(project.site, many(120))
        publish(project)
        assert line.was_cut == 3
    assert held(there) == tree(project.site)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a few dozen files."""
    root = tmp_path / "disk"
    root.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(root)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield root
    subprocess.run(["umount", "--lazy", root], check=True)


@pytest.mark.parametrize("kind", ["stick", "folder", "zip", "git", "ssh", "sftp"])
def test_a_full_disk_leaves_the_old_pages_and_whole_ones(
    kind: str, served: Callable[[str], object], desk: Desk, publish: Publish, disk: Path
) -> None:
    there = _on(disk, kind, served)
    project = desk(there)
    publish(project)
    before = held(there)
    write_site(project.site, {f"page-{n:04}": os.urandom(1500).hex() for n in range(200)})
    with pytest.raises(PublishError, match="nothing was changed; mend" if kind == "folder" else "publish again"):
        publish(project)
    during = {path: content for path, content in held(there).items() if not _arriving(path)}
    assert before.keys() <= during.keys()
    assert set(during.values()) <= {*before.values(), *tree(project.site).values()}
    if kind in ("folder", "zip", "git"):
        assert during == before, "nothing is seen of what is seen at once or not at all"


def _on(disk: Path, kind: str, served: Callable[[str], object]) -> Place:
    match kind:
        case "stick":
            return folder_place(str(disk), disk)
        case "zip":
            return zip_place(disk / "desk.zip")
        case "git":
            return git_place(disk / "desk.git")
        case "folder":
            return folder_place(str(disk / "desk"), disk / "desk")
        case _:
            return folder_place(f"{kind}://127.0.0.1:{served('ssh')}{disk}/desk", disk / "desk")


def test_a_disk_that_may_only_be_read_is_said_to_be_so(desk: Desk, publish: Publish, disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for to in (disk, disk / "desk", disk / "desk.zip"):
        with pytest.raises(BriefgenError, match="Read-only file system"):
            publish(desk(folder_place(str(to), to)))


def _arriving(path: str) -> bool:
    return path.endswith(".briefgen") or path.startswith(".briefgen-arriving/")
