"""What each line of a briefing rests on: words of its source, or a person, and nothing in between."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from briefgen.content import problems, record_problems
from briefgen.content.draft import AT_THE_TOP, base_of
from briefgen.content.evidence import Sourced, as_checked, since_review, sourced
from briefgen.content.left_out import turning
from briefgen.content.merge import Item
from briefgen.content.orphans import orphans
from briefgen.content.read import line_of, read_checked
from briefgen.content.record import read_record, record_of
from briefgen.content.remember import undecided
from briefgen.content.renamed import followed
from briefgen.content.said_by import said_by_another
from briefgen.content.verbatim import times_left_out, unspoken
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Marked, QuoteItem, Review
from briefgen.model.entry import Entry
from briefgen.model.private import found_in, is_address
from briefgen.model.quote import QuoteKind


def check_ground(root: Path, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Everything in the content files of a project that no source and no person answers for."""
    owners: dict[str, str] = {}
    for entry in entries:
        briefing = entry.briefing
        file = root / problems.path_of(briefing.slug)
        text = file.read_text("utf-8-sig")
        if briefing.source is not None and briefing.review is not Review.WITHDRAWN:
            first = owners.setdefault(briefing.source, briefing.slug)
            if first != briefing.slug:
                yield problems.same_source(briefing.slug, line_of(None, text), briefing.source, first)
            yield from _source(root, entry)
        if theirs := [name for name in AT_THE_TOP if entry.extraction and name in entry.edited]:
            yield problems.persons(briefing.slug, None, "the briefing", theirs)
        yield from _lines(entry, file, text)
        yield from _actors(entry, file, text)
        yield from _addresses(briefing.slug, text)


def check_reviewed(folder: Path) -> Iterator[Diagnostic]:
    """The briefings that nobody has reviewed, or not as they are now."""
    for file in sorted((folder / "briefings").glob("*.md")):
        briefing, _ = read_checked(file.stem, file.read_bytes())
        if briefing and briefing.review is Review.DRAFT:
            yield problems.draft(file.stem)
        elif briefing and (record := read_record(record_of(file))) and (newer := since_review(briefing, record)):
            yield problems.reviewed_before(file.stem, len(newer))


def _source(root: Path, entry: Entry) -> Iterator[Diagnostic]:
    """Whether the record was made from the document as it is in seeds/."""
    name, source = entry.briefing.slug, entry.briefing.source or ""
    if entry.extraction is None:
        yield record_problems.no_record(name)
    elif (document := root / source).is_file() and _digest(document) != entry.extraction.source.sha256:
        yield problems.source_changed(name, source)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _lines(entry: Entry, file: Path, text: str) -> Iterator[Diagnostic]:
    """The verbatim gate, and lines without evidence. What a person wrote is said, and is no mistake."""
    name, record = entry.briefing.slug, read_record(record_of(file))
    lost = {orphan.item.id for orphan in orphans(entry, record)}
    lost |= {found.item for found in undecided(entry, record) if found.item} if record else set()
    drafted = {item.id: item for item in sourced(as_checked(base_of(name, record), record))} if record else {}
    for item in sourced(entry.briefing):
        line, proven = line_of(item.id, text), item.id in entry.evidence
        if wrong := _wrongly_quoted(entry, item):
            yield problems.not_verbatim(name, line, item.id, wrong)
        elif other := said_by_another(item, drafted.get(item.id), entry.briefing, record):
            yield problems.of_another(name, line, item.id, other, _sentence(entry, item))
        elif turned := _turned(entry, item, drafted.get(item.id)):
            yield problems.turned(name, line, item.id, item.text, turned)
        elif not proven and entry.extraction and item.id not in lost | entry.unsure:
            yield problems.ungrounded(name, line, item.id, made_by_person=item.id in entry.edited)
        elif proven and item.id in entry.edited and (own := _differing(item, drafted.get(item.id))):
            yield problems.persons(name, line, item.id, own)
        if proven and not item.checked and _cut(item, drafted.get(item.id)):
            yield problems.cut(name, line, item.id, item.text)


def _actors(entry: Entry, file: Path, text: str) -> Iterator[Diagnostic]:
    """Names, kinds and roles that a person gave to actors of the document, or to ones of their own."""
    theirs = [actor for actor in entry.briefing.actors if entry.extraction and actor.id in entry.edited]
    record = read_record(record_of(file)) if theirs else None
    if record is None:
        return
    base = followed(as_checked(base_of(entry.briefing.slug, record), record), entry.briefing)
    drafted = {actor.id: actor for actor in base.actors}
    for actor in theirs:
        before = drafted.get(actor.id)
        if before is None and actor.id in record.touched.held:  # the program's, whom the document names no more
            continue
        if own := _differing(actor, before) if before else ("entry",):
            yield problems.persons(entry.briefing.slug, line_of(actor.id, text), actor.id, own, beside="the name")


def _wrongly_quoted(entry: Entry, item: Sourced) -> str:
    """The words that a line gives as spoken, and that do not stand so in the source."""
    if item.id in entry.edited and entry.extraction:
        return " … ".join(unspoken(item, entry.extraction))
    direct = isinstance(item, QuoteItem) and item.kind is QuoteKind.DIRECT and not item.paraphrase
    return item.text if direct and item.id not in entry.evidence else ""


def _sentence(entry: Entry, item: Sourced) -> str:
    """The first sentence that a line rests on, with its number."""
    extraction, spans = entry.extraction, entry.evidence.get(item.id, ())
    for one in extraction.sentences if extraction else ():
        if extraction and any(one.span.overlaps(span) for span in spans):
            return f"[{one.number}] {' '.join(one.span.within(extraction.text).split())}"
    return item.text


def _turned(entry: Entry, item: Sourced, drafted: Sourced | None) -> tuple[str, ...]:
    """The negations and reservations that a person left out of a quote."""
    shown = isinstance(item, QuoteItem) and entry.in_own_words(item) and (drafted is None or item.text != drafted.text)
    return turning(item.text, entry.extraction) if shown and entry.extraction else ()


def _differing(item: Item, drafted: Item | None) -> tuple[str, ...]:
    """The fields that a person gave another value than the program."""
    marks = [field.name for field in fields(Marked)]
    names = [field.name for field in fields(item) if field.name not in marks]
    return tuple(name for name in names if drafted and getattr(item, name) != getattr(drafted, name))


def _cut(item: Sourced, drafted: Sourced | None) -> bool:
    """Whether a person left words out of a quote: what is left may mean something else."""
    before = drafted.text if drafted else ""
    return isinstance(item, QuoteItem) and item.text != before and times_left_out(item.text) > times_left_out(before)


def _addresses(name: str, text: str) -> Iterator[Diagnostic]:
    for match in found_in(text):
        line = text[: match.start()].count("\n") + 1
        yield problems.masked(name, line, is_address(match))
