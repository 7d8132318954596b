"""Who edited a line, and when, where the file names nobody: asked of git, and only for such files."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from briefgen.model.entry import Edit, Entry

_NOT_YET = "0" * 40
"""The commit that git gives for lines that nobody has committed."""
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADER = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")
_HOUR = 100


@dataclass(frozen=True, slots=True)
class Blamed:
    """An entry with what git adds to it."""

    entry: Entry
    unsure_at: str | None = None
    """The commit at which git did not know all yet; with the next one it may. None: nothing more to learn."""


@dataclass(slots=True)
class _Line:
    commit: str
    known: dict[str, str] = field(default_factory=dict)


def blamed(entry: Entry, path: Path, text: str) -> Blamed:
    """Fill in who and when for the edits that name nobody; without git, or outside of a repository, nothing."""
    nameless = [item for item, edit in entry.edits.items() if edit == Edit()]
    there = commit_of(path.parent) if nameless else None
    if there is None:
        return Blamed(entry)
    lines = _blame(path)
    shallow = _git(path.parent, "rev-parse", "--is-shallow-repository") == "true\n"
    ranges = _ranges(text)
    found = {item: _newest([lines[n] for n in ranges.get(item, ()) if n in lines], shallow) for item in nameless}
    known = {item: edit for item, edit in found.items() if edit is not None}
    return Blamed(replace(entry, edits={**entry.edits, **known}), None if len(known) == len(found) else there)


def commit_of(folder: Path) -> str | None:
    """The commit that is checked out in the repository around a folder; None where there is no such thing."""
    if not _may_be_kept(folder):
        return None
    said = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return said.strip() if said else None


def _may_be_kept(folder: Path) -> bool:
    """Whether to ask git at all: starting it once for each of thousands of files takes longer than reading them."""
    place = folder.resolve()
    return "GIT_DIR" in os.environ or any((above / ".git").exists() for above in (place, *place.parents))


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        run = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.decode("utf-8", "replace")


def _blame(path: Path) -> Mapping[int, _Line]:
    """Number of a line in the file → the commit that it is from."""
    found: dict[int, _Line] = {}
    line = _Line(_NOT_YET)
    for said in (_git(path.parent, "blame", "--line-porcelain", "--", path.name) or "").split("\n"):
        if header := _HEADER.match(said):
            line = found[int(header[2])] = _Line(header[1])
        elif said and not said.startswith("\t"):
            name, _, value = said.partition(" ")
            line.known[name] = value
    return found


def _newest(lines: list[_Line], shallow: bool) -> Edit | None:  # noqa: FBT001
    """The last change of some lines; None where one of them is not committed, or its commit lies outside a clone."""
    if not lines or any(line.commit.startswith(_NOT_YET) or (shallow and "boundary" in line.known) for line in lines):
        return None
    last = max((line.known for line in lines), key=lambda known: int(known["author-time"]))
    zone = int(last["author-tz"])
    away = timedelta(hours=abs(zone) // _HOUR, minutes=abs(zone) % _HOUR) * (-1 if zone < 0 else 1)
    day = (datetime.fromtimestamp(int(last["author-time"]), UTC) + away).date().isoformat()
    return Edit(None if "@" in last["author"] else last["author"], day)


def _ranges(text: str) -> Mapping[str, range]:
    """Id of an item, or "title" → the lines of the file that say it."""
    match = _FRONT.match(text.replace("\r\n", "\n"))
    root = match and yaml.compose(match[1], Loader=yaml.BaseLoader)
    return dict(_items(root)) if isinstance(root, yaml.MappingNode) else {}


def _items(root: yaml.MappingNode) -> Iterator[tuple[str, range]]:
    for key, value in root.value:
        if key.value == "title":
            yield "title", _of(key, value)
        for item in value.value if isinstance(value, yaml.SequenceNode) else ():
            for name, named in item.value if isinstance(item, yaml.MappingNode) else ():
                if name.value == "id":
                    yield named.value, _of(item, item)


def _of(first: Any, last: Any) -> range:  # noqa: ANN401  (nodes of the YAML library, which has no types)
    """From the first line of one node to the last of another, as numbers in the file."""
    return range(first.start_mark.line + 2, _last(last) + 3)


def _last(node: Any) -> int:  # noqa: ANN401
    """The last line with something of a node on it: blank lines and comments behind it are not its own."""
    if isinstance(node, yaml.ScalarNode):
        return int(node.end_mark.line - (node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line))
    inner = [part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,))]
    return max([int(node.start_mark.line), *map(_last, inner)])
