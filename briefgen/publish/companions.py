"""Files that the kind of host, or whoever serves it, needs beside the site."""

import gzip
from collections.abc import Iterator, Mapping

from briefgen.publish.error_page import ERROR_PAGE, rooted
from briefgen.publish.fingerprints import with_fingerprints
from briefgen.publish.outgoing import Outgoing, outgoing
from briefgen.publish.redirects import REDIRECTS, read_redirects, redirect_lines
from briefgen.publish.rules import HEADERS, HTACCESS, headers_file, htaccess
from briefgen.publish.served import is_text
from briefgen.settings import TargetSettings

_WORTH_IT = 1024
"""Bytes below which a compressed copy saves no packet."""


def with_companions(files: Mapping[str, Outgoing], target: TargetSettings, base_url: str) -> Mapping[str, Outgoing]:
    """The site with all that the target wants added."""
    moved = read_redirects(files)
    found = dict(with_fingerprints({path: file for path, file in files.items() if path != REDIRECTS}, base_url))
    found |= {path: outgoing(path, text.encode()) for path, text in _rules(target, moved, base_url, tuple(found))}
    if base_url and ERROR_PAGE in found:
        found[ERROR_PAGE] = outgoing(ERROR_PAGE, rooted(found[ERROR_PAGE].read(), base_url))
    if target.compress:
        found |= {file.path: file for original in tuple(found.values()) for file in _compressed(original)}
    return found


def _rules(
    target: TargetSettings, moved: Mapping[str, str], base_url: str, paths: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    if moved:
        yield REDIRECTS, redirect_lines(moved, base_url, forced=target.server == "netlify")
    if target.to.startswith("git:"):
        yield ".nojekyll", ""
        if target.domain:
            yield "CNAME", f"{target.domain}\n"
    if target.server == "apache":
        yield HTACCESS, htaccess(moved, base_url)
    elif target.server:
        yield HEADERS, headers_file(paths, base_url)


def _compressed(file: Outgoing) -> Iterator[Outgoing]:
    content = file.read()
    if not is_text(file.path) or len(content) < _WORTH_IT:
        return
    yield outgoing(f"{file.path}.gz", gzip.compress(content, 9, mtime=0))
    try:
        import brotli  # noqa: PLC0415  (an extra)
    except ImportError:
        return
    yield outgoing(f"{file.path}.br", brotli.compress(content))
