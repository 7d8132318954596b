"""Brings the catalogues of the interface up to date: finds the messages, keeps what is translated, compiles.

`python tools/build_catalogues.py` after a message was changed; translate what is empty in the .po files; run it again.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "briefgen" / "site" / "locale"
_UNSTABLE = (
    "# Copyright", "# FIRST AUTHOR", "# This file", '"POT-Creation', '"PO-Revision', '"Generated-By', '"Report-Msgid',
    '"Last-Translator', '"Language-Team', '"Project-Id',
)  # fmt: skip
"""Lines of a header that say nothing, or something else on another day."""


def main() -> None:
    template = messages()
    write(template, LOCALE / "briefgen.pot")
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/briefgen.po")):
        catalogue = read(file)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        write(catalogue, file)
        file.with_suffix(".mo").write_bytes(compiled(catalogue))


def messages() -> Catalog:
    """Every message of the templates and of the package, in a fixed order."""
    catalogue = Catalog(project="briefgen", charset="utf-8", fuzzy=False)
    for message in sorted(set(_found()), key=str):
        catalogue.add(message)
    return catalogue


def _found() -> Iterator[str | tuple[str, ...]]:
    for file in sorted((ROOT / "briefgen" / "site").rglob("*.py")):
        with file.open("rb") as stream:
            yield from (message for _, message, _, _ in extract("python", stream))
    for file in sorted((ROOT / "templates").rglob("*.html")):
        with file.open("rb") as stream:
            found = babel_extract(stream, ("_", "ngettext"), [], {"trimmed": "true"})
            yield from (
                message if isinstance(message, str) else tuple(map(str, (message or ())[:2]))
                for _, _, message, _ in found
            )


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file of a catalogue."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def write(catalogue: Catalog, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    stream = BytesIO()
    write_po(stream, catalogue, omit_header=False, width=120, no_location=True)
    text = stream.getvalue().decode()
    kept = [line for line in text.splitlines() if not line.startswith(_UNSTABLE)]
    file.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
