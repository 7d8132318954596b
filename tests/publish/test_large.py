"""Two thousand pages: all arrive, and the next publish sends only the one that changed."""

from collections.abc import Callable

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.publish.manifest import MANIFEST
from briefgen.settings import Project

pytestmark = pytest.mark.slow

KINDS = ("folder", "sftp")
"""One that is laid beside and swapped, and one that is sent in batches; the others differ in nothing that grows."""


@pytest.mark.parametrize("kind", KINDS)
def test_two_thousand_pages_arrive_and_then_only_what_changed(
    kind: str, place: Callable[[str], Place], desk: Callable[..., Project], publish: Callable[..., list[str]]
) -> None:
    there = place(kind)
    project = desk(there)
    pages = many(2000)
    write_site(project.site, pages)
    assert len(publish(project)) >= 2005
    write_site(project.site, {**pages, "page-1500": "other words"})
    assert publish(project) == ["put briefings/page-1500.html", "put feed.xml"]
    found = {path: content for path, content in there.tree().items() if path not in (MANIFEST, ".nojekyll")}
    assert found == tree(project.site)
