"""What a person left out of a quote, and without which it says something else, is told."""

import pytest

from briefgen.content.left_out import turning
from briefgen.model.extraction import Extraction, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import SourceDocument
from briefgen.model.span import Span

TEXT = (
    "“We agree on the channel, but not on the sand,” Oskel said. “I am not guilty of the delay,” she added. "
    "“We will, if asked, pay. Nobody wins. The harbour is ours,” she said, not smiling, “and it might stay so.” "
    "“They didn’t ask.”"
)


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("I am not guilty of the delay,", ()),
        ("I am […] guilty of the delay,", ("not",)),
        ("guilty of the delay,", ("not",)),
        ("We agree on the channel,", ("not",)),
        ("We will […] pay.", ("if",)),
        ("We will, if asked, pay. […] The harbour is ours,", ("might",)),
        ("We will, if asked, pay. […] The harbour is ours, […] and it might stay so.", ()),
        ("The harbour is ours,", ("might",)),
        ("The harbour is ours, […] and it might stay so.", ()),
        ("Nobody wins.", ()),
        ("ask.", ("n’t",)),
        ("burn every crane", ()),
    ],
)
def test_a_negation_or_a_reservation_of_a_sentence_that_is_shown_in_part(words: str, left_out: tuple[str, ...]) -> None:
    parts = span_of("We will, if asked, pay. Nobody wins. The harbour is ours,"), span_of("and it might stay so.")
    quotes = (Quote("q1", QuoteKind.DIRECT, parts),)
    document = SourceDocument("seeds/a.txt", "0" * 64, "text/plain", TEXT)
    assert turning(words, Extraction(document, "en", Title("Talks"), (), quotes=quotes)) == left_out


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))
