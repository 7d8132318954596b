"""The interface in the language of the site: catalogues of gettext, and which way a language is written.

English is the language of the program's own messages and needs no catalogue. A project adds a language, or changes
words of one, with `templates/locale/<language>/LC_MESSAGES/briefgen.mo`.
"""

import gettext
import hashlib
import io
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

PACKAGED = Path(__file__).parent / "locale"
DOMAIN = "briefgen"
_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"))


def N_(message: str) -> str:  # noqa: N802  (the name that extractors of messages know)
    """Marks a message that is translated where it is used."""
    return message


class Language:
    """Messages in one language; what a catalogue lacks is said in English."""

    def __init__(self, code: str, folders: Sequence[Path] = ()) -> None:
        self.code = code
        self.direction = direction(code)
        wanted = [code.replace("-", "_"), code.partition("-")[0]]
        found = [file for folder in (*folders, PACKAGED) for file in gettext.find(DOMAIN, folder, wanted, all=True)]
        self._contents = [Path(file).read_bytes() for file in found]
        catalogues = [_catalogue(content) for content in self._contents]
        for first, second in pairwise(catalogues):
            first.add_fallback(second)
        self._catalogue = catalogues[0] if catalogues else gettext.NullTranslations()

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The message for a number, which stands in it as %(num)s."""
        return self._catalogue.ngettext(one, many, number) % {"num": self.number(number)}

    def number(self, number: float) -> str:
        """A whole number with what separates thousands in this language."""
        return f"{number:,.0f}".replace(",", self.gettext(N_("1,000"))[1:-3])

    @property
    def digest(self) -> str:
        """Equal where all messages are equal."""
        return hashlib.sha256(b"".join((self.code.encode(), *self._contents))).hexdigest()[:16]


def direction(code: str) -> str:
    """Which way a language is written: "ltr" or "rtl"."""
    return "rtl" if code.partition("-")[0].casefold() in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=8)
def _catalogue(content: bytes) -> gettext.GNUTranslations:
    """By its bytes: a copied file can be another one with the time of the first."""
    return gettext.GNUTranslations(io.BytesIO(content))


ENGLISH = Language("en")
