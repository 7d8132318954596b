"""Brings content files up to date with what was extracted, and loses nothing that a person wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefgen.content import problems
from briefgen.content.draft import base_of, draft
from briefgen.content.evidence import sourced
from briefgen.content.file import rewrite_briefing, write_briefing
from briefgen.content.ids import numbered, numbered_like
from briefgen.content.merge import merge
from briefgen.content.read import RESERVED, read_checked
from briefgen.content.record import ENDING, Record, read_record, record_of, write_record
from briefgen.content.remember import touched_by
from briefgen.content.touched import Touched
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Briefing
from briefgen.model.extraction import Extraction
from briefgen.model.slug import slug
from briefgen.writing import write


def update_content(
    folder: Path, fresh: Sequence[Extraction], *, sources: frozenset[str], key: str
) -> tuple[Diagnostic, ...]:
    """Merge each fresh extraction into its content file below `folder`, and remember it in the record beside.

    `sources` are the paths of all documents that there are now: a record whose source is gone, and whose words are
    those of a fresh document, belongs to a document that was renamed. What a merge leaves to be decided is found when
    the files are read.
    """
    briefings = folder / "briefings"
    known = {path.name.removesuffix(ENDING): read_record(path) for path in sorted(briefings.glob(f"*{ENDING}"))}
    found: list[Diagnostic] = []
    for extraction in fresh:
        name = _slug_for(extraction, briefings, known, sources)
        record, finding = _update(briefings / f"{name}.md", extraction, known.get(name), key)
        known[name] = record
        found += finding
    return tuple(found)


def _slug_for(extraction: Extraction, folder: Path, known: Mapping[str, Record | None], sources: frozenset[str]) -> str:
    source = extraction.source
    for name, record in known.items():
        if record and record.extraction.source.path == source.path:
            return name
    for name, record in known.items():
        old = record and record.extraction.source
        if old and old.sha256 == source.sha256 and old.path not in sources:
            return name
    wish = slug(PurePosixPath(source.path).name.rsplit(".", 1)[0])
    number, name = 1, wish
    while name in RESERVED or known.get(name) or _is_of_another(folder / f"{name}.md", source.path):
        number += 1
        name = f"{wish}-{number}"
    return name


def _is_of_another(file: Path, source: str) -> bool:
    """Whether there is a content file by this name that a person wrote, or that was made from another document."""
    if not file.is_file():
        return False
    briefing, _ = read_checked(file.stem, file.read_bytes())
    return briefing is None or briefing.source != source


def _update(file: Path, extraction: Extraction, before: Record | None, key: str) -> tuple[Record, list[Diagnostic]]:
    name = file.stem
    old = file.read_bytes() if file.is_file() else None
    mine, mistakes = read_checked(name, old) if old is not None else (None, ())
    if mistakes:  # the file's own findings are reported when it is read; until they are mended it stays as it is
        return before or _numbered(name, extraction, None, key), []
    if mine is None or old is None:
        record = _numbered(name, extraction, before and replace(before, touched=Touched()), key)
        write(
            record_of(file), write_record(record)
        )  # first, or a build killed here would take the draft for a person's
        write(file, write_briefing(base_of(name, record)))
        return record, []
    if before is None:
        record = numbered_like(extraction, mine, key)
        write(record_of(file), write_record(replace(record, drafted=draft(name, record))))
        return record, [problems.record_lost(name)]
    return _merge(file, old, (before, mine, extraction), key), []


def _merge(file: Path, old: bytes, versions: tuple[Record, Briefing, Extraction], key: str) -> Record:
    name = file.stem
    before, mine, extraction = versions
    record = _numbered(name, extraction, before, key, mine)
    base, theirs = base_of(name, before), base_of(name, record)
    merged = merge(base, replace(mine, source=base.source), theirs, before.touched)
    record = replace(record, touched=touched_by(merged, (base, mine, theirs), before, record))
    write(file, _written(old, base, mine, merged.briefing))
    write(record_of(file), write_record(record))
    return record


def _written(old: bytes, base: Briefing, mine: Briefing, merged: Briefing) -> bytes:
    if old == write_briefing(base):
        return write_briefing(merged)
    return old if merged == mine else rewrite_briefing(old, merged)


def _numbered(
    name: str, extraction: Extraction, before: Record | None, key: str, mine: Briefing | None = None
) -> Record:
    taken = [item.id for item in (*sourced(mine), *mine.actors)] if mine else ()
    record = numbered(extraction, before, key, taken)
    return replace(record, drafted=draft(name, record))
