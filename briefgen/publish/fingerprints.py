"""Assets under a name that holds a digest of their bytes, which readers may keep for a year.

In site/ they have the names of the templates they come from, so that a preview can swap a style and a change of one
does not make every page anew. On the host a page asks for the very style that it was made for: never a new page with
an old style, nor the other way round. The plain name is sent too, for whatever asks for it in a way of its own.
"""

import re
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from briefgen.publish.outgoing import Outgoing, outgoing
from briefgen.publish.served import ASSETS, is_fingerprinted


def with_fingerprints(files: Mapping[str, Outgoing], base_url: str) -> Mapping[str, Outgoing]:
    """The site with a fingerprinted copy of each file at its top that pages share, and pages that ask for it."""
    names = {path: _name(path, file) for path, file in files.items() if _is_shared(path)}
    copies = {name: outgoing(name, files[path].content) for path, name in names.items()}
    asked = {quote(path).encode(): quote(name).encode() for path, name in names.items()}
    depths = {path: path.count("/") for path in files if path.endswith(".html")} if names else {}
    top = urlsplit(base_url).path.rstrip("/")
    links = {depth: _links(asked, depth, top) for depth in {*depths.values()}}
    pages = {p: outgoing(p, files[p].content, partial(_ask, asked, links[depth])) for p, depth in depths.items()}
    return {**files, **copies, **pages}


def _is_shared(path: str) -> bool:
    """Whether it is at the top of the site, where all pages find it, and has a plain name."""
    return "/" not in path and PurePosixPath(path).suffix in ASSETS and not is_fingerprinted(path)


def _name(path: str, file: Outgoing) -> str:
    name = PurePosixPath(path)
    return f"{name.stem}.{sha256(file.read()).hexdigest()[:12]}{name.suffix}"


def _links(asked: Mapping[bytes, bytes], depth: int, top: str) -> re.Pattern[bytes]:
    """What asks for one of them from so deep a page: from where it is, or from the top of the host."""
    where = f"(?:(?:\\./)?{re.escape('../' * depth)}|{re.escape(top)}/)"
    names = b"|".join(map(re.escape, asked))
    others = """(?:[^>"']|"[^"]*"|'[^']*')*?"""
    tag = rf"""(<(?:link|script|img|source|use|image)\b{others}\s(?:href|src)\s*=\s*["']?{where})"""
    return re.compile(tag.encode() + b"(" + names + rb""")(?=["'\s>#])""")


def _ask(asked: Mapping[bytes, bytes], links: re.Pattern[bytes], page: bytes) -> bytes:
    return links.sub(lambda found: found[1] + asked[found[2]], page)
