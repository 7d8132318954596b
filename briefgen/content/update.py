"""Brings content files up to date with what was extracted, and loses nothing that a person wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefgen.content import problems
from briefgen.content.draft import draft
from briefgen.content.file import rewrite_briefing, write_briefing
from briefgen.content.ids import numbered, numbered_like
from briefgen.content.merge import merge
from briefgen.content.read import RESERVED, line_of, read_checked
from briefgen.content.record import ENDING, Record, read_record, record_of, write_record
from briefgen.diagnostics import Diagnostic
from briefgen.model.extraction import Extraction
from briefgen.model.slug import slug
from briefgen.writing import write


def update_content(
    folder: Path, fresh: Sequence[Extraction], *, sources: frozenset[str], key: str
) -> tuple[Diagnostic, ...]:
    """Merge each fresh extraction into its content file below `folder`, and remember it in the record beside.

    `sources` are the paths of all documents that there are now: a record whose source is gone, and whose words are
    those of a fresh document, belongs to a document that was renamed. Findings are those of the merge alone.
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
        return before or numbered(extraction, None, key), []
    if mine is None or old is None:
        record = numbered(extraction, before, key)
        write(file, write_briefing(draft(name, record)))
        write(record_of(file), write_record(record))
        return record, []
    if before is None:
        record = numbered_like(extraction, mine, key)
        write(record_of(file), write_record(record))
        return record, [problems.record_lost(name)]
    record = numbered(extraction, before, key)
    base, theirs = draft(name, before), draft(name, record)
    merged, conflicts = merge(base, replace(mine, source=base.source), theirs)
    untouched = old == write_briefing(base)
    write(file, write_briefing(merged) if untouched else rewrite_briefing(old, merged) if merged != mine else old)
    write(record_of(file), write_record(record))
    text = old.decode("utf-8-sig")
    return record, [problems.conflict(name, line_of(found.item, text), found) for found in conflicts]
