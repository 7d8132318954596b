"""Which pages must be made again: a comparison of what they are made from and what they show with the last time."""

import hashlib
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from briefgen.index.memory import Memory

_TABLE = "page"


class Stale(StrEnum):
    """Why a page is made again."""

    NEW = "NEW"
    DATA = "DATA"
    TEMPLATE = "TEMPLATE"
    MISSING = "MISSING"
    REMOVED = "REMOVED"


class Made(msgspec.Struct, array_like=True, frozen=True):
    """What a page was made from, and the file as it was then."""

    key: str = ""
    """Of all that was given to make its view."""
    view: str = ""
    template: str = ""
    content: str = ""
    """Of the bytes of the file."""
    size: int = -1
    mtime_ns: int = -1
    found: str = ""
    """Of all that was given, with what had to be found out for the page; empty where nothing had to."""


BEGUN = Made()
"""A page that was about to be written for the first time: after a killed build it may be there or not."""

Stats = Mapping[str, os.stat_result]


def digest(view: object) -> str:
    """Equal views have equal digests; a view is made of frozen values, whose `repr` says all."""
    return digest_of_bytes(repr(view).encode("utf-8", "surrogatepass"))


def digest_of_bytes(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def is_there(made: Made, site: Path, path: str, stat: os.stat_result | None) -> bool:
    """Whether the file still has the bytes that were written; one that was only touched has."""
    if stat is None or stat.st_size != made.size:
        return False
    return stat.st_mtime_ns == made.mtime_ns or digest_of_bytes((site / path).read_bytes()) == made.content


def stats_below(folder: Path) -> Stats:
    """Every file below a folder, by its path there; one look at each folder is quicker than one at each file."""
    found: dict[str, os.stat_result] = {}
    waiting = [("", os.fspath(folder))]
    while waiting:
        name, place = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                waiting.append((f"{name}{entry.name}/", entry.path))
            elif entry.is_file():
                found[name + entry.name] = entry.stat()
    return found


def remembered(memory: Memory) -> dict[str, Made]:
    """Path of a page → what it was made from at the last build; nothing where that is not known."""
    decoder = msgspec.msgpack.Decoder(Made)
    found = {}
    for path, value in memory.all(_TABLE).items():
        try:
            found[path] = decoder.decode(value)
        except msgspec.MsgspecError:  # of another version of this program; the file is ours all the same
            found[path] = BEGUN
    return found


def remember(memory: Memory, pages: Mapping[str, Made], gone: tuple[str, ...] = ()) -> None:
    encoder = msgspec.msgpack.Encoder()
    memory.change(_TABLE, {path: encoder.encode(made) for path, made in pages.items()}, gone)
