"""Real servers, each started once and only if asked for, and a place on each."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hosting import places, rsync, ssh, stores
from hosting.server import Place
from hosting.site import a_project, many, write_site

from briefgen.publish import Wishes, prepare
from briefgen.settings import Project

_NUMBERS = count()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], object]]:
    """Kind of server → what its context manager gives; stopped at the end of the run."""
    from contextlib import ExitStack

    running: dict[str, object] = {}
    with ExitStack() as stack:

        def serve(kind: str) -> object:
            if kind not in running:
                folder = tmp_path_factory.mktemp(kind)
                if kind == "ssh":
                    if not Path(ssh.SSHD).exists() or shutil.which("rsync") is None:
                        pytest.skip("no ssh server or no rsync here: install Debian's openssh-server and rsync")
                    running[kind] = stack.enter_context(ssh.sshd(folder))
                elif kind == "rsync":
                    running[kind] = folder, stack.enter_context(rsync.daemon(tmp_path_factory.mktemp("conf"), folder))
                elif kind == "webdav":
                    running[kind] = folder, stack.enter_context(stores.webdav(tmp_path_factory.mktemp("conf"), folder))
                else:
                    running[kind] = stack.enter_context(getattr(stores, kind)(folder))
            return running[kind]

        yield serve


@pytest.fixture
def place(served: Callable[[str], object], tmp_path: Path) -> Callable[[str], Place]:
    """A place of a kind, empty and nobody else's."""

    def make(kind: str) -> Place:
        name = f"desk-{next(_NUMBERS)}"
        there = tmp_path / "there" / name
        there.parent.mkdir(exist_ok=True)
        match kind:
            case "folder":
                made = places.folder_place(str(there), there)
            case "stick":
                long = there.with_name(name + "-" * 200)  # beside which no folder can be laid: file by file, as on FAT
                made = places.folder_place(str(long), long)
            case "zip":
                made = places.zip_place(there.with_suffix(".zip"))
            case "git":
                made = places.git_place(there)
            case "ssh" | "sftp":
                made = places.folder_place(f"{kind}://127.0.0.1:{served('ssh')}{there}", there)
            case "rsync":
                root, port = served("rsync")  # type: ignore[misc]
                made = places.folder_place(f"rsync://127.0.0.1:{port}/module/{name}", root / name)
            case "webdav":
                root, address = served("webdav")  # type: ignore[misc]
                made = stores.webdav_place(address, root, name)
            case _:
                made = getattr(stores, f"{kind}_place")(served(kind), name)
        return made

    return make


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Place], Project]:
    """A project that publishes to the place, with a site of twelve pages."""

    def make(place: Place, **target: object) -> Project:
        project = a_project(tmp_path / "desk", place.to, **{**place.target, **target})
        write_site(project.site, many(12))
        return project

    return make


@pytest.fixture
def publish() -> Callable[..., list[str]]:
    """Publish in this process, and return the steps that were done but for notes."""

    def do(project: Project, *, now: float | None = None, **wishes: bool) -> list[str]:
        with prepare(project, "live", Wishes(**wishes), now=now) as publishing:
            publishing.run.pause = lambda _: None
            publishing.carry_out()
            return [f"{step.act} {step.path}" for step in publishing.run.done if step.act != "note"]

    return do
