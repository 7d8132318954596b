"""Who edited a line, and when, where the file names nobody: asked of git, and only for such files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen.content.past import Past, Values, commit_of, past_of, values_of
from briefgen.model.entry import Edit, Entry

Own = Mapping[str, Sequence[str]]
"""What is a person's: id of a line, or name of a field at the top → the keys that it is; none named: all of them."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """An entry with what git adds to it."""

    entry: Entry
    asked_at: str | None = None
    """The commit at which git was asked; empty where there was none. None: there was nothing to ask."""
    sure: bool = True
    """Whether all was known, so that only another history can tell anything else; otherwise the next commit may."""


def blamed(entry: Entry, path: Path, text: str, own: Own) -> Blamed:
    """Fill in who and when for the edits that name nobody; without git, or outside of a repository, nothing.

    Whoever committed the value that a person gave is named, also where that was to take something away.
    """
    nameless = [item for item, edit in entry.edits.items() if edit == Edit()]
    if not nameless:
        return Blamed(entry)
    there = commit_of(path.parent)
    if there is None:
        return Blamed(entry, "", sure=False)
    past, now = past_of(path), values_of(text) or {}
    found = {item: _edit(item, own.get(item, ()), now, past) if past else None for item in nameless}
    known = {item: edit for item, edit in found.items() if edit is not None}
    return Blamed(replace(entry, edits={**entry.edits, **known}), there, len(known) == len(found))


def _edit(item: str, keys: Sequence[str], now: Values, past: Past) -> Edit | None:
    """Who gave some keys of a line the values that they have; None where that is not committed, or not known."""
    wanted, commit = _said(item, keys, now), past.newest
    newest = past.versions[commit].values
    if newest is None or _said(item, keys, newest) != wanted:
        return None
    while True:
        version = past.versions[commit]
        same = (one for one in version.before if one not in past.versions or _same(item, keys, wanted, one, past))
        earlier = next(same, None)
        if earlier is None:
            known = past.whole or bool(version.before)
            return Edit(None if "@" in version.author else version.author, version.day) if known else None
        if earlier not in past.versions:
            return None
        commit = earlier


def _same(item: str, keys: Sequence[str], wanted: Any, commit: str, past: Past) -> bool:  # noqa: ANN401
    """Whether a version says the same; one that was broken says nothing else."""
    values = past.versions[commit].values
    return values is None or _said(item, keys, values) == wanted


def _said(item: str, keys: Sequence[str], values: Values) -> Any:  # noqa: ANN401  (plain values)
    """None: there is no such line."""
    if item not in values:
        return None
    said = values[item]
    return [said.get(key) for key in keys] if keys else said
