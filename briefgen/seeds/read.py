"""From a file to a source document, or to the reason why there is none."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.model.source import Metadata, SourceDocument
from briefgen.seeds import problems
from briefgen.seeds.decode import decode
from briefgen.seeds.discover import discover
from briefgen.seeds.front_matter import split_front_matter
from briefgen.seeds.markdown import markdown_text
from briefgen.seeds.sidecar import parse_sidecar, sidecar_of
from briefgen.settings import Project
from briefgen.walking import bytes_of

FORMATS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    ".txt": ("text/plain", str),
    ".text": ("text/plain", str),
    ".md": ("text/markdown", markdown_text),
    ".markdown": ("text/markdown", markdown_text),
}
"""Ending → media type, and what makes the text of a document out of the text of its file."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and why."""

    path: str
    problem: Diagnostic


@dataclass(frozen=True, slots=True)
class Seeds:
    """All of seeds/, in the order of the paths."""

    documents: tuple[SourceDocument, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    """Findings in documents that were read all the same, such as a mistake in a sidecar."""


def read_seeds(project: Project) -> Seeds:
    """Read every document of the project's seeds/; one that fails does not stop the others."""
    documents: list[SourceDocument] = []
    unread: list[Unread] = []
    found: list[Diagnostic] = []
    for path in discover(project.seeds):
        name = path.relative_to(project.root).as_posix()
        document, mistakes = read_file(path, name, limit=project.settings.analysis.max_characters)
        found.extend(mistakes)
        if isinstance(document, Unread):
            unread.append(document)
        else:
            documents.append(document)
    return Seeds(tuple(documents), tuple(unread), tuple(found))


def read_file(path: Path, name: str, *, limit: int) -> tuple[SourceDocument | Unread, tuple[Diagnostic, ...]]:
    """One document under the name that findings and records call it by, and the mistakes in its sidecar."""
    content = _bytes(path, name)
    if isinstance(content, Diagnostic):
        return Unread(name, content), ()
    media_type, reader = FORMATS[path.suffix.lower()]
    text = decode(name, content)
    if isinstance(text, Diagnostic):
        return Unread(name, text), ()
    text, own, slips = split_front_matter(name, text) if media_type == "text/markdown" else (text, Metadata(), ())
    text = reader(text)
    if not any(character.isalnum() for character in text):  # pictures and front matter alone
        return Unread(name, problems.without_words(name)), ()
    if len(text) > limit:
        return Unread(name, problems.too_long(name, len(text), limit)), ()
    given, mistakes = _metadata(path, name)
    document = SourceDocument(name, hashlib.sha256(content).hexdigest(), media_type, text, _over(given, own))
    return document, (*mistakes, *slips)


def _over(first: Metadata, second: Metadata) -> Metadata:
    """What a person says in a sidecar comes before what the document says of itself."""
    return Metadata(**{**_said(second), **_said(first)})


def _said(metadata: Metadata) -> dict[str, str]:
    return {key: value for key, value in asdict(metadata).items() if value is not None}


def _bytes(path: Path, name: str) -> bytes | Diagnostic:
    if not _is_utf8(name):
        return problems.bad_name(name.encode("utf-8", "replace").decode())
    try:
        content = bytes_of(path)
    except OSError as error:
        return problems.unreadable(name, error.strerror or str(error))
    if not content:
        return problems.empty(name)
    if path.suffix.lower() not in FORMATS:
        return problems.no_reader(name, tuple(FORMATS))
    return content


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _metadata(path: Path, name: str) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    sidecar = sidecar_of(path)
    if sidecar is None:
        return Metadata(), ()
    sidecar_name = str(Path(name).with_name(sidecar.name).as_posix())
    try:
        source = sidecar.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Metadata(), (problems.unreadable(sidecar_name, str(error)),)
    return parse_sidecar(sidecar_name, source)
