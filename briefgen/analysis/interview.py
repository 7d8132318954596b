"""With whom an interview is: “Interview: Senator Dolores Quint”, “In conversation with Mara Oskel”."""

import re

from briefgen.analysis.byline import name_behind_office
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_WITH = re.compile(
    r"\b(?:interview|conversation|Q ?(?:&|and) ?A|questions (?:and answers )?(?:with|for|to))\b"
    r"[^\n:–—]{0,20}?(?: with| for| to|:| [–—])? (?P<who>[^,:;\n(–—]{3,60})",
    re.IGNORECASE,
)
_HEADINGS = 3
"""Sentences at the start, one of which may say so."""


def interviewed(parsed: Parsed) -> Span | None:
    """The name of the person whom a heading at the start says an interview is with."""
    for sentence in parsed.sentences[:_HEADINGS]:
        match = _WITH.search(parsed.text, sentence.span.start, sentence.span.end) if sentence.heading else None
        if match and (name := name_behind_office(parsed.text, Span(*match.span("who")))):
            return name
    return None
