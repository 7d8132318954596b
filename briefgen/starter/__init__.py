"""A new project: settings with every key explained, and one sample document that shows what a briefing can hold."""

from importlib.resources import files
from pathlib import Path

from briefgen.diagnostics import BriefgenError

_FILES = {
    "briefgen.toml": "briefgen.toml",
    "harbour-ferry-talks.txt": "seeds/harbour-ferry-talks.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}


class NotEmptyError(BriefgenError):
    """A new project would lie among somebody's files."""

    exit_status = 2

    def __init__(self, folder: Path, found: str) -> None:
        super().__init__(
            f"{folder}: there is already {found!r} in it, and nothing was written\n"
            f"    help: name a folder that is empty or does not exist yet:  briefgen init NEW-FOLDER"
        )


def start(folder: Path) -> tuple[Path, ...]:
    """Make a project in `folder`, and return what was written; raises NotEmptyError, and then writes nothing."""
    if folder.is_file():
        raise NotEmptyError(folder.parent, folder.name)
    present = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if taken := [name for name in present if name != ".git"]:
        raise NotEmptyError(folder, taken[0])
    written = []
    for name, place in _FILES.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((files(__package__) / "files" / name).read_bytes())
        written.append(target)
    for name in ("content", "templates", "site"):
        (folder / name).mkdir(exist_ok=True)
    return tuple(written)
