"""Secrets are never said: not in a message of ours, nor in one that a program or a driver gave us."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

_NAMES = re.compile(
    r"SECRET|WEBHOOK|PASSW(?:OR)?D|PASSPHRASE|TOKEN|CREDENTIAL|CONNECTION_STRING|(?:ACCESS|ACCOUNT|API|PRIVATE|SAS)_?KEY"
    r"|(?:^|_)(?:PAT|PASS|AUTH|DSN|KEY)\d*$|_(?:PWD|PW)\d*$",
    re.IGNORECASE,
)
_NOT_SECRET = re.compile(
    r"_(?:FILE|PATH|DIR|SOCK|KEY_ID|ID|TYPE|NAME|USER|HOST)$|^(?!.*(?:SECRET|WEBHOOK)).*_UR[LI]$", re.IGNORECASE
)
_SIGNED_IN = re.compile(r"(https?://)[^/\s]*@|(\w+://)[^/\s@]*:[^/\s]*@", re.IGNORECASE)
_PASSWORD = re.compile(r"://[^/\s:@]*:([^/\s]+)@")
_PART_OF_STRING = re.compile(r"(?:AccountKey|SharedAccessSignature|sig)=([^;&\s]+)", re.IGNORECASE)
_SHORTEST = 8
"""Characters of the shortest value that is left out of messages: a shorter one would tear words to pieces."""


def named_secrets() -> Mapping[str, str]:
    """Value → the variable of the environment that holds it: what by its name is secret, the keys inside connection
    strings, and passwords inside any address.
    """
    return {value: name for name, value in _in_environment() if len(value) >= _SHORTEST}


def _in_environment() -> Iterator[tuple[str, str]]:
    for name, value in os.environ.items():
        for password in _PASSWORD.findall(value):
            yield from ((name, password), (name, unquote(password)))
        if _NAMES.search(name) and not _NOT_SECRET.search(name):
            yield name, value.strip()
            yield from ((name, part) for part in _PART_OF_STRING.findall(value))


def redacted(text: str, hidden: Iterable[str] | None = None) -> str:
    """The text with every secret, and every name and password inside an address, left out."""
    for secret in sorted(named_secrets() if hidden is None else hidden, key=len, reverse=True):
        text = text.replace(secret, "…")
    return _SIGNED_IN.sub(lambda found: f"{found[1] or found[2]}…@", text)
