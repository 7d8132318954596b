"""A site's life on each kind of host, looked at without our code."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.diagnostics import BriefgenError
from briefgen.publish.manifest import MANIFEST
from briefgen.settings import Project

KINDS = ("folder", "stick", "zip", "git", "ssh", "rsync", "sftp", "s3", "gs", "az", "webdav")
Places = Callable[[str], Place]
Desk = Callable[..., Project]
Publish = Callable[..., list[str]]


def held(place: Place) -> dict[str, bytes]:
    """What is there but for what only publishing needs."""
    return {path: content for path, content in place.tree().items() if path not in (MANIFEST, ".nojekyll")}


ODD = (
    "100% sure.txt",
    "a#b.txt",
    "a[1]*.txt",
    "naïve 東.txt",
    'it\'s "so".txt',
    "-rf.txt",
    "a&b+c.txt",
    "why?.txt",
    "a;b.txt",
)
"""Names of files that mean something else to a shell, a pattern or an address."""
TOO_ODD = {"gs": ("a;b.txt",), "webdav": ("why?.txt", "a;b.txt")}
"""Names of which these servers themselves, which are made for tests, lose the end."""


@pytest.fixture(params=KINDS)
def there(request: pytest.FixtureRequest, place: Places) -> Place:
    return place(request.param)


def test_a_host_follows_the_site_and_is_sent_only_what_differs(there: Place, desk: Desk, publish: Publish) -> None:
    project = desk(there)
    names = {*ODD} - {*TOO_ODD.get(there.to.partition(":")[0], ())}
    odd = project.site / "odd %20 names"
    odd.mkdir()
    for name in names:
        (odd / name).write_text(name, "utf-8")
    assert len(publish(project)) >= 17
    assert held(there) == tree(project.site)

    assert publish(project) == []

    pages = {**many(12), "page-0003": "changed words"}
    write_site(project.site, pages, keep=odd)
    assert publish(project) == ["put briefings/page-0003.html", "put feed.xml"]
    assert held(there) == tree(project.site)

    del pages["page-0007"]
    write_site(project.site, pages)
    gone = sorted(["briefings/page-0007.html", *(f"{odd.name}/{name}" for name in names)])
    assert publish(project)[-len(gone) :] == [f"delete {path}" for path in gone]
    assert held(there) == tree(project.site)


def test_a_renamed_page_is_found_at_its_old_address(there: Place, desk: Desk, publish: Publish) -> None:
    project = desk(there)
    publish(project)
    pages = many(12)
    pages["page-0099"] = pages.pop("page-0005")
    write_site(project.site, pages, moved={"briefings/page-0005.html": "briefings/page-0099.html"})
    done = publish(project)
    assert done.index("put briefings/page-0099.html") < done.index("put briefings/page-0005.html")
    after = there.tree()
    assert b'href="../briefings/page-0099.html"' in after["briefings/page-0005.html"]
    assert after["_redirects"] == b"/briefings/page-0005.html /briefings/page-0099.html 301\n"
    assert publish(project) == []


def test_files_of_other_people_stay_unless_asked_otherwise(there: Place, desk: Desk, publish: Publish) -> None:
    there.put("notes/mine.txt", b"mine")
    project = desk(there)
    publish(project)
    assert there.tree()["notes/mine.txt"] == b"mine"
    assert publish(project) == []
    assert publish(project, prune=True) == ["delete notes/mine.txt"]
    assert held(there) == tree(project.site)


def test_a_file_that_is_in_the_way_is_not_overwritten_unless_asked(there: Place, desk: Desk, publish: Publish) -> None:
    there.put("index.html", b"mine")
    project = desk(there)
    with pytest.raises(BriefgenError, match="BG603"):
        publish(project)
    assert there.tree() == {"index.html": b"mine"}
    publish(project, replace=True)
    assert held(there) == tree(project.site)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "zip"])
def test_what_was_lost_on_the_host_comes_back_if_all_is_sent(
    kind: str, place: Places, desk: Desk, publish: Publish
) -> None:
    """A zip file has its own sums, and cannot lose a part."""
    there = place(kind)
    project = desk(there)
    publish(project)
    there.put("briefings/page-0001.html", b"overwritten by hand")
    assert publish(project) == []
    publish(project, everything=True)
    assert held(there) == tree(project.site)


@pytest.mark.parametrize("kind", ["s3", "gs", "az"])
def test_a_store_is_told_type_charset_and_lifetime(kind: str, place: Places, desk: Desk, publish: Publish) -> None:
    there = place(kind)
    project = desk(there)
    publish(project)
    asset = next(project.site.glob("style.*.css")).name
    assert there.headers
    assert there.headers("index.html") == {"type": "text/html; charset=utf-8", "cache": "public, max-age=300"}
    assert there.headers("feed.xml")["type"] == "application/atom+xml; charset=utf-8"
    assert there.headers(asset) == {
        "type": "text/css; charset=utf-8",
        "cache": "public, max-age=31536000, immutable",
    }


@pytest.mark.parametrize("kind", ["folder", "stick", "ssh", "sftp"])
def test_a_server_of_another_user_can_read_what_a_private_account_publishes(
    kind: str, place: Places, desk: Desk, publish: Publish
) -> None:
    there = place(kind)
    before = os.umask(0o077)
    try:
        publish(desk(there))
    finally:
        os.umask(before)
    root = Path("/" + there.to.split("/", 3)[3]) if "://" in there.to else Path(there.to)
    for entry in (root, *root.rglob("*")):
        wanted = 0o755 if entry.is_dir() else 0o644
        assert entry.stat().st_mode & 0o777 == wanted, entry


def test_a_folder_is_empty_before_and_whole_after(place: Places, desk: Desk, publish: Publish, tmp_path: Path) -> None:
    there = place("folder")
    publish(desk(there))
    assert [path.name for path in Path(there.to).parent.iterdir()] == [Path(there.to).name]
