"""Gives a user a template to change: a copy of the packaged one, or one that adds to it block by block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefgen.diagnostics import BriefgenError
from briefgen.settings import Project
from briefgen.site.templates import PACKAGED, packaged
from briefgen.writing import write

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Template:
    """A template of the packaged theme."""

    name: str
    blocks: tuple[str, ...]
    own: bool
    """Whether the project has its own."""


class NoTemplateError(BriefgenError):
    """There is no packaged template of that name."""

    exit_status = 2

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, [path.as_posix() for path in _names()], n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        super().__init__(f"no template {name!r}\n    help: {hint}list them with  briefgen eject")


class OwnTemplateError(BriefgenError):
    """The project has that template already; nothing of the user's is ever overwritten."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already, and stays as it is\n    help: rename or delete it first")


def templates(project: Project) -> tuple[Template, ...]:
    """All that can be ejected."""
    return tuple(
        Template(name.as_posix(), _blocks(name), (project.templates / name).is_file()) for name in sorted(_names())
    )


def eject(project: Project, name: str, *, blocks: bool = False) -> Path:
    """Write the template into the project's templates/, and give its path.

    `blocks`: one that extends the packaged template, with each of its blocks to fill in or delete; it follows later
    versions of the theme, which a copy does not. Raises NoTemplateError or OwnTemplateError.
    """
    if Path(name) not in set(_names()):
        raise NoTemplateError(name)
    file = project.templates / name
    if file.exists():
        raise OwnTemplateError(file)
    write(file, _skeleton(name).encode() if blocks else (packaged() / name).read_bytes())
    return file


def _skeleton(name: str) -> str:
    filled = "".join(f"{{% block {block} %}}{{{{ super() }}}}{{% endblock %}}\n" for block in _blocks(Path(name)))
    return f'{{% extends "{PACKAGED}/{name}" %}}\n{filled}'


def _blocks(name: Path) -> tuple[str, ...]:
    text = (packaged() / name).read_text("utf-8") if name.suffix == ".html" else ""
    return tuple(dict.fromkeys(_BLOCK.findall(text)))


def _names() -> Iterator[Path]:
    return (path.relative_to(packaged()) for path in packaged().rglob("*") if path.is_file())
