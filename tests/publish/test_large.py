"""Two thousand pages: all arrive, and the next publish sends only the one that changed.

Everything that grows is met each time on what is seen at once (a folder that is swapped, a zip file, a branch) and on a
host that is sent in batches. Others get as many pages as cross a batch and a checkpoint, or fewer, where each page is a
request to a server that was made for tests. `make bench-publish` sends two thousand to every kind.
"""

import os
import time
from collections.abc import Callable

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.publish.manifest import MANIFEST
from briefgen.settings import Project

pytestmark = pytest.mark.slow

PAGES = {"folder": 2000, "sftp": 2000, "zip": 2000, "git": 2000, "stick": 600, "ssh": 600, "rsync": 600}
FEWER = {"s3": 60, "gs": 60, "az": 60, "webdav": 60}
ASKED = int(os.environ.get("BRIEFGEN_PAGES", "0"))


@pytest.mark.parametrize(("kind", "number"), (PAGES | FEWER).items())
def test_many_pages_arrive_and_then_only_what_changed(
    kind: str,
    number: int,
    place: Callable[[str], Place],
    desk: Callable[..., Project],
    publish: Callable[..., list[str]],
) -> None:
    there, number = place(kind), ASKED or number
    project = desk(there)
    pages = many(number)
    write_site(project.site, pages)
    began = time.monotonic()
    assert len(publish(project)) >= number + 5
    first = time.monotonic()
    assert publish(project) == []
    nothing = time.monotonic()
    write_site(project.site, {**pages, "page-0050": "other words"})
    written = time.monotonic()
    assert publish(project) == ["put briefings/page-0050.html", "put feed.xml"]
    one = time.monotonic()
    seconds = (first - began, nothing - first, one - written)
    print(f"\n| {kind} | {number:,} |", *(f"{each:.1f} s |" for each in seconds))  # noqa: T201  (a row of the table)
    found = {path: content for path, content in there.tree().items() if path not in (MANIFEST, ".nojekyll")}
    assert found == tree(project.site)
