"""Long lists are cut into sheets, and an edit makes only the sheets anew that show it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.check_links import check_links
from briefgen.site.paging import SIZE, sheets


@given(st.integers(0, 500))
def test_sheets_hold_everything_once_in_order_and_none_is_long(number: int) -> None:
    parts = list(sheets(range(number), "list.html"))
    assert [one for part in parts for one in part.entries] == list(range(number))
    assert all(len(part.entries) == SIZE for part in parts[1:])
    assert len(parts[0].entries) < 2 * SIZE
    assert [part.older for part in parts] == [*(part.path for part in parts[1:]), None]
    assert [part.newer for part in parts] == [None, *(part.path for part in parts[:-1])]


@given(st.integers(0, 500))
def test_one_more_at_the_front_changes_no_older_sheet(number: int) -> None:
    before = {part.path: part.entries for part in sheets(list(range(number, 0, -1)), "list.html")}
    after = {part.path: part.entries for part in sheets(list(range(number + 1, 0, -1)), "list.html")}
    same = before.keys() - {"list.html"}
    assert {path: after[path] for path in same} == {path: before[path] for path in same}


def many(entry: Callable[..., Entry], number: int) -> list[Entry]:
    made = []
    for place in range(number):
        one = entry(f"talks-{place:03}", f"Talks {place}")
        date = f"2026-{place // 28 + 1:02}-{place % 28 + 1:02}"
        made.append(replace(one, briefing=replace(one.briefing, date=date)))
    return made


def test_an_edit_makes_only_pages_that_show_it(project: Project, entry: Callable[..., Entry]) -> None:
    entries = many(entry, 160)
    build_site(Library(tuple(entries)), project)
    assert not check_links(project.site)
    newest, middle, oldest = ("actors/mara-oskel.html", "actors/mara-oskel/2.html", "actors/mara-oskel/1.html")
    assert all((project.site / path).is_file() for path in (newest, middle, oldest, "briefings/index/1.html"))
    entries[10] = replace(entries[10], briefing=replace(entries[10].briefing, title="Talks of another kind"))
    report = build_site(Library(tuple(entries)), project)
    assert {oldest, "briefings/index/1.html", "briefings/talks-010.html"} <= set(report.changed)
    assert {middle, "briefings/index/2.html", "index.html", "feed.xml", "actors/index.html"} <= set(report.same)
    assert len([path for path in report.changed if path.startswith("briefings/talks")]) < 12
    assert not check_links(project.site)


def test_no_page_lists_the_whole_site(project: Project, entry: Callable[..., Entry]) -> None:
    build_site(Library(tuple(many(entry, 160))), project)
    for path in project.site.rglob("*.html"):
        links = path.read_text("utf-8").count("briefings/talks-")
        assert links < 2 * SIZE * 4, (path, links)


def test_a_list_that_shrinks_leaves_no_page_behind(project: Project, entry: Callable[..., Entry]) -> None:
    entries = many(entry, 160)
    build_site(Library(tuple(entries)), project)
    build_site(Library(tuple(entries[:20])), project)
    files = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*.html")}
    clean = Project(Path(str(project.root) + "-clean"), project.settings)
    build_site(Library(tuple(entries[:20])), clean)
    assert files == {path.relative_to(clean.site).as_posix() for path in clean.site.rglob("*.html")}
