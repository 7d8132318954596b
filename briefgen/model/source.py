"""A source document as it was read, and its division into paragraphs and sentences."""

from dataclasses import dataclass

from briefgen.model.span import Span

UNKNOWN_LANGUAGE = "und"
"""The code of a language that nobody has named, and that is not English (BCP 47)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar or the format itself says of a document; None where nobody said it."""

    title: str | None = None
    date: str | None = None
    """ISO 8601, cut to what is known: 2025-03-05, 2025-03 or 2025."""
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    """What kind of document it is: press release, transcript, or in any words."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One file of seeds/ after reading: evidence that nothing changes."""

    path: str
    """Relative to the project, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    media_type: str
    text: str
    """Line endings are \\n, no byte order mark; for plain text nothing else is changed."""
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `number` counts from 1 in the document and is what readers see as [n]."""

    number: int
    span: Span
    paragraph: int
    """Counts from 0; a heading is a paragraph of its own."""
    heading: bool = False
