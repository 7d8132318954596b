"""Words that a person left out of a quote, and without which it says something else."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.content.verbatim import quotation_of
from briefgen.model.extraction import Extraction
from briefgen.model.span import Span

_TURNS = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely|unless|except"
    r"|if|may|might|could|perhaps|possibly|probably|allegedly|reportedly|apparently|almost|nearly|only|rarely|seldom)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""Negations, and what makes a statement less certain or less whole."""
_END = re.compile(r"[.!?]+[”\"’')\]]*(?=\s|\Z)")
"""Where a sentence within a quotation ends; what is left out beyond that turns nothing that is shown."""


def turning(words: str, extraction: Extraction) -> tuple[str, ...]:
    """The words that were left out of the sentences of which the quote `words` shows a part, and that turn these."""
    said, shown = quotation_of(words, extraction)
    return tuple(match[0] for gap in _gaps(said, shown, extraction.text) for match in _TURNS.finditer(gap))


def _gaps(said: Sequence[Span], shown: Sequence[Span], text: str) -> Iterator[str]:
    """What of a quotation is not shown, as far as it belongs to a sentence of which something is."""
    if not shown:
        return
    yield _END.split(_between(said[0].start, shown[0].start, said, text))[-1]
    for one, two in pairwise(shown):
        first, *rest = _END.split(_between(one.end, two.start, said, text))
        if not _ended(text[: one.end]):
            yield first
        yield from rest[-1:]
    if not _ended(text[: shown[-1].end]):
        yield _END.split(_between(shown[-1].end, said[-1].end, said, text))[0]


def _ended(before: str) -> bool:
    return re.search(r"[.!?][”\"’')\]]*\Z", before[-8:]) is not None


def _between(start: int, end: int, said: Sequence[Span], text: str) -> str:
    """What stands there of the quotation itself, without what its reporter puts in."""
    parts = ((max(start, span.start), min(end, span.end)) for span in said)
    return " ".join(text[first:last] for first, last in parts if first < last)
