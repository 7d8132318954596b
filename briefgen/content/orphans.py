"""Lines of people whose source has gone from under them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.content.evidence import Sourced, sourced
from briefgen.content.record import LISTS, Record
from briefgen.content.touched import Said
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction
from briefgen.model.source import Sentence

_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Orphan:
    """A line that the source once bore out, and does so no longer."""

    item: Sourced
    words: str
    """What stood in the source."""
    nearest: Sentence | None
    """The sentence that comes closest to it now, if one is at all near."""


def orphans(entry: Entry, record: Record | None) -> Iterator[Orphan]:
    """Every one that nobody has checked since, in the order of the file."""
    if record is None:
        return
    held = {item: words[-1] for lines in record.touched.lines.values() for item, words in lines.items()}
    extracted = {item for ids in record.ids.values() for item in ids}
    for item in sourced(entry.briefing):
        if (
            _was_let_stand_so(item, record)
            or item.id in entry.evidence
            or item.id in extracted
            or item.id in entry.unsure
        ):
            continue
        if item.id in held or _once_extracted(item.id, record):
            words = held.get(item.id, item.text)
            where = record.touched.said.get(item.id, Said()).sentence or words
            yield Orphan(item, words, nearest(where, record.extraction))


def _was_let_stand_so(item: Sourced, record: Record) -> bool:
    """Whether a person checked a line that had lost its words already."""
    check = record.touched.checks.get(item.id)
    return item.checked and not (check and check.sentence)


def _once_extracted(item: str, record: Record) -> bool:
    """For records of versions that did not remember what a line rested on."""
    number = record.last.get({letter: name for name, letter in LISTS.items()}.get(item[0], ""), 0)
    return record.drafted is None and item[1:].isdecimal() and int(item[1:]) <= number


def nearest(words: str, extraction: Extraction) -> Sentence | None:
    """The sentence of a source that is most like the words."""
    matcher = SequenceMatcher(b=words, autojunk=False)
    best: tuple[float, Sentence | None] = (_NEAR, None)
    for sentence in extraction.sentences:
        matcher.set_seq1(sentence.span.within(extraction.text))
        if matcher.quick_ratio() > best[0] and (ratio := matcher.ratio()) > best[0]:
            best = (ratio, sentence)
    return best[1]
