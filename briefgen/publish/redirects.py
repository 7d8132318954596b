"""Pages that have moved: known from site/_redirects, and told to readers in the way of each kind of host."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote, unquote, urlsplit

from briefgen.publish.outgoing import Outgoing

REDIRECTS = "_redirects"
"""One line a page: the old path, the new path and 301; both begin with a slash, which is the top of the site."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="canonical" href="{link}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now <a href="{link}">at another address</a>.</p>
</main>
</body>
</html>
"""


def read_redirects(files: Mapping[str, Outgoing]) -> Mapping[str, str]:
    """Old path → new path, both relative to the site, as the last build has them."""
    if REDIRECTS not in files:
        return {}
    lines = files[REDIRECTS].read().decode("utf-8").splitlines()
    parts = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {_path(old): _path(new) for old, new, *_ in parts if _path(old) != _path(new)}


def _path(address: str) -> str:
    return unquote(address).lstrip("/")


def redirect_pages(moved: Mapping[str, str], present: Iterable[str]) -> Mapping[str, bytes]:
    """A small page at each old address that has none, which any host can serve and any browser follows."""
    taken = frozenset(present)
    return {
        old: _PAGE.format(link=escape(quote("../" * old.count("/") + new))).encode()
        for old, new in moved.items()
        if old not in taken and old.endswith(".html")
    }


def redirect_lines(moved: Mapping[str, str], base_url: str) -> str:
    """As Netlify, Cloudflare Pages, GitLab Pages and Codeberg read them: with the path below which the site lives."""
    top = urlsplit(base_url).path.rstrip("/")
    return "".join(f"{top}/{quote(old)} {top}/{quote(new)} 301\n" for old, new in sorted(moved.items()))
