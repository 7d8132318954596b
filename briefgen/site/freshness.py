"""Which pages must be made again: a comparison of what they are made from and what they show with the last time."""

import hashlib
import os
import stat
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from briefgen.index.memory import Memory
from briefgen.walking import Times, files_below, times

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
    ctime_ns: int = -1
    found: str = ""
    """Of all that was given, with what had to be found out for the page; empty where nothing had to."""

    @property
    def times(self) -> Times:
        """As `times` of the file."""
        return self.size, self.mtime_ns, self.ctime_ns


BEGUN = Made()
"""A page that was about to be written for the first time: after a killed build it may be there or not."""

Stats = Mapping[str, os.stat_result]


def digest(view: object) -> str:
    """Equal views have equal digests; a view is made of frozen values, whose `repr` says all."""
    return digest_of_bytes(repr(view).encode("utf-8", "surrogatepass"))


def digest_of_bytes(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def is_there(made: Made, site: Path, path: str, found: os.stat_result | None) -> Made | None:
    """What was made, if its file still has the bytes that were written; with its new times, if it was only touched."""
    if found is None or found.st_size != made.size:
        return None
    if times(found) == made.times:
        return made
    if digest_of_bytes((site / path).read_bytes()) != made.content:
        return None
    return msgspec.structs.replace(made, mtime_ns=found.st_mtime_ns, ctime_ns=found.st_ctime_ns)


def stats_below(folder: Path) -> Stats:
    """Every file below a folder, by its path there; one look at each folder is quicker than one at each file."""
    return {name[1:]: found for name, found in files_below(os.fspath(folder)) if stat.S_ISREG(found.st_mode)}


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
