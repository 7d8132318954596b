"""404.html, which readers meet at addresses of which nobody knew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import a_project, many, write_site

from briefgen.publish import Wishes, prepare
from briefgen.publish.error_page import rooted
from briefgen.settings import Project


@pytest.mark.parametrize(
    "page",
    [
        b'<!doctype html><html lang="en"><head><meta charset="utf-8"><link href="style.css">',
        b'<!doctype html><html lang="en"><head><base href="https://other.example/x/">\n<link href="style.css">',
        b'<!doctype html><meta charset="utf-8"><link href="style.css">',
    ],
)
def test_its_links_count_from_the_top_of_the_site_and_from_nowhere_else(page: bytes) -> None:
    after = rooted(page, "https://example.org/desk/")
    assert after.count(b"<base") == 1
    assert after.index(b'<base href="/desk/">') < after.index(b"<link")
    assert b'<base href="/">' in rooted(page, "https://example.org")


def test_the_way_to_the_text_stays_on_it() -> None:
    page = rooted(b'<head><base href="/"></head><a class="skip" href="#main">', "https://example.org/desk/")
    assert b'href="404.html#main"' in page


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ({"base_url": "https://example.org/desk/", "server": "netlify"}, []),
        ({"server": "netlify"}, ["BG608"]),
        ({}, []),
    ],
)
def test_where_nobody_has_said_where_the_site_will_be_it_is_told(
    target: dict[str, str],
    told: list[str],
    tmp_path: Path,
) -> None:
    """Not of a folder of which nothing is known: it may be a stick, from which nobody is shown the page."""
    project = a_project(tmp_path / "desk", str(tmp_path / "public"), **target)
    write_site(project.site, many(2))
    with prepare(project, "live", Wishes()) as publishing:
        assert [problem.code for problem in publishing.problems if problem.code == "BG608"] == told


def test_a_branch_without_a_public_address_is_told(place: Callable[[str], Place], desk: Callable[..., Project]) -> None:
    with prepare(desk(place("git")), "live", Wishes()) as publishing:
        assert "BG608" in [problem.code for problem in publishing.problems]
