"""A build with nothing to do is answered by the file system alone, and never when there is something to do."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from briefgen import walking
from briefgen.build import flow, unchanged
from briefgen.build.flow import build
from briefgen.settings import open_project

BRIEFING = "---\nsource:\ntitle: Talks open\nreview: draft\n---\nOurs.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\nlogo = 'logo.svg'\n")
    (tmp_path / "logo.svg").write_text("<svg>red</svg>")
    (tmp_path / "content/briefings").mkdir(parents=True)
    (tmp_path / "content/briefings/talks.md").write_text(BRIEFING)
    (tmp_path / "templates").mkdir()
    time.sleep(0.02)  # files that are younger than a tick of the clock are not relied on
    build(open_project(tmp_path))
    return tmp_path


def test_the_same_again_is_answered_with_the_same_numbers(root: Path) -> None:
    report = unchanged.last_report(str(root))
    assert report is not None
    assert report["briefings"] == 1
    assert build(open_project(root)).as_json() == report


def _replace_with_same_size_and_time(path: Path) -> None:
    stat = path.stat()
    path.write_text(path.read_text().replace("Ours", "Hers"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a setting": lambda root: (root / "briefgen.toml").write_text("[site]\ntitle = 'Night desk'\n"),
    "no settings": lambda root: (root / "briefgen.toml").unlink(),
    "a document": lambda root: (root / "seeds/new.txt").touch(),
    "an edit that keeps size and time": lambda root: _replace_with_same_size_and_time(
        root / "content/briefings/talks.md"
    ),
    "a deleted briefing": lambda root: (root / "content/briefings/talks.md").unlink(),
    "a renamed briefing": lambda root: (root / "content/briefings/talks.md").rename(root / "content/briefings/x.md"),
    "an edited logo": lambda root: (root / "logo.svg").write_text("<svg>tan</svg>"),
    "no logo": lambda root: (root / "logo.svg").unlink(),
    "a template": lambda root: (root / "templates/about.html").write_text("Ours"),
    "a page that is gone": lambda root: (root / "site/index.html").unlink(),
    "a page that was spoilt": lambda root: (root / "site/index.html").write_text("spoilt"),
    "the memory gone": lambda root: (root / ".briefgen/last.json").unlink(),
    "the memory spoilt": lambda root: (root / ".briefgen/last.json").write_text("{"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_is_noticed(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert unchanged.last_report(str(root)) is None


def test_a_link_to_a_template_elsewhere_is_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("theme")
    (elsewhere / "about.html").write_text("Ours")
    (root / "templates/ring").symlink_to(root / "templates")
    (root / "templates/about.html").symlink_to(elsewhere / "about.html")
    build(open_project(root))
    (elsewhere / "about.html").write_text("Ours again")
    assert unchanged.last_report(str(root)) is None


def test_a_file_saved_while_it_is_looked_at_is_looked_at_again(root: Path) -> None:
    (root / "seeds/new.txt").write_text("New.")
    assert unchanged.inputs(str(root))["seeds"][1] is False
    time.sleep(0.02)
    assert unchanged.inputs(str(root))["seeds"][1] is True


def test_a_file_that_goes_away_while_its_folder_is_read_is_not_there(root: Path) -> None:
    """Editors save under another name, then rename."""

    class Passing:
        name, path = "sedX1", str(root / "content/briefings/sedX1")

        def is_dir(self) -> bool:
            return False

        def stat(self, **_how: bool) -> os.stat_result:
            raise FileNotFoundError

    before, scandir = unchanged.fingerprint(str(root / "content"))[0], os.scandir
    with mock.patch.object(walking.os, "scandir", lambda path: [*scandir(path), Passing()]):
        assert unchanged.fingerprint(str(root / "content"))[0] == before


def test_an_edited_logo_is_shown(root: Path) -> None:
    (root / "logo.svg").write_text("<svg>tan</svg>")
    assert build(open_project(root)).reasons == {"logo.svg": "DATA"}
    assert (root / "site/logo.svg").read_text() == "<svg>tan</svg>"


def test_another_version_of_a_library_that_makes_pages_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_next_start() -> str:
        unchanged.program.cache_clear()
        return unchanged.program()

    before = at_next_start()
    (tmp_path / "pytest-9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert at_next_start() == before
    (tmp_path / "jinja2-99.0.dist-info").mkdir()
    assert unchanged.program() == before  # a preview goes on with what it has loaded
    assert at_next_start() != before


def test_a_killed_build_is_not_taken_for_a_whole_one(root: Path) -> None:
    unchanged.forget(str(root))
    assert unchanged.last_report(str(root)) is None


def test_the_command_line_imports_nothing_that_builds(root: Path) -> None:
    program = (
        "import sys; sys.argv[1:] = ['-C', sys.argv[1], 'build', '--jobs', '2']; from briefgen.cli import main; main();"
        "print(*(name for name in ('click', 'jinja2', 'markdown_it', 'ruamel', 'pathlib') if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True)
    assert "1 briefing" in run.stderr
    assert "0 files written" in run.stderr
    assert run.stdout.split() == []


def test_a_copy_of_a_project_is_as_new_as_the_project_until_it_is_edited(root: Path, tmp_path: Path) -> None:
    copy = tmp_path.with_name(f"{tmp_path.name}-copy")
    shutil.copytree(root, copy, symlinks=True)  # as cp -a: with the files' times
    assert unchanged.changed_since(str(copy)) == ()
    (copy / "content/briefings/talks.md").unlink()
    assert unchanged.changed_since(str(copy)) == ("content",)
    _replace_with_same_size_and_time(root / "content/briefings/talks.md")
    assert unchanged.changed_since(str(root)) == ("content",), (
        "where the project itself is, nothing is taken for a copy"
    )


def test_what_somebody_did_to_the_site_during_a_build_is_put_right_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = open_project(root)
    before = {file: file.read_bytes() for file in (root / "site").rglob("*.html")}
    made = flow.build_site

    def disturbed(*of: Any, **more: Any) -> object:
        report = made(*of, **more)
        (root / "site/index.html").unlink()
        (root / "site/about.html").write_text("spoilt", "utf-8")
        return report

    (root / "seeds/notes.md").write_text("", "utf-8")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(flow, "build_site", disturbed)
        build(project)
    assert unchanged.last_report(str(root)) is None
    build(project)
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_commit_that_is_amended_has_its_new_author_on_the_pages(root: Path) -> None:
    """No file of the project changes by it."""

    def git(*arguments: str) -> None:
        who = {f"GIT_{who}_{what}": "Ann Clerk" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=root, env=env, check=True, capture_output=True)

    def named(author: str) -> bool:
        return any(author in page.read_text("utf-8") for page in (root / "site/briefings").iterdir())

    line = "summary:\n  - id: s1\n    text: They met.\n"
    (root / "content/briefings/talks.md").write_text(BRIEFING.replace("review: draft\n", f"review: draft\n{line}"))
    git("init", "-q")
    build(open_project(root))
    for commit in (("--message", "x"), ("--amend", "--no-edit", "--author", "Jane Editor <jane@example.org>")):
        git("add", "content")
        git("commit", "-q", *commit)
        build(open_project(root))
        assert named("Jane Editor" if "--amend" in commit else "Ann Clerk")
    assert not named("Ann Clerk")
    time.sleep(0.02)
    build(open_project(root))
    assert unchanged.last_report(str(root)) is not None
