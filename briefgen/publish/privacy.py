"""What must not leave this machine: keys, and the names of its folders."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.publish.discretion import named_secrets
from briefgen.publish.outgoing import Outgoing

_KEYS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    rb"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    rb"|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}"
    rb"|\bglpat-[\w-]{20}\b"
    rb"|\bxox[abprs]-[\w-]{10,}"
)

_LONG = 16
"""Characters from which a secret of letters, or of digits, is none that could stand in a text by chance."""
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|[\W\d_]+")


def check_privacy(files: Mapping[str, Outgoing], root: Path) -> Iterator[Diagnostic]:
    """Every file that holds a key, the value of a secret in the environment, or the path of the project here."""
    words = {
        form: f"the value of {name} in the environment"
        for secret, name in named_secrets().items()
        if not _may_be_chance(secret)
        for form in _as_pages_write(secret)
    }
    place = root.resolve()
    if len(place.parts) > 3:  # such as /home/anna/desk: shorter ones are nobody's, and may well be in a text
        words[str(place).encode()] = "the path of the project on this machine"
    for path, file in files.items():
        content = file.read()
        if _KEYS.search(content):
            yield _finding(path, "what looks like a secret key")
        found = dict.fromkeys(what for word, what in words.items() if word in content)
        yield from (_finding(path, what) for what in found)


def _may_be_chance(secret: str) -> bool:
    """Whether it could be a word or a date of an honest text: "ambassador", "2026-01-01"."""
    return len(secret) < _LONG and _WORD_OR_NUMBER.fullmatch(secret) is not None


def _as_pages_write(secret: str) -> set[bytes]:
    """The secret as HTML, JSON and addresses have it."""
    escaped = html.escape(secret)
    forms = {secret, escaped, html.escape(secret, quote=False), quote(secret), quote(secret, safe="")}
    forms |= {escaped.replace("&#x27;", "&#39;").replace("&quot;", "&#34;")}  # as Jinja has it
    forms |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    return {form.encode("utf-8", "surrogateescape") for form in forms}


def _finding(path: str, what: str) -> Diagnostic:
    return Diagnostic(
        Location(f"site/{path}"),
        "BG605",
        Severity.ERROR,
        f"nothing is published: the file holds {what}",
        "take it out of the document or the template that brought it, and build again",
    )
