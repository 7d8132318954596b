"""Words that a person put into the mouth of somebody whom the source does not have say them."""

from collections.abc import Iterator

from briefgen.content.draft import base_of
from briefgen.content.evidence import Sourced
from briefgen.content.record import Record
from briefgen.content.renamed import followed
from briefgen.content.verbatim import LEFT_OUT
from briefgen.content.words import quoted
from briefgen.model.briefing import Briefing, QuoteItem
from briefgen.model.quote import QuoteKind


def said_by_another(
    item: Sourced, drafted: Sourced | None, briefing: Briefing, record: Record | None
) -> tuple[str, str] | None:
    """Whom a direct quote with words of a person's choice names, and who says these words in the source.

    Where a person corrected the speaker and left the words, or checked the line, they answer for it.
    """
    if record is None or not isinstance(item, QuoteItem) or item.speaker is None or item.checked or item.paraphrase:
        return None
    if item.kind is not QuoteKind.DIRECT or (drafted is not None and drafted.text == item.text):
        return None
    there = dict(_speakers(item.text, briefing, record))
    if item.id in there or item.speaker in there.values():
        return None
    other = next(filter(None, there.values()), None)
    return (item.speaker, other) if other else None


def _speakers(words: str, briefing: Briefing, record: Record) -> Iterator[tuple[str, str | None]]:
    """The quotes that have these words, with their speakers: as the file names them, or else the program."""
    base = followed(base_of(briefing.slug, record), briefing)
    known = {quote.id: quote.speaker for quote in (*base.quotes, *briefing.quotes)}
    parts = [" ".join(part.split()) for part in LEFT_OUT.split(words)]
    for item, found in zip(record.ids["quotes"], record.extraction.quotes, strict=True):
        if all(part in quoted(found, record.extraction.text) for part in parts):
            yield item, known.get(item)
