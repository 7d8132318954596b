"""Which pages must be made again: a comparison of what they show with what they showed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Stale(StrEnum):
    """Why a page is made again."""

    NEW = "NEW"
    DATA = "DATA"
    TEMPLATE = "TEMPLATE"
    MISSING = "MISSING"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class Made:
    """What a page was made from, and the file as it was then."""

    view: str
    template: str
    size: int
    mtime_ns: int


def digest(view: object) -> str:
    """Equal views have equal digests; a view is made of frozen values, whose `repr` says all."""
    return hashlib.sha256(repr(view).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def why_stale(view: str, template: str, before: Made | None, file: Path) -> Stale | None:
    """The reason to make a page again; None if the file is the one that would be made."""
    if before is None:
        return Stale.NEW
    try:
        stat = file.stat()
    except FileNotFoundError:
        return Stale.MISSING
    if (stat.st_size, stat.st_mtime_ns) != (before.size, before.mtime_ns):
        return Stale.MISSING
    if before.view != view:
        return Stale.DATA
    return Stale.TEMPLATE if before.template != template else None


def read_memory(file: Path) -> Mapping[str, Made]:
    """Path of a page → what it was made from at the last build; nothing where that is not known."""
    try:
        return {path: Made(**made) for path, made in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def as_memory(pages: Mapping[str, Made]) -> bytes:
    return json.dumps({path: asdict(made) for path, made in sorted(pages.items())}, indent=0).encode()
