"""Secrets are never said: not in a message of ours, nor in one that a program or a driver gave us."""

import os
import re
from collections.abc import Iterable

_NAMES = re.compile(
    r"(?:SECRET|PASSW(?:OR)?D|TOKEN|CREDENTIAL|CONNECTION_STRING|(?:ACCESS|ACCOUNT|API|PRIVATE)_?KEY)", re.IGNORECASE
)
_NOT_SECRET = re.compile(r"(?:_FILE|_PATH|_KEY_ID|_TYPE|_URL)$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+:[^/\s@]+(?=@)")
_PART_OF_STRING = re.compile(r"(?:AccountKey|SharedAccessSignature|sig)=([^;&\s]+)", re.IGNORECASE)


def secrets() -> tuple[str, ...]:
    """Values of the environment that by their names are secret, and the keys inside connection strings."""
    values = [
        value
        for name, value in os.environ.items()
        if _NAMES.search(name) and not _NOT_SECRET.search(name) and len(value) >= 8
    ]
    return (*values, *(part for value in values for part in _PART_OF_STRING.findall(value)))


def redacted(text: str, hidden: Iterable[str] | None = None) -> str:
    """The text with every secret, and every name and password inside an address, left out."""
    for secret in sorted(secrets() if hidden is None else hidden, key=len, reverse=True):
        text = text.replace(secret, "…")
    return _IN_ADDRESS.sub("…", text)
