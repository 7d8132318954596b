"""A document's own warning that it is not about the real world: an exercise, a drill, a work of fiction."""

import re

from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_WARNING = re.compile(
    r"\bexercise\b.{0,200}?\b(?:fictional|fictitious|invented|imaginary|not real)\b", re.IGNORECASE | re.DOTALL
)
_EDGE = 5
"""Such a warning stands among the first or the last paragraphs; anywhere else it is part of the story."""


def find_notice(parsed: Parsed) -> Span | None:
    """The paragraph that says so, in the document's own words; None where there is none."""
    if "exercise" not in parsed.text.lower():  # nearly every document; to know it at once is quicker
        return None
    last = parsed.sentences[-1].paragraph
    for index in (*range(min(_EDGE, last + 1)), *range(max(_EDGE, last + 1 - _EDGE), last + 1)):
        sentences = parsed.paragraph(index)
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        if _WARNING.search(span.within(parsed.text)):
            return span
    return None
