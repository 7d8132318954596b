"""Which host a target of briefgen.toml means."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from briefgen.diagnostics import ConfigurationError, Diagnostic, Location, Severity
from briefgen.publish.address import is_branch, is_domain, is_zip, secret_in, why_not
from briefgen.publish.discretion import redacted
from briefgen.publish.hosts.archive import Archive
from briefgen.publish.hosts.git import Git
from briefgen.publish.hosts.host import Host, HostError
from briefgen.publish.hosts.rsync import Rsync
from briefgen.publish.hosts.sftp import Sftp
from briefgen.publish.hosts.store import KINDS, Store
from briefgen.publish.hosts.switched import SteadyFolder, SwitchedFolder, can_switch
from briefgen.publish.hosts.webdav import WebDav
from briefgen.settings import BASE_URL, FILE, Project, PublishSettings, TargetSettings


def choose_target(settings: PublishSettings, name: str | None) -> tuple[str, TargetSettings]:
    """The target of this name, or the usual one; an address stands for itself. Raises ConfigurationError."""
    wanted = name or settings.default or (next(iter(settings.targets)) if len(settings.targets) == 1 else "")
    if wanted in settings.targets:
        return wanted, settings.targets[wanted]
    if wanted and (":" in wanted or "/" in wanted or is_zip(Path(wanted)) or wanted in (".", "..")):
        return wanted, TargetSettings(to=wanted)
    known = ", ".join(settings.targets) or "none yet"
    message = f"no target {wanted!r}" if wanted else "which target?"
    raise _error("BG601", message, f'targets here: {known}; each is a table [publish.targets.NAME] with  to = "…"')


def open_host(target: TargetSettings, project: Project) -> Host:
    """The host that the target names; nothing is asked of it yet. Raises ConfigurationError.

    Relative paths are meant from the project's folder.
    """
    base_url = target.base_url or project.settings.site.base_url
    if setting := secret_in(target, base_url):
        raise _error(
            "BG601",
            f"{setting} of the target holds a name, a password or a token",
            "take it out: see docs/publishing.md, Secrets",
        )
    if base_url and not BASE_URL.fullmatch(base_url):
        raise _error(
            "BG601", f"{base_url!r} can be no address of a site", 'write it as  base_url = "https://example.org/desk/"'
        )
    try:
        return _host(target, project)
    except (ValueError, HostError) as error:  # urlsplit's words for an address that is none; git's for a remote
        raise _error(
            "BG601", f"{redacted(repr(target.to))}: {redacted(str(error))}", "docs/publishing.md has examples"
        ) from error


def _host(target: TargetSettings, project: Project) -> Host:
    address = urlsplit(target.to.removeprefix("git:"))
    if target.to.startswith("git:"):
        return _branch(target, project.root)
    if address.scheme in KINDS:
        if not address.netloc:
            raise _error("BG601", f"no bucket in {target.to!r}", f"for example  {address.scheme}://bucket/desk")
        return Store(target.to, endpoint=target.endpoint)
    if address.scheme in ("webdav", "webdavs"):
        if not address.hostname:
            raise _error("BG601", f"no host in {target.to!r}", "for example  webdavs://example.org/desk")
        _refuse_more_than_a_path(target.to, address)
        return WebDav(target.to.replace("webdav", "http", 1))
    if address.scheme in ("ssh", "sftp", "rsync"):
        return _remote(target.to, address)
    if "://" in target.to or not target.to:
        raise _error("BG601", f"no kind of host begins so: {target.to!r}", "docs/publishing.md lists them")
    return _local((project.root / Path(target.to).expanduser()).resolve(), project, switch=target.switch)


def _branch(target: TargetSettings, folder: Path) -> Git:
    address = target.to.removeprefix("git:")
    if not address or address.startswith("-"):  # git would read an option, and some run commands
        raise _error(
            "BG601", "git: names no repository", "for example  git:origin  or  git:git@example.org:me/site.git"
        )
    if not is_branch(target.branch):
        raise _error("BG601", f"git takes no such name for a branch: {target.branch!r}", "for example  gh-pages")
    if target.domain and not is_domain(target.domain):
        raise _error("BG601", f"this is no domain: {target.domain!r}", "for example  desk.example.org")
    return Git(address, target.branch, history=target.history, folder=folder)


def _local(place: Path, project: Project, *, switch: bool) -> Host:
    if reason := why_not(place, project):
        raise _error("BG601", f"the site cannot go to {place}: {reason}", "choose another place")
    if is_zip(place):
        return Archive(place)
    return SwitchedFolder(place) if switch and can_switch(place) else SteadyFolder(place)


def _remote(to: str, address: SplitResult) -> Host:
    """`ssh://user@host/~/path` is a path from the home folder, as git has it."""
    user = f"{address.username}@" if address.username else ""
    host = f"{user}{_name_of_host(address)}"
    path = address.path.removeprefix("/~/") if address.path.startswith("/~/") else address.path
    _refuse_more_than_a_path(to, address)
    if not address.hostname or not path.strip("/") or host.startswith("-"):
        raise _error("BG601", f"no host or no folder in {to!r}", "for example  ssh://user@example.org/var/www/desk")
    if address.scheme == "rsync":
        return Rsync(to)
    if address.scheme == "ssh":
        return Rsync(f"{host}:{path}", port=address.port)
    return Sftp(host, path, port=address.port)


def _name_of_host(address: SplitResult) -> str:
    """In the letters that the user wrote, since ssh tells names in its settings apart by them; IPv6 in its brackets."""
    host = address.netloc.rpartition("@")[2]
    return host[: host.index("]") + 1] if host.startswith("[") else host.partition(":")[0]


def _refuse_more_than_a_path(to: str, address: SplitResult) -> None:
    if address.query or address.fragment:
        raise _error("BG601", f"? and # cannot be in the name of a folder there: {to!r}", "choose another folder")


def _error(code: str, message: str, remedy: str) -> ConfigurationError:
    return ConfigurationError((Diagnostic(Location(FILE), code, Severity.ERROR, message, remedy),))
