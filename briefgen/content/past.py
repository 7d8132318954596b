"""What git knows of a content file: its versions, who committed each, and what its lines said then."""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_MOST = 1000
"""Versions of one file that are looked at."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Values = Mapping[str, Mapping[str, Any]]
"""Id of a line, or name of a field at the top → what the file says there, key by key."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it."""

    before: tuple[str, ...]
    """The commits with the versions that it was made from; none for the first."""
    author: str
    day: str
    """Of the author, where that was; ISO 8601."""
    values: Values | None
    """None: the file was broken."""


@dataclass(frozen=True, slots=True)
class Past:
    """All versions of a file, by their commits."""

    versions: Mapping[str, Version]
    newest: str
    whole: bool
    """Whether what seems the first version is: not so in a clone without its history, or where a file was renamed."""


def past_of(path: Path) -> Past | None:
    """None where nobody has committed the file."""
    said = git(
        path.parent, "log", f"-{_MOST}", "--parents", "--date=short", "--format=%H %P%x00%an%x00%ad", "--", path.name
    )
    rows = [line.split("\0") for line in (said or "").split("\n") if line]
    if not rows:
        return None
    commits = [row[0].split() for row in rows]
    texts = _texts(path, [commit for commit, *_ in commits])
    versions = {
        commit: Version(tuple(before), author, day, values_of(texts.get(commit, "")))
        for (commit, *before), (_, author, day) in zip(commits, rows, strict=True)
    }
    return Past(versions, commits[0][0], len(rows) < _MOST and _is_whole(path))


def first_to_say(path: Path, wanted: Mapping[str, str | None]) -> str | None:
    """The text of a file as it was committed first with these values at the top; also of a branch that is being merged.

    Where that was on several occasions, the last of them.
    """
    if not may_be_kept(path.parent):
        return None
    heads = [head for head in ("HEAD", "MERGE_HEAD") if git(path.parent, "rev-parse", "--verify", "--quiet", head)]
    said = git(path.parent, "log", f"-{_MOST}", "--parents", "--format=%H %P", *heads, "--", path.name) if heads else ""
    commits = {commit: before for commit, *before in map(str.split, filter(None, (said or "").split("\n")))}
    texts = _texts(path, list(commits))
    saying = {commit for commit in commits if _says(texts.get(commit, ""), wanted)}
    firsts = (commit for commit in commits if commit in saying and saying.isdisjoint(commits[commit]))
    first = next(firsts, None)
    return texts[first] if first else None


def _says(text: str, wanted: Mapping[str, str | None]) -> bool:
    values = values_of(text)
    return values is not None and all(values.get(name, {}).get(name) == said for name, said in wanted.items())


def commit_of(folder: Path) -> str | None:
    """The commit that is checked out in the repository around a folder, and how far back a clone that was cut short
    goes; None where there is no such thing.
    """
    if not may_be_kept(folder):
        return None
    said = git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    cut = Path(where_commits_are(folder)[-1])
    depth = f" {hashlib.sha256(cut.read_bytes()).hexdigest()}" if cut.is_file() else ""
    return f"{said.strip()}{depth}" if said else None


def comes_after(folder: Path, state: str, before: str) -> bool:
    """Whether all that git knew is also in a later history; not so where somebody has written it anew."""
    commit, earlier = state.partition(" ")[0], before.partition(" ")[0]
    return bool(earlier) and git(folder, "merge-base", "--is-ancestor", earlier, commit) is not None


def where_commits_are(folder: Path) -> tuple[str, ...]:
    """Files and folders of git of which one changes with each commit; without a repository, where one would be."""
    place = folder.resolve()
    found = (above / ".git" for above in (place, *place.parents) if (above / ".git").exists())
    there = Path(os.environ.get("GIT_DIR") or next(found, place.parent / ".git"))
    own = _named_in(there, "gitdir:") if there.is_file() else there  # of a worktree
    common = _named_in(own / "commondir") if (own / "commondir").is_file() else own
    kept = ("refs/heads", "packed-refs", "reftable", "shallow")  # the last: how far back a clone goes
    return tuple(map(str, (own / "HEAD", *(common / name for name in kept))))


def _named_in(file: Path, before: str = "") -> Path:
    return (file.parent / file.read_text("utf-8").removeprefix(before).strip()).resolve()


def values_of(text: str) -> Values | None:
    """What the front matter of a content file says, as it is written; None where it cannot be read."""
    root = _root(text)
    return None if root is None else dict(_values(root))


def pairs_in(text: str) -> list[tuple[str, Mapping[str, Any]]]:
    """As `values_of`, also what is there twice; nothing where it cannot be read."""
    return list(_values(_root(text) or {}))


def _root(text: str) -> Mapping[str, Any] | None:
    match = _FRONT.match(text.replace("\r\n", "\n"))
    try:
        root = match and yaml.load(match[1], Loader=_LOADER)  # noqa: S506  (a loader that makes nothing but text)
    except yaml.YAMLError:
        return None
    return root if isinstance(root, dict) else None


def _values(root: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, value in root.items():
        if isinstance(value, str):
            yield name, {name: value}
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item["id"], item


def _is_whole(path: Path) -> bool:
    if git(path.parent, "rev-parse", "--is-shallow-repository") != "false\n":
        return False
    renamed = git(path.parent, "log", "-1", "--follow", "--diff-filter=R", "--format=%H", "--", path.name)
    return renamed == ""


def may_be_kept(folder: Path) -> bool:
    """Whether to ask git at all: starting it once for each of thousands of files takes longer than reading them."""
    place = folder.resolve()
    return "GIT_DIR" in os.environ or any((above / ".git").exists() for above in (place, *place.parents))


def _texts(path: Path, commits: list[str]) -> Mapping[str, str]:
    """Commit → the file as it was then; nothing where it was not there."""
    asked = "".join(f"{commit}:./{path.name}\n" for commit in commits)
    said, at = _run(path.parent, ("cat-file", "--batch"), asked.encode()) or b"", 0
    found = {}
    for commit in commits:
        end = said.find(b"\n", at)
        kind, size = said[at:end].split(b" ")[-2:] if end >= 0 else (b"", b"")
        at = end + 1
        if kind == b"blob":
            found[commit] = said[at : at + int(size)].decode("utf-8", "replace")
            at += int(size) + 1
    return found


def git(folder: Path, *arguments: str) -> str | None:
    """What git says in a folder; None where it fails, or is not there."""
    said = _run(folder, arguments)
    return None if said is None else said.decode("utf-8", "replace")


def _run(folder: Path, arguments: tuple[str, ...], given: bytes | None = None) -> bytes | None:
    try:
        run = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout
