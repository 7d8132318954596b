"""What an address of a target may not hold: a secret, or a place that the site must not go to."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.settings import Project, TargetSettings

_WITH_USER = re.compile(r"^(?:git:)?([a-z0-9+]*):/*([^/]*)@", re.IGNORECASE)
_SHORT = re.compile(r"^git:([^/@]*)@")
"""“me@host:path”, as git and ssh have it."""
_SIGNED = re.compile(r"(?:AccountKey|SharedAccessSignature|sig|signature|token|password)=", re.IGNORECASE)
_MAY_NAME_A_USER = frozenset(("ssh", "sftp", "rsync"))
_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.IGNORECASE)
_NO_BRANCH = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|^[/.-]|[/.]$|\.lock$|^@$|/\.|\.lock/")
"""What git takes for no name of a branch (git-check-ref-format)."""


def secret_in(target: TargetSettings, base_url: str) -> str | None:
    """Which setting holds what may be a password or a token; only over ssh does a name alone tell nothing."""
    said = {"to": target.to, "endpoint": target.endpoint, "base_url": base_url}
    return next((name for name, address in said.items() if _holds_secret(address)), None)


def _holds_secret(address: str) -> bool:
    if "://" not in address:
        short = _SHORT.match(address)
        return short is not None and ":" in short[1]
    found = _WITH_USER.match(address)
    named = found is not None and (found[1].lower() not in _MAY_NAME_A_USER or ":" in found[2])
    return named or _SIGNED.search(address) is not None


def is_domain(name: str) -> bool:
    """Whether it is what CNAME may hold: a domain alone, without https:// or a path."""
    return _HOST_NAME.fullmatch(name) is not None


def is_branch(name: str) -> bool:
    return bool(name) and _NO_BRANCH.search(name) is None


def is_zip(place: Path) -> bool:
    return place.suffix.lower() == ".zip"


def why_not(place: Path, project: Project) -> str | None:
    """Why a site cannot be put at a place on this machine; None where it can."""
    if is_zip(place):
        if place.is_dir():
            return "it is a folder, not a zip file"
        folder = place.parent
    else:
        folder = place
    if owner := next((name for name, own in _owned(project) if _is_within(place, own)), None):
        return f"it is in {owner}, which has an owner: what is put there is read or removed by the next build"
    if _is_within(project.root.resolve(), place):
        return "it holds the project itself"
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if folder == place and place.is_dir() and os.access(place, os.W_OK):
        return None
    return _why_nothing_can_be_made(folder, f".{place.name[:100]}.briefgen-try-")


def _why_nothing_can_be_made(folder: Path, name: str) -> str | None:
    if not folder.is_dir():
        return f"{folder} is no folder"
    try:
        with TemporaryDirectory(prefix=name, dir=folder):  # if this is killed, the next publish clears it up
            return None
    except OSError as error:
        return f"nothing can be made in {folder}: {error.strerror}"


def _owned(project: Project) -> Iterator[tuple[str, Path]]:
    folders = (project.seeds, project.content, project.templates, project.site, project.memory, project.root / ".git")
    return ((f"{folder.name}/", folder.resolve()) for folder in folders)


def _is_within(place: Path, folder: Path) -> bool:
    return place == folder or folder in place.parents
