"""Where templates are, and what each is made of: the user's own first, then those that come with the program."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from briefgen import __version__
from briefgen.site.language import ENGLISH, Language
from briefgen.walking import bytes_of, files_below

_NAMES_ANOTHER = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}""", re.DOTALL)
_ONE_NAME = re.compile(
    r"""\s*(?:"([^"\\]+)"|'([^'\\]+)')"""
    r"""(?:\s+ignore\s+missing)?(?:\s+with(?:out)?\s+context)?(?:\s+as\s+\w+|\s+import\s[\w\s,]+)?\s*-?"""
)
"""What names one template whatever happens: of anything else no more is known than that it may be any template."""
STYLE = "style.css"
PACKAGED = "briefgen"
"""What stands before the name of a packaged template in one of the user's that adds to it: "briefgen/briefing.html"."""


def packaged() -> Path:
    """The default theme: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


class Templates:
    """A project's templates by name, with what they include."""

    def __init__(self, own: Path, language: Language = ENGLISH, program: str = __version__) -> None:
        """`program` tells what renders them from any other version of it, and of the libraries that it uses."""
        self.folders = (own, packaged())
        self.language, self._program = language, program
        self._digest = cache(self._digest_of)

    def find(self, name: str) -> Path:
        """The file of a template; it need not be there."""
        original = packaged() / name.removeprefix(f"{PACKAGED}/")
        if name.startswith(f"{PACKAGED}/") and original.is_file():
            return original
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        return packaged() / name

    def is_own(self, name: str) -> bool:
        """Whether the user wrote it."""
        return self.folders[0] in self.find(name).parents

    def digest(self, name: str) -> str:
        """Of the template and of all that it is made of, of the language, and of the program."""
        return self._digest(name)

    @cached_property
    def state(self) -> str:
        """Of all templates together, and of the language."""
        digest = hashlib.sha256(self.language.digest.encode())
        for folder in self.folders:
            for name, _ in files_below(str(folder)):
                path = f"{folder}{name}"
                digest.update(f"{path}\0".encode("utf-8", "surrogateescape") + _bytes_of(Path(path)) + b"\0")
        return digest.hexdigest()

    def _digest_of(self, name: str) -> str:
        digest = hashlib.sha256(f"{self._program} {self.language.digest}".encode())
        closure: dict[str, Path] = {}
        if self._close(name, closure):
            for part, path in sorted(closure.items()):
                digest.update(part.encode() + b"\0" + _bytes_of(path) + b"\0")
        else:
            digest.update(self.state.encode())
        return digest.hexdigest()[:32]

    def _close(self, name: str, closure: dict[str, Path]) -> bool:
        """Add a template and all that it is made of; False where that is not known before it is rendered."""
        path = self.find(name)
        if name in closure or not path.is_file():
            return True
        closure[name] = path
        others = list(others_in(_bytes_of(path).decode("utf-8", "replace")))
        return None not in others and all(self._close(other, closure) for other in others if other is not None)


def others_in(template: str) -> Iterator[str | None]:
    """The names of templates that one is made of; None for each that only rendering it can tell.

    This is Jinja's own question, asked without Jinja, whose import takes longer than a build with little to do.
    """
    for words in _NAMES_ANOTHER.findall(template):
        named = _ONE_NAME.fullmatch(words)
        yield named and (named[1] or named[2])


def _bytes_of(path: Path) -> bytes:
    """Nothing of a file that is gone, or a link to nothing."""
    try:
        return bytes_of(path)
    except OSError:
        return b""
