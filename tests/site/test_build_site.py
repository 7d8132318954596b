"""The site as files: what is written, what is left alone, and what goes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from briefgen.index.memory import open_memory
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links
from briefgen.site.freshness import is_there, remembered


def test_every_page_is_there_and_every_link_leads_somewhere(library: Library, project: Project) -> None:
    report = build_site(library, project)
    for path in (
        "index.html",
        "briefings/talks.html",
        "briefings/talks.json",
        "actors/mara-oskel.html",
        "countries/lv.html",
        "timeline.html",
        "about.html",
        "corrections.html",
        "404.html",
        "feed.xml",
        "feed.json",
        "robots.txt",
        "style.css",
    ):
        assert path in report.created
        assert (project.site / path).is_file()
    assert not report.problems
    assert not check_links(project.site)


def test_nothing_changed_writes_nothing_and_needs_no_jinja(library: Library, project: Project) -> None:
    build_site(library, project)
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}
    report = build_site(library, project)
    assert not [*report.created, *report.changed, *report.removed]
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()} == before


def test_one_changed_briefing_changes_only_pages_that_show_it(
    library: Library, project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(library, project)
    report = build_site(Library((library.entries[0], entry("more-talks", "Even more talks"))), project)
    assert "briefings/more-talks.html" in report.changed
    assert "index.html" in report.changed
    assert "about.html" in report.same
    assert set(report.reasons.values()) == {"DATA"}


def test_pages_that_are_no_longer_planned_go_and_files_of_others_stay(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "CNAME").write_text("example.org")
    report = build_site(Library(library.entries[:1]), project)
    assert set(report.removed) == {"briefings/more-talks.html", "briefings/more-talks.json"}
    assert (project.site / "CNAME").is_file()


def test_the_last_good_page_of_a_broken_briefing_stays(library: Library, project: Project) -> None:
    build_site(library, project)
    build_site(Library(library.entries[:1]), project, keep={"more-talks"})
    assert (project.site / "briefings/more-talks.html").is_file()


def test_a_deleted_or_changed_file_is_made_again(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "about.html").unlink()
    (project.site / "timeline.html").write_text("spoilt")
    report = build_site(library, project)
    assert report.created == ["about.html"]
    assert report.changed == ["timeline.html"]


def test_a_spoilt_page_is_made_again_also_if_it_keeps_its_size_and_time(library: Library, project: Project) -> None:
    build_site(library, project)
    page = project.site / "about.html"
    before, stat = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"briefing", b"BRIEFING"))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert build_site(library, project).changed == ["about.html"]
    assert page.read_bytes() == before


def test_what_was_only_touched_is_read_once(library: Library, project: Project) -> None:
    build_site(library, project)
    (project.site / "about.html").touch()
    assert not build_site(library, project).changed
    with mock.patch.object(Path, "read_bytes", side_effect=AssertionError), open_memory(project.memory) as memory:
        before = remembered(memory)
        assert is_there(before["about.html"], project.site, "about.html", (project.site / "about.html").stat())


def test_without_its_memory_old_pages_of_ours_go_and_what_may_be_somebodys_is_named(
    library: Library, project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(library, project)
    whole = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*") if path.is_file()}
    shutil.rmtree(project.memory)
    for name in ("CNAME", "notes/about.html", "briefings/theirs.html"):
        (project.site / name).parent.mkdir(exist_ok=True)
        (project.site / name).write_text("Somebody's.")
    fewer = Library([entry("strike", "A strike", "Ana Lind")])
    report = build_site(fewer, project)
    assert {"briefings/talks.html", "briefings/talks.json"} <= {*report.removed}
    left = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*") if path.is_file()}
    assert left - {*report.created, *report.changed, *report.same} == {
        "CNAME",
        "notes/about.html",
        "briefings/theirs.html",
    }
    (problem,) = report.problems
    assert problem.code == "BG323"
    assert "briefings/theirs.html" in problem.message
    assert (project.site / "CNAME").is_file()
    assert (project.site / "notes/about.html").is_file()
    assert not {*report.removed} - whole
    assert not build_site(fewer, project).problems


@pytest.mark.parametrize("place", ["site/about.html", "site/actors", "site"])
def test_what_is_in_the_way_of_pages_is_told_once_and_all_others_are_made(
    library: Library, project: Project, place: str
) -> None:
    thing = project.root / place
    if thing.suffix:
        thing.mkdir(parents=True)
    else:
        thing.parent.mkdir(exist_ok=True)
        thing.write_text("Somebody's.")
    report = build_site(library, project)
    (problem,) = report.problems
    assert (problem.code, problem.location.file) == ("BG322", place)
    assert (project.site / "timeline.html").is_file() == (place != "site")


def test_nothing_changed_imports_no_jinja(library: Library, project: Project, tmp_path: Path) -> None:
    program = "import briefgen.site, sys; print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
