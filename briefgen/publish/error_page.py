"""404.html is shown at whatever address somebody asked for, so that its links must not count from there."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.publish.hosts.archive import Archive
from briefgen.publish.hosts.folder import Folder
from briefgen.publish.hosts.host import Host
from briefgen.publish.hosts.switched import SwitchedFolder
from briefgen.publish.outgoing import Outgoing
from briefgen.settings import TargetSettings

ERROR_PAGE = "404.html"

_BASE = re.compile(rb"<base\b[^>]*>\s*", re.IGNORECASE)
_BEFORE_LINKS = re.compile(rb"<head\b[^>]*>|<meta\s+charset[^>]*>", re.IGNORECASE)


def rooted(page: bytes, base_url: str) -> bytes:
    """The page with links that count from the top of the site, on whatever host."""
    base = b'<base href="%s/">' % urlsplit(base_url).path.rstrip("/").encode()
    page = _BASE.sub(b"", page).replace(b'href="#', b'href="%s#' % ERROR_PAGE.encode())  # else they lead to the top
    return _BEFORE_LINKS.sub(lambda found: found[0] + b"\n" + base, page, count=1)


def check_error_page(
    wanted: Mapping[str, Outgoing], target: TargetSettings, host: Host, base_url: str
) -> list[Diagnostic]:
    """A word where readers may be shown the page, and nobody has said where the site will be."""
    local = isinstance(host, Folder | SwitchedFolder | Archive)
    if base_url or ERROR_PAGE not in wanted or (local and not target.server):
        return []
    return [
        Diagnostic(
            Location(f"site/{ERROR_PAGE}"),
            "BG608",
            Severity.NOTE,
            "without base_url its links and style are found only from pages at the top of the site",
            "set  base_url  under [site], or in the target",
        )
    ]
