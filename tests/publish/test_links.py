"""Links and files of other people where folders of the site are to be: nothing is written through them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.diagnostics import BriefgenError
from briefgen.settings import Project


@pytest.mark.parametrize("kind", ["folder", "stick", "ssh", "sftp"])
def test_nothing_is_written_or_deleted_through_a_link_on_the_host(
    kind: str,
    place: Callable[[str], Place],
    desk: Callable[..., Project],
    publish: Callable[..., list[str]],
    tmp_path: Path,
) -> None:
    there, elsewhere = place(kind), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page-0003.html").write_text("somebody else's", "utf-8")
    project = desk(there)
    root = tmp_path / "there" / Path(there.to).name
    root.mkdir(parents=True)
    (root / "briefings").symlink_to(elsewhere)
    for wishes in ({}, {"replace": True}):
        with pytest.raises(BriefgenError, match=r"site/briefings: error BG603.*link"):
            publish(project, **wishes)
    assert tree(elsewhere) == {"page-0003.html": b"somebody else's"}

    (root / "briefings").unlink()
    publish(project)
    (root / "briefings").rename(tmp_path / "moved")  # somebody puts a link there later
    (root / "briefings").symlink_to(elsewhere)
    pages = many(12, "second")
    del pages["page-0003"]
    write_site(project.site, pages)
    with pytest.raises(BriefgenError, match="BG603"):
        publish(project)
    assert tree(elsewhere) == {"page-0003.html": b"somebody else's"}


@pytest.mark.parametrize("kind", ["git", "s3"])
def test_a_file_where_a_folder_is_to_be_and_a_folder_where_a_file_is_to_be_are_in_the_way(
    kind: str, place: Callable[[str], Place], desk: Callable[..., Project], publish: Callable[..., list[str]]
) -> None:
    there = place(kind)
    project = desk(there)
    there.put("briefings", b"a file")
    there.put("feed.xml/notes.txt", b"a folder")
    with pytest.raises(BriefgenError, match=r"(?s)site/briefings: error BG603.*site/feed.xml: error BG603"):
        publish(project, replace=True)
