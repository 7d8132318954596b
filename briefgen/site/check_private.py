"""Proves that no e-mail address, telephone number or private note has reached a finished site."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.private import found_in, is_address

_READ = (".html", ".json", ".xml", ".txt", ".js")
_TAG = re.compile(r"<(?!a\b)[^<>]*>|<a\b[^<>]*?(?=\shref=\"(?:mailto|tel):)|<a\b[^<>]*>")
_LEAST_WORDS = 3
"""A private note of one or two words may stand on a page by chance."""


def check_private(site: Path, allowed: str, notes: Iterable[str]) -> Iterator[Diagnostic]:
    """Every one, with its file and line. `allowed`: text of the settings and templates; what it holds is meant."""
    wanted = [" ".join(note.split()) for note in notes]
    wanted = [note for note in wanted if len(note.split()) >= _LEAST_WORDS]
    for path in sorted(site.rglob("*")):
        if path.suffix not in _READ or not path.is_file():
            continue
        name, text = path.relative_to(site).as_posix(), path.read_text("utf-8", errors="replace")
        yield from _addresses(name, text, allowed)
        words = " ".join(html.unescape(re.sub(r"<[^<>]*>", "", text)).split()) if wanted else ""
        for note in wanted:
            if note in words:
                yield _finding(name, None, "BG333", f"a private note: {note[:40]}", "build again; see your templates")


def _addresses(name: str, text: str, allowed: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.splitlines(), 1):
        shown = _TAG.sub(" ", line) if name.endswith((".html", ".xml")) else line
        for match in found_in(shown):
            if match[0] in allowed:
                continue
            if is_address(match):
                yield _finding(name, number, "BG331", f"an e-mail address: {match[0]}", "build again")
            elif not name.endswith((".json", ".js")):  # numbers of many digits are common there
                yield _finding(name, number, "BG332", f"a telephone number: {match[0]}", "build again")


def _finding(name: str, line: int | None, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(f"site/{name}", line), code, Severity.ERROR, message, f"{remedy}; or see your templates")
