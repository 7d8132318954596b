"""How a file should be served: its type, how long readers may keep it, and what protects them."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".xml": "application/atom+xml; charset=utf-8",
    ".gz": "application/gzip",
    ".br": "application/octet-stream",
}
_SITEMAP = "sitemap.xml"
"""The only file in XML that is no feed."""

ASSETS = frozenset((".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2"))
"""What pages are made with."""
_FINGERPRINTED = re.compile(r"\.[0-9a-f]{8,64}\.(?:css|js|svg|png|jpe?g|webp|gif|woff2|json)(?:\.gz|\.br)?$")
_PAGES = frozenset((".html", ".xml", ".json", ".jsonld", ".txt", ".csv", ".md", ".bib", ".ris"))

YEAR = "public, max-age=31536000, immutable"
HOUR = "public, max-age=3600"
SHORT = "public, max-age=300"

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""Pages ask no other host for anything; these headers have the browser see to it."""


@dataclass(frozen=True, slots=True)
class Served:
    content_type: str
    cache: str


def served(path: str) -> Served:
    """The headers that the file should come with."""
    name = PurePosixPath(path)
    content_type = _TYPES.get(name.suffix, "application/octet-stream")
    if name.name == _SITEMAP:
        content_type = "application/xml"
    elif name.name.endswith("feed.json"):
        content_type = "application/feed+json"
    if is_fingerprinted(path):
        return Served(content_type, YEAR)
    is_index = (
        name.parts[0] == "search"
    )  # of the search, which names pages: an old one would lead to those that are gone
    return Served(content_type, SHORT if name.suffix in _PAGES or is_index else HOUR)


def is_fingerprinted(path: str) -> bool:
    """Whether the name holds a digest of the bytes, so that another content would have another name."""
    return _FINGERPRINTED.search(path) is not None


def is_text(path: str) -> bool:
    """Whether the file is worth compressing."""
    return PurePosixPath(path).suffix in _PAGES | {".css", ".js", ".svg"}
