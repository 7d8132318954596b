"""Brings content files up to date with what was extracted, and loses nothing that a person wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefgen.content import problems, record_problems
from briefgen.content.branches import joined, other_side, sides_of
from briefgen.content.draft import base_of, draft
from briefgen.content.evidence import as_checked
from briefgen.content.file import UnwritableError, is_as_drafted, rewrite_briefing, write_briefing
from briefgen.content.ids import numbered, numbered_like
from briefgen.content.merge import merge
from briefgen.content.origin import after_a_loss
from briefgen.content.pair import write_pair
from briefgen.content.read import read_checked
from briefgen.content.record import Head, Record, read_record, record_of, write_record
from briefgen.content.remember import still_checked, touched_by
from briefgen.content.respelled import under_known_ids
from briefgen.content.returned import returned
from briefgen.content.reviewed import with_seen
from briefgen.content.schema import NAME, schema
from briefgen.content.touched import Touched
from briefgen.content.twice import told_apart
from briefgen.content.whose import Whose
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Briefing
from briefgen.model.extraction import Extraction
from briefgen.model.source import SourceDocument
from briefgen.writing import undisturbed, write, write_over


def update_content(
    folder: Path,
    fresh: Sequence[Extraction],
    *,
    heads: dict[str, Head],
    sources: Mapping[str, str],
    key: str,
    changed: Sequence[SourceDocument] = (),
) -> tuple[Diagnostic, ...]:
    """Merge each fresh extraction into its content file below `folder`, and remember it in the record beside.

    `heads` says of each record (`read_heads`) what it was made from, and is kept up to date. `sources`: the path of
    each document that there is now, and the sha256 of its bytes; `changed`: the documents of which some are in `fresh`,
    where there are more. What a merge leaves to be decided is found when the files are read.
    """
    write(folder / NAME, schema())
    whose = Whose(folder / "briefings", heads, sources, changed or [one.source for one in fresh])
    found: list[Diagnostic] = []
    sides = sides_of(folder)
    for extraction in fresh:
        name, finding = whose.name(extraction)
        file = folder / f"briefings/{name}.md"
        before = None if whose.has_another_record(name) else read_record(record_of(file))
        if before is None and record_problems.unusable(file):  # told when the file is read
            continue
        other = other_side(record_of(file), sides) if before else None
        try:
            record, findings = undisturbed(partial(_update, file, extraction, (before, other), key))
        except UnwritableError as error:
            found += [*finding, problems.unwritable(name, extraction.source.path, error.reasons)]
            continue
        heads[name] = record.head
        found += [*finding, *findings]
    return tuple(found)


def _update(
    file: Path, extraction: Extraction, records: tuple[Record | None, Record | None], key: str
) -> tuple[Record, list[Diagnostic]]:
    """`records`: the one beside the file, and that of another branch which was merged."""
    name, (before, other) = file.stem, records
    old = file.read_bytes() if file.is_file() else None
    if old is not None and before and other:
        now, other = told_apart(name, old, before, other)
        if now != old:
            write_over(file, old, now)
            old = now
    mine, mistakes = read_checked(name, old) if old is not None else (None, ())
    if mistakes:  # the file's own findings are reported when it is read; until they are mended it stays as it is
        return before or _numbered(name, extraction, None, key), []
    if mine is None or old is None:
        record = _numbered(name, extraction, before and replace(before, touched=Touched()), key)
        new = write_briefing(base_of(name, record))
        # the record first, or a build killed here would take the draft for a person's
        write(record_of(file), write_record(record))
        write_over(file, old, new)
        return record, []
    if before is None:
        record = numbered_like(extraction, mine, key)
        drafted = draft(name, record)
        touched = after_a_loss(mine, drafted)
        write(record_of(file), write_record(replace(record, drafted=drafted, touched=touched)))
        return record, [] if touched.unsure or touched.missing else [record_problems.record_lost(name)]
    before = joined(before, other, mine) if other else before
    return _merge(file, old, (before, mine, extraction), key), []


def _merge(file: Path, old: bytes, versions: tuple[Record, Briefing, Extraction], key: str) -> Record:
    name = file.stem
    before, mine, extraction = versions
    before = with_seen(still_checked(before, mine), mine, file)
    base = as_checked(base_of(name, before), before)
    record = _numbered(name, under_known_ids(extraction, before, base, mine), before, key, mine)
    theirs = base_of(name, record)
    waiting = {**before.touched.returned, **returned(before, record, base, mine)}
    before = replace(before, touched=replace(before.touched, returned=waiting))
    merged = merge(base, mine, theirs, before.touched)
    record = replace(record, touched=touched_by(merged, (base, mine, theirs), before, record))
    write_pair(file, old, _written(old, base, mine, merged.briefing), record)
    return record


def _written(old: bytes, base: Briefing, mine: Briefing, merged: Briefing) -> bytes:
    if merged == mine:
        return old
    return write_briefing(merged) if mine == base and is_as_drafted(old, base) else rewrite_briefing(old, merged)


def _numbered(
    name: str, extraction: Extraction, before: Record | None, key: str, mine: Briefing | None = None
) -> Record:
    record = numbered(extraction, before, key, mine)
    return replace(record, drafted=draft(name, record))
