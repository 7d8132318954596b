"""content/actors/addresses.txt: which address the page of each actor has, so that no later document changes it.

A line each, sorted, so that git joins what two people added. Where it could not, both sides count, its marks do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.actor import Kind
from briefgen.model.address import Address
from briefgen.writing import write

FILE = "content/actors/addresses.txt"
_HEAD = """\
# The addresses of actors' pages: once given, an address stays. Written by  briefgen build; keep it in git.
# id, kind and name of each; whoever is called so has the page actors/<id>.html, and an id given up leads on to it.
"""
_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""What git begins a line with where two sides differ."""
_ID = re.compile(r"[a-z0-9]+(?:-{1,2}[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the file says."""

    text: bytes
    """As it is; nothing where there is no file."""
    given: frozenset[Address]
    problems: tuple[Diagnostic, ...]
    """Lines that cannot be read; the file is left alone until they are put right."""


def read_addresses(content: Path) -> Addresses:
    """Every address that was given, and what is no address."""
    try:
        raw = (content / "actors" / "addresses.txt").read_bytes()
    except FileNotFoundError:
        return Addresses(b"", frozenset(), ())
    results = list(_lines(raw.decode("utf-8-sig", errors="replace")))
    return Addresses(
        raw,
        frozenset(one for one in results if isinstance(one, Address)),
        tuple(one for one in results if isinstance(one, Diagnostic)),
    )


def keep_addresses(content: Path, before: Addresses, new: Iterable[Address]) -> bool:
    """Write the file with further addresses, without the marks of git; whether its bytes are others now."""
    found = sorted({*before.given, *new})
    if before.problems or not (found or before.text):
        return False
    text = _HEAD + "".join(f"{one.id} {one.kind} {' '.join(one.name.split())}\n" for one in found)
    if text.encode() == before.text:
        return False
    write(content / "actors" / "addresses.txt", text.encode())
    return True


def _lines(text: str) -> Iterator[Address | Diagnostic]:
    kinds = frozenset(map(str, Kind))
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(("#", *_MARKS)):
            continue
        parts = line.split(maxsplit=2)
        if len(parts) == 3 and parts[1] in kinds and _ID.fullmatch(parts[0]):
            yield Address(*parts)
        else:
            yield Diagnostic(
                Location(FILE, number),
                "BG508",
                Severity.ERROR,
                f"{line.strip()[:60]!r} is no address of an actor",
                "write  an-id kind Name,  as in  mara-oskel person Mara Oskel;  or take the line out",
            )
