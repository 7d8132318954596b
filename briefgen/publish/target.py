"""Which host a target of briefgen.toml means."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from briefgen.diagnostics import ConfigurationError, Diagnostic, Location, Severity
from briefgen.publish.hosts.archive import Archive
from briefgen.publish.hosts.folder import Folder
from briefgen.publish.hosts.git import Git
from briefgen.publish.hosts.host import Host
from briefgen.publish.hosts.rsync import Rsync
from briefgen.publish.hosts.sftp import Sftp
from briefgen.publish.hosts.store import KINDS, Store
from briefgen.publish.hosts.switched import SwitchedFolder, can_switch
from briefgen.publish.hosts.webdav import WebDav
from briefgen.settings import FILE, PublishSettings, TargetSettings


def choose_target(settings: PublishSettings, name: str | None) -> tuple[str, TargetSettings]:
    """The target of this name, or the usual one; an address stands for itself. Raises ConfigurationError."""
    wanted = name or settings.default or (next(iter(settings.targets)) if len(settings.targets) == 1 else "")
    if wanted in settings.targets:
        return wanted, settings.targets[wanted]
    if wanted and (":" in wanted or "/" in wanted or wanted.endswith(".zip")):
        return wanted, TargetSettings(to=wanted)
    known = ", ".join(settings.targets) or "none yet"
    message = f"no target {wanted!r}" if wanted else "which target?"
    raise _error("BG601", message, f'targets here: {known}; each is a table [publish.targets.NAME] with  to = "…"')


def open_host(target: TargetSettings, root: Path) -> Host:
    """The host that the target names; nothing is asked of it yet. Raises ConfigurationError.

    `root`: the project's folder, from which relative paths are meant.
    """
    address = urlsplit(target.to)
    if address.password:
        raise _error(
            "BG601", "the address of a target holds a password", "take it out: see docs/publishing.md, Secrets"
        )
    if target.to.startswith("git:"):
        return Git(target.to.removeprefix("git:"), target.branch, history=target.history, folder=root)
    if address.scheme in KINDS:
        return Store(target.to, endpoint=target.endpoint)
    if address.scheme in ("webdav", "webdavs"):
        return WebDav(target.to.replace("webdav", "http", 1))
    if address.scheme in ("ssh", "sftp", "rsync"):
        return _remote(target.to, address)
    if "://" in target.to or not target.to:
        raise _error("BG601", f"no kind of host begins so: {target.to!r}", "docs/publishing.md lists them")
    place = (root / Path(target.to).expanduser()).resolve()
    if place.suffix == ".zip":
        return Archive(place)
    return SwitchedFolder(place) if can_switch(place) else Folder(place)


def _remote(to: str, address: SplitResult) -> Host:
    """`ssh://user@host/~/path` is a path from the home folder, as git has it."""
    user = f"{address.username}@" if address.username else ""
    host = f"{user}{address.hostname or ''}"
    path = address.path.removeprefix("/~/") if address.path.startswith("/~/") else address.path
    if not address.hostname or not path.strip("/"):
        raise _error("BG601", f"no host or no folder in {to!r}", "for example  ssh://user@example.org/var/www/desk")
    if address.scheme == "rsync":
        return Rsync(to)
    if address.scheme == "ssh":
        return Rsync(f"{host}:{path}", port=address.port)
    return Sftp(host, path, port=address.port)


def _error(code: str, message: str, remedy: str) -> ConfigurationError:
    return ConfigurationError((Diagnostic(Location(FILE), code, Severity.ERROR, message, remedy),))
