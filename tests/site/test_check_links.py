from pathlib import Path

import pytest

from briefgen.site.check_links import check_links


def codes(folder: Path, **pages: str) -> list[str]:
    for name, body in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>t</title>{body}")
    return [problem.code for problem in check_links(folder)]


def test_links_between_pages_and_to_places_in_them_are_good(tmp_path: Path) -> None:
    assert not codes(
        tmp_path,
        index="<a href='a/one.html#s1'>one</a> <a href='#top' id=top>up</a>",
        a__one="<p id=s1><a href='../index.html'>home</a> <a href='https://example.org/'>out</a>",
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a href='gone.html'>x</a>", "BG401"),
        ("<a href='../outside.html'>x</a>", "BG401"),
        ("<a href='#nowhere'>x</a>", "BG402"),
        ("<script src='https://example.org/x.js'></script>", "BG403"),
        ("<img src='//example.org/x.png'>", "BG403"),
        ("<link rel=stylesheet href='https://example.org/x.css'>", "BG403"),
    ],
)
def test_what_leads_nowhere_or_elsewhere_is_found(tmp_path: Path, body: str, expected: str) -> None:
    assert codes(tmp_path, index=body) == [expected]


def test_an_address_that_is_only_named_is_not_a_request(tmp_path: Path) -> None:
    assert not codes(tmp_path, index="<link rel=canonical href='https://example.org/'>")


def test_the_line_is_told(tmp_path: Path) -> None:
    codes(tmp_path, index="\n\n<a href='gone.html'>x</a>")
    assert check_links(tmp_path)[0].location.line == 3
