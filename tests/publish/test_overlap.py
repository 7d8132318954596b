"""Two publishes to one host at the same time, and manifests that are not as we left them."""

from collections.abc import Callable

import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site

from briefgen.diagnostics import BriefgenError
from briefgen.publish import Publishing, Wishes, prepare
from briefgen.publish.manifest import MANIFEST, Manifest, ManifestError, read_manifest
from briefgen.publish.outgoing import outgoing
from briefgen.publish.plan import Act, make_plan
from briefgen.publish.run import PublishError
from briefgen.settings import Project

Publish = Callable[..., list[str]]


def held(there: Place) -> dict[str, bytes]:
    return {path: content for path, content in there.tree().items() if path != MANIFEST}


def interrupt(publishing: Publishing, after: int, by: Callable[[], object]) -> None:
    """Have something else happen after so many calls that send something."""
    calls, put = [], publishing.host.put

    def interrupted(files: object) -> None:
        calls.append(files)
        if len(calls) == after:
            by()
        put(files)  # type: ignore[arg-type]

    publishing.host.put = interrupted  # type: ignore[method-assign]


@pytest.mark.parametrize("kind", ["s3", "stick", "rsync"])
def test_two_publishes_at_once_notice_and_the_next_one_mends_what_they_mixed(
    kind: str, place: Callable[[str], Place], desk: Callable[..., Project], publish: Publish
) -> None:
    there = place(kind)
    project = desk(there)
    publish(project)
    write_site(project.site, many(12, "ours"))
    with prepare(project, "live", Wishes()) as slow:
        files = {path: file.read() for path, file in slow.run.wanted.items()}
        slow.run.wanted = {path: outgoing(path, content) for path, content in files.items()}

        def other() -> None:
            write_site(project.site, many(12, "theirs"))
            publish(project)

        interrupt(slow, 3, other)
        with pytest.raises(PublishError, match="somebody else has published here meanwhile"):
            slow.carry_out()
    assert publish(project) != [], "files of which nobody knows whose they are go again"
    assert held(there) == tree(project.site)
    assert publish(project) == []


@pytest.mark.parametrize("kind", ["stick", "s3"])
def test_a_manifest_that_was_cut_in_half_is_replaced_only_if_asked(
    kind: str, place: Callable[[str], Place], desk: Callable[..., Project], publish: Publish
) -> None:
    there = place(kind)
    project = desk(there)
    publish(project)
    whole = there.tree()[MANIFEST]
    there.put(MANIFEST, whole[: len(whole) // 2])
    with pytest.raises(BriefgenError, match="--replace"):
        publish(project)
    pages = many(12)
    del pages["page-0007"]
    write_site(project.site, pages)
    assert publish(project, replace=True, prune=True)[-1] == "delete briefings/page-0007.html"
    assert held(there) == tree(project.site)


@pytest.mark.parametrize("path", ["../victim.txt", "/etc/victim", "a//b", "a\\..\\b", "a\0b", "a\n!touch b"])
def test_a_manifest_that_names_files_outside_the_site_is_not_believed(path: str) -> None:
    with pytest.raises(ManifestError):
        read_manifest(Manifest({path: "x"}).as_bytes())


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"schema": "briefgen/manifest/1", "files": [], "unsure": [], "retired": {}}', b"\xff"]
)
def test_what_is_no_manifest_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises(ManifestError):
        read_manifest(content)


def test_an_asset_that_a_wrong_clock_retired_in_the_future_goes_after_its_time_all_the_same() -> None:
    there = Manifest({"style.aaaaaaaa.css": "before"}, retired={"style.aaaaaaaa.css": 10**10})
    assert make_plan({}, there, now=1000).retired == {"style.aaaaaaaa.css": 1000}
    assert make_plan({}, there, now=1000).steps(Act.DELETE) == ()
