"""Pages that an earlier build left and nobody remembers, since `.briefgen/` was deleted or is another version's."""

from collections.abc import Container, Iterable
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.site.feeds import json_path
from briefgen.site.routes import data_path, feed_path, picture_path

MARK = b'<meta name="generator" content="briefgen">'
"""What packaged templates say in the head of every page; so whoever changed one may have taken it out."""
_HEAD = 2000
_NAMED = 5


def left_behind(
    site: Path, there: Iterable[str], planned: Container[str], folders: Container[str]
) -> tuple[set[str], Diagnostic | None]:
    """The files that are ours and not planned any more, and what to say of those that only look like it.

    `folders`: the names of the folders of our own. Nothing outside of them is looked at, for people may put there what
    they like.
    """
    within = {path for path in there if "/" in path and path.partition("/")[0] in folders}
    others = {path for path in within if path not in planned}
    # also of a planned page, beside which less may stand now: one that only leads on has no feed
    pages = {path for path in within if path.endswith(".html") and (path in planned or MARK in _head(site / path))}
    ours = {one for page in pages for one in (page, *_beside(page)) if one in others}
    return ours, _unknown(sorted(others - ours))


def _beside(page: str) -> tuple[str, ...]:
    return data_path(page), picture_path(page), feed_path(page), json_path(feed_path(page))


def _head(page: Path) -> bytes:
    with page.open("rb") as file:
        return file.read(_HEAD)


def _unknown(paths: list[str]) -> Diagnostic | None:
    if not paths:
        return None
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return Diagnostic(
        Location("site"),
        "BG323",
        Severity.WARNING,
        f"not made by this build, and it is not remembered by which: {', '.join(paths[:_NAMED])}{more}",
        "delete them if they are no pages of yours, or delete site/ whole, and build again",
    )
