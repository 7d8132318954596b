"""Whether anything changed since the last build, told by names, sizes and times of files alone.

A build with nothing to do is answered from here before the parts that do things are imported: nearly all of its time
would be spent on importing them. So this file imports next to nothing, too.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from briefgen.walking import Times, files_below, times

ADDRESSES = "content/actors/addresses.txt"
"""What a build reads and writes; it is looked at by itself, so that an edit of the rest meanwhile is not overlooked."""
INPUTS = ("briefgen.toml", "seeds", "content", "templates", ADDRESSES)
"""What every build reads; the settings can name more."""
OUTPUT = "site"
_FILE = "last.json"
_TICK = 10_000_000
"""Nanoseconds. Of a file that was saved less than this before it was looked at, a later save may bear the same time."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

_MAKE_PAGES = tuple(
    f"{name}-"
    for name in ("jinja2", "markupsafe", "markdown_it_py", "nh3", "pyyaml", "ruamel.yaml", "ruamel_yaml", "msgspec",
                 "anyascii", "resvg_py")
)  # fmt: skip
"""How the folders begin in which libraries that pages are made with are described."""


class Fingerprint(NamedTuple):
    """Of a tree."""

    digest: str
    """Of the names, sizes, times and numbers of its files: no change of one leaves it as it is."""
    settled: bool
    """Whether all times are old enough to be relied on."""
    copied: str
    """The same without what a copy of a file has of its own, as `cp -a` makes them."""


def fingerprint(place: str) -> Fingerprint:
    """Of a file or of all that is below a folder; what does not exist has one, too."""
    by_itself = ADDRESSES.removeprefix(os.path.basename(place))
    return _of(found for found in files_below(place) if found[0] != by_itself)


def _of(files: Iterable[tuple[str, os.stat_result]]) -> Fingerprint:
    digest, copied, newest, now = hashlib.sha256(), hashlib.sha256(), 0, time.time_ns()
    for name, stat in files:
        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
        line = f"{name}\0{stat.st_size} {stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
        copied.update(line)
        digest.update(line + f"{stat.st_ctime_ns} {stat.st_ino}\n".encode())
    return Fingerprint(digest.hexdigest(), newest < now - _TICK, copied.hexdigest())


def inputs(root: str, named: Iterable[str] = ()) -> Mapping[str, Fingerprint]:
    """What a build of the project reads; `named` are the files that its settings name."""
    return {name: fingerprint(_below(root, name)) for name in (*INPUTS, *named)}


def last_report(root: str) -> Mapping[str, object] | None:
    """The report of the last build if another one would do nothing; else None."""
    last = _last(root)
    try:
        if (
            not last
            or not last["repeatable"]
            or last["machine"] != _machine(last["model"])
            or _changed(root, last["inputs"])
            or any(fingerprint(place).digest != digest for place, digest in last["asked"].items())
        ):
            return None
        same = last["output"] == fingerprint(_below(root, OUTPUT)).digest  # the most files of all
        report: Mapping[str, object] = last["report"]
    except (KeyError, TypeError, AttributeError):
        return None
    return report if same else None


def last_build(root: str) -> str:
    """What names the last build: another one, also of another process, gives another."""
    return fingerprint(_memory(root)).digest


class UnknownBuildError(Exception):
    """No build is remembered here: the site was made elsewhere, or by an older version."""


class UnfinishedBuildError(Exception):
    """The last build was interrupted, so that some pages are old and some are new."""


def changed_since(root: str) -> tuple[str, ...]:
    """The inputs that are no longer what the last build read; raises UnknownBuildError, UnfinishedBuildError.

    In a copy of the project all files are others, and are told by what a copy keeps.
    """
    last = _last(root)
    if last is None:
        raise UnknownBuildError
    if not last:
        raise UnfinishedBuildError
    read = last.get("inputs")
    if not isinstance(read, dict):
        raise UnknownBuildError
    changed = _changed(root, read)
    copied = last.get("copied")
    if not isinstance(copied, dict) or last.get("place") == _place(root):
        return changed
    return tuple(name for name in changed if fingerprint(_below(root, name)).copied != copied.get(name))


def _changed(root: str, read: Mapping[str, str]) -> tuple[str, ...]:
    """What is no longer as it was read."""
    names = dict.fromkeys((*INPUTS, *read))
    return tuple(name for name in names if fingerprint(_below(root, name)).digest != read.get(name))


def _place(root: str) -> int:
    """The number of the project's folder: a copy has another."""
    return os.stat(root).st_ino


def remember(
    root: str,
    model: str,
    read: Mapping[str, Fingerprint],
    report: Mapping[str, object],
    *,
    left: Mapping[str, Times],
    asked: Mapping[str, Fingerprint],
) -> None:
    """Keep what a build read, and its report, to be given again while nothing changes.

    `left`: the files of the site as the build left them. What somebody else did to one meanwhile is for the next build.
    `asked`: by its path what else was asked, beside the project, who edited what. It is no input that makes a site old.
    """
    there = list(files_below(_below(root, OUTPUT)))
    as_left = left.items() <= {name[1:]: times(stat) for name, stat in there}.items()
    last = {
        "repeatable": as_left and all(each.settled for each in (*read.values(), *asked.values())),
        "machine": _machine(model),
        "model": model,
        "place": _place(root),
        "inputs": {name: each.digest for name, each in read.items()},
        "asked": {place: each.digest for place, each in asked.items()},
        "copied": {name: each.copied for name, each in read.items()},
        "output": _of(there).digest,
        "report": report,
    }
    _keep(root, last)


def forget(root: str) -> None:
    """Before anything is changed: a build that is killed half-way has not left what it reported before."""
    os.makedirs(os.path.dirname(_memory(root)), exist_ok=True)
    _keep(root, {})


def _keep(root: str, last: Mapping[str, object]) -> None:
    file = _memory(root)
    with open(f"{file}.tmp", "w", encoding="utf-8") as out:
        json.dump(last, out)
    os.replace(f"{file}.tmp", file)


def _last(root: str) -> dict[str, Any] | None:
    """What is kept of the last build; empty while it is not finished, None where nothing is known."""
    try:
        with open(_memory(root), encoding="utf-8") as file:
            last = json.load(file)
    except (OSError, ValueError):
        return None
    return last if isinstance(last, dict) else None


@cache
def program() -> str:
    """A digest of this program as it is installed here: an upgrade, or an edit of its code, gives another one.

    Asked once a process: a preview that outlives an upgrade goes on with the code that it has loaded.
    """
    templates = os.path.join(os.path.dirname(_PACKAGE), "templates")  # in a checkout
    return f"{sys.version} {_libraries()} {fingerprint(_PACKAGE).digest} {fingerprint(templates).digest}"


@cache
def _machine(model: str) -> str:
    """The program and the language model, as this process found them."""
    places = (model, *(os.path.join(folder, model) for folder in sys.path if folder))
    found = (fingerprint(os.path.join(place, "meta.json")) for place in places)
    return " ".join((program(), *(each.digest for each in found)))


def _libraries() -> str:
    """Those that pages are made with, as they are installed: each has a folder that names its version."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found |= {name for name in names if name.endswith(".dist-info") and name.lower().startswith(_MAKE_PAGES)}
    return ",".join(sorted(found))


def _memory(root: str) -> str:
    return _below(root, ".briefgen", _FILE)


def _below(root: str, *names: str) -> str:
    return os.path.join(root, *names)
