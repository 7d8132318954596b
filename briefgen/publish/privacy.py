"""What must not leave this machine: keys, and the names of its folders."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.publish.discretion import secrets
from briefgen.publish.outgoing import Outgoing
from briefgen.publish.served import is_text

_KEYS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    rb"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    rb"|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}"
    rb"|\bglpat-[\w-]{20}\b"
    rb"|\bxox[abprs]-[\w-]{10,}"
)

_LONG = 16
"""Characters from which a secret is none that could stand in a text by chance."""


def check_privacy(files: Mapping[str, Outgoing], root: Path) -> Iterator[Diagnostic]:
    """Every file that holds a key, the value of a secret in the environment, or the path of the project here."""
    words = {
        secret.encode(): "the value of a secret in the environment" for secret in secrets() if len(secret) >= _LONG
    }
    place = root.resolve()
    if len(place.parts) > 3:  # such as /home/anna/desk: shorter ones are nobody's, and may well be in a text
        words[str(place).encode()] = "the path of the project on this machine"
    for path, file in files.items():
        if not is_text(path):
            continue
        content = file.read()
        if _KEYS.search(content):
            yield _finding(path, "what looks like a secret key")
        for word, what in words.items():
            if word in content:
                yield _finding(path, what)


def _finding(path: str, what: str) -> Diagnostic:
    return Diagnostic(
        Location(f"site/{path}"),
        "BG605",
        Severity.ERROR,
        f"nothing is published: the file holds {what}",
        "take it out of the document or the template that brought it, and build again",
    )
