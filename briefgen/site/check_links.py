"""Proves that each link of a finished site leads somewhere, and that no page asks another host for anything."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.site.start_tags import start_tags

_FETCHED = frozenset(
    ("link", "script", "img", "iframe", "source", "video", "audio", "object", "embed", "input", "image", "use", "track")
)
"""Elements whose address a browser asks for without a click."""
_POINTS_ONLY = frozenset(("canonical", "alternate", "license", "author", "prev", "next"))
"""Relations of <link> that are read, not fetched."""


@dataclass(frozen=True, slots=True)
class _Page:
    anchors: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    fetched: list[tuple[int, str]] = field(default_factory=list)

    def take(self, line: int, tag: str, given: Mapping[str, str]) -> None:
        if "id" in given:
            self.anchors.add(given["id"])
        address = given.get("href") or given.get("src") or given.get("data") or given.get("xlink:href")
        if not address:
            return
        self.links.append((line, address))
        if tag in _FETCHED and not _POINTS_ONLY & set(given.get("rel", "").split()):
            self.fetched.append((line, address))


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """What is wrong with one link of one page."""

    page: str
    address: str
    finding: Diagnostic


def check_links(site: Path) -> tuple[Diagnostic, ...]:
    """Every broken link, missing anchor and request to another host in the pages below `site`."""
    return tuple(link.finding for link in broken_links(site))


def broken_links(site: Path) -> tuple[BrokenLink, ...]:
    """The same, each with its page and address."""
    files = set(_below(str(site), "")) if site.is_dir() else set()
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    return tuple(finding for name, page in pages.items() for finding in _check(name, page, pages, files))


def _below(folder: str, prefix: str) -> Iterator[str]:
    """The files below a folder; two thousand paths are made and taken apart faster as plain strings."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield f"{prefix}{entry.name}"


def _read(path: Path) -> _Page:
    page = _Page()
    for line, tag, given in start_tags(path.read_text("utf-8")):
        page.take(line, tag, given)
    return page


def _check(name: str, page: _Page, pages: Mapping[str, _Page], files: set[str]) -> Iterator[BrokenLink]:
    for line, address in page.fetched:
        if urlsplit(address).netloc:
            yield _broken(
                name, line, address, ("BG403", f"the page asks another host for {address}", "keep it in the site")
            )
    for line, address in page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _resolve(name, unquote(parts.path))
        if target not in files:
            what = "BG401", f"a link leads nowhere: {address}", "build again; see your templates"
            yield _broken(name, line, address, what)
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            what = "BG402", f"no such place in {target}: #{parts.fragment}", "see your templates"
            yield _broken(name, line, address, what)


def _resolve(page: str, path: str) -> str:
    """The file that a relative address on a page means; "" where it leaves the site."""
    if not path:
        return page
    found = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(page), path))
    if found.startswith("../") or found == "..":
        return ""
    return f"{found}/index.html".removeprefix("./") if path.endswith("/") else found


def _broken(name: str, line: int, address: str, what: tuple[str, str, str]) -> BrokenLink:
    code, message, remedy = what
    finding = Diagnostic(Location(f"site/{name}", line), code, Severity.ERROR, message, remedy)
    return BrokenLink(name, address, finding)
