"""The one way in which a file is written: whole or not at all, and only if its bytes differ."""

from enum import StrEnum
from pathlib import Path


class Written(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"


def write(path: Path, content: bytes) -> Written:
    """Make these the bytes of the file; a killed process leaves the old file or the new one, never half of one."""
    try:
        if path.read_bytes() == content:
            return Written.SAME
        outcome = Written.CHANGED
    except FileNotFoundError:
        outcome = Written.CREATED
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
    except FileNotFoundError:  # asked first, it would be asked for each of thousands of files
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
    temporary.replace(path)
    return outcome
