"""What is to be on the host: the files of site/, and what the kind of host needs beside them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, Location, Severity
from briefgen.publish.served import Served, served

Change = Callable[[bytes], bytes]


class SiteChangedError(BriefgenError):
    """A file is no longer what was compared with the host."""

    def __init__(self, path: str, reason: str = "changed while it was published") -> None:
        super().__init__(f"site/{path} {reason}\n    help: wait for the build, and publish again")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One file: its path below the site, its bytes or where they are, and a digest of all that a reader gets."""

    path: str
    content: bytes | Path
    digest: str
    served: Served
    change: Change | None = None
    """What is done to the bytes before they go."""

    def read(self) -> bytes:
        """The bytes that were digested; raises SiteChangedError where the file has others by now."""
        content = _read(self.path, self.content, self.change)
        if isinstance(self.content, Path) and _digest(content, self.served) != self.digest:
            raise SiteChangedError(self.path)
        return content


def outgoing(path: str, content: bytes | Path, change: Change | None = None) -> Outgoing:
    """The file as it will be sent and served; raises SiteChangedError where it cannot be read."""
    headers = served(path)
    return Outgoing(path, content, _digest(_read(path, content, change), headers), headers, change)


def _read(path: str, content: bytes | Path, change: Change | None) -> bytes:
    if isinstance(content, Path):
        try:
            content = content.read_bytes()
        except FileNotFoundError as error:
            raise SiteChangedError(path) from error
        except OSError as error:
            raise SiteChangedError(path, f"cannot be read: {error.strerror}") from error
    return change(content) if change else content


def _digest(content: bytes, headers: Served) -> str:
    """Of the headers too: where a host keeps them with the file, a new cache lifetime is a change."""
    head = f"{headers.content_type}\n{headers.cache}\n".encode()
    return hashlib.sha256(head + content).hexdigest()[:32]


def site_files(site: Path) -> tuple[Mapping[str, Outgoing], tuple[Diagnostic, ...]]:
    """The files of site/ by path, and a word on those that are left out."""
    found: dict[str, Outgoing] = {}
    problems: list[Diagnostic] = []
    for file in _below(site):
        path = file.relative_to(site).as_posix()
        if reason := _left_out(file, path):
            problems.append(
                Diagnostic(
                    Location(f"site/{path}"),
                    "BG604",
                    Severity.WARNING,
                    f"not published: {reason}",
                    "delete it, or keep it outside site/, which is the program's folder",
                )
            )
        else:
            found[path] = outgoing(path, file)
    return found, tuple(problems)


def _below(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif entry.name != ".gitkeep":
            yield entry


def _left_out(file: Path, path: str) -> str | None:
    if file.is_symlink():
        return "it is a link to another place"
    if not file.is_file():
        return "it is no file"
    if any(part.startswith(".") and part != ".well-known" for part in path.split("/")):
        return "it is a hidden file"
    if file.name.endswith(("~", ".tmp", ".swp", ".bak", ".orig")):
        return "it looks like a copy that an editor left"
    if "\\" in path or not path.isprintable():
        return "its name has characters that not every host takes"
    return None
