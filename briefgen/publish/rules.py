"""The headers and redirects in the language of each server: .htaccess, _headers, and a snippet for nginx."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from briefgen.publish.served import SECURITY, SHORT, YEAR, is_fingerprinted

HTACCESS, HEADERS = ".htaccess", "_headers"
_TEXTS = "text/css text/plain text/xml text/javascript application/javascript application/xml"
"""What nginx is to say the charset of."""


def htaccess(moved: Mapping[str, str], base_url: str) -> str:
    """For Apache, which reads it in the site's own folder."""
    top = urlsplit(base_url).path.rstrip("/")
    lines = [
        "# Written by briefgen publish.",
        "AddDefaultCharset utf-8",
        "AddType application/atom+xml .xml",
        "AddType application/json .json",
        '<Files "sitemap.xml">',
        "ForceType application/xml",
        "</Files>",
        '<FilesMatch "feed\\.json$">',
        "ForceType application/feed+json",
        "</FilesMatch>",
        "AddCharset utf-8 .html .css .js .txt .xml .svg",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {top}/404.html",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in SECURITY.items()),
        f'Header set Cache-Control "{SHORT}"',
        '<FilesMatch "\\.[0-9a-f]{8,64}\\.(css|js|svg|png|jpe?g|webp|gif|woff2|json)$">',
        f'Header set Cache-Control "{YEAR}"',
        "</FilesMatch>",
        "</IfModule>",
        '<FilesMatch "^\\.(?!well-known)">',
        "Require all denied",
        "</FilesMatch>",
        *(f'Redirect permanent "{top}/{old}" "{top}/{new}"' for old, new in sorted(moved.items())),
    ]
    return "\n".join(lines) + "\n"


def headers_file(paths: Iterable[str], base_url: str) -> str:
    """For Netlify and Cloudflare Pages, which read `_headers` at the top of the site.

    Pages get the lifetime that these hosts know best: they forget a page everywhere once it is published anew.
    """
    top = urlsplit(base_url).path.rstrip("/")
    lines = [f"{top}/*", *(f"  {name}: {value}" for name, value in SECURITY.items())]
    for path in sorted(filter(is_fingerprinted, paths)):
        lines += [f"{top}/{quote(path)}", f"  Cache-Control: {YEAR}"]
    return "\n".join(lines) + "\n"


def nginx(moved: Mapping[str, str], base_url: str) -> str:
    """For `include` inside a server block, whose `root` holds the site at the path of `base_url`."""
    top = urlsplit(base_url).path.rstrip("/")
    below = f"^{re.escape(top)}/"
    lines = [
        "# Written by  briefgen publish --nginx:  include it inside server { … }.",
        *_location(f"{top}/", SHORT, "index index.html;", f"error_page 404 {top}/404.html;"),
        *_location(f'~ "{below}.*\\.[0-9a-f]{{8,64}}\\.(css|js|svg|png|jpe?g|webp|gif|woff2|json)$"', YEAR),
        *_location(f'~ "{below}(?!sitemap).*\\.xml$"', SHORT, *_only("application/atom+xml; charset=utf-8")),
        *_location(f'~ "{below}.*feed\\.json$"', SHORT, *_only("application/feed+json")),
        'location ~ "/\\.(?!well-known)" {',
        "    return 404;",
        "}",
        *(
            f'location = "{top}/{quote(old)}" {{ return 301 {top}/{quote(new)}; }}'
            for old, new in sorted(moved.items())
        ),
    ]
    return "\n".join(lines) + "\n"


def _location(where: str, cache: str, *own: str) -> list[str]:
    """One block of nginx; headers are not inherited, so that each block has them all."""
    headers = {**SECURITY, "Cache-Control": cache}
    lines = [f"charset_types {_TEXTS};", "charset utf-8;", "gzip_static on;", "gzip_vary on;", *own]
    lines += [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    return [f"location {where} {{", *(f"    {line}" for line in lines), "}"]


def _only(content_type: str) -> tuple[str, str]:
    return "types { }", f'default_type "{content_type}";'
