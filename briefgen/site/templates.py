"""Where templates are, and what each is made of: the user's own first, then those that come with the program."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefgen import __version__
from briefgen.site.language import ENGLISH, Language

_NAMES_ANOTHER = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
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

    def __init__(self, own: Path, language: Language = ENGLISH) -> None:
        self.folders = (own, packaged())
        self.language = language
        self._digest = cache(self._digest_of)

    def find(self, name: str) -> Path:
        """The file of a template; it need not be there."""
        if name.startswith(f"{PACKAGED}/"):
            return packaged() / name.removeprefix(f"{PACKAGED}/")
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        return packaged() / name

    def digest(self, name: str) -> str:
        """Of the template and of all that it is made of, of the language, and of this program's version."""
        return self._digest(name)

    def state(self) -> str:
        """Of all templates together, and of the language."""
        digest = hashlib.sha256(self.language.digest.encode())
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    digest.update(f"{path}\0".encode("utf-8", "surrogateescape") + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def _digest_of(self, name: str) -> str:
        digest = hashlib.sha256(f"{__version__} {self.language.digest}".encode())
        for path in sorted(self._closure(name, set()), key=lambda path: path.name):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:32]

    def _closure(self, name: str, seen: set[str]) -> Iterator[Path]:
        if name in seen:
            return
        seen.add(name)
        path = self.find(name)
        if not path.is_file():
            return
        yield path
        for other in _NAMES_ANOTHER.findall(path.read_text("utf-8", "replace")):
            yield from self._closure(other, seen)
