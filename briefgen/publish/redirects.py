"""Pages that have moved: at each old address the site has a page that leads on, and site/_redirects lists them.

Where the server reads such a list, readers and search engines are led on before they are shown anything.
"""

from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from briefgen.publish.outgoing import Outgoing

REDIRECTS = "_redirects"
"""One line a page: the old path, the new path and 301; both begin with a slash, which is the top of the site."""


def read_redirects(files: Mapping[str, Outgoing]) -> Mapping[str, str]:
    """Old path → new path, both relative to the site, as the last build has them."""
    if REDIRECTS not in files:
        return {}
    lines = files[REDIRECTS].read().decode("utf-8").splitlines()
    parts = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {_path(old): _path(new) for old, new, *_ in parts if _path(old) != _path(new)}


def _path(address: str) -> str:
    return unquote(address).lstrip("/")


def redirect_lines(moved: Mapping[str, str], base_url: str, *, forced: bool = False) -> str:
    """As Netlify, Cloudflare Pages, GitLab Pages and Codeberg read them: with the path below which the site lives.

    `forced`: for Netlify, which asks for a mark where there is a page at the old address, and would show that instead.
    """
    top = urlsplit(base_url).path.rstrip("/")
    status = "301!" if forced else "301"
    return "".join(f"{top}/{quote(old)} {top}/{quote(new)} {status}\n" for old, new in sorted(moved.items()))
