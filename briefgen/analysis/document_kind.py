"""What kind of document it is, where the document itself shows that: by its own words for it, or by its form."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import find_labels
from briefgen.analysis.lexicon import rows
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.model.extraction import DocumentKind
from briefgen.model.source import Sentence
from briefgen.model.span import Span

_HEAD = 7
"""Sentences in which a document says what it is; further down it speaks of others."""
_INTERVIEW = re.compile(r"\binterview\b", re.IGNORECASE)
_MARKS = r"[#*_\s]*"
"""Of Markdown."""
Rule = Callable[[Parsed], DocumentKind | None]


def find_kind(parsed: Parsed) -> DocumentKind | None:
    """The first that a rule shows; None where the document leaves it open."""
    return next((found for rule in RULES if (found := rule(parsed))), None)


def says_so(parsed: Parsed) -> DocumentKind | None:
    """“FOR IMMEDIATE RELEASE”, “JOINT COMMUNIQUÉ of the delegations”, “Transcript: …” as a line of the head."""
    for sentence in _lines_of_head(parsed):
        for name, pattern in _patterns():
            if match := pattern.match(parsed.text, sentence.span.start, sentence.span.end):
                return DocumentKind(name, Span(match.start(), match.end()))
    return None


def has_speakers(parsed: Parsed) -> DocumentKind | None:
    """“MARA OSKEL: …”, “Q. …”: who speaks is a label before what is said; an interview, if the head calls it so."""
    labels = find_labels(parsed)
    if not labels:
        return None
    head = parsed.sentences[:_HEAD]
    if called := _INTERVIEW.search(parsed.text, head[0].span.start, min(head[-1].span.end, labels[0].name.start)):
        return DocumentKind("interview", Span(called.start(), called.end()))
    return DocumentKind("transcript", labels[0].name)


def has_dateline(parsed: Parsed) -> DocumentKind | None:
    """“RUSE, Bulgaria, 25 August (Example Wire) – Four countries …”: an article of a paper or an agency."""
    notice = find_notice(parsed)  # “EXERCISE – …” looks like one
    for sentence in parsed.sentences[:_HEAD]:
        story = after_dateline(parsed.text, sentence.span)
        if story.start > sentence.span.start and not (notice and notice.overlaps(sentence.span)):
            return DocumentKind("article", Span(sentence.span.start, story.start))
    return None


RULES: tuple[Rule, ...] = (says_so, has_speakers, has_dateline)
"""What it calls itself comes before what it looks like: a press release has a dateline too."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = rows("documents")["said"].items()
    return tuple((name, re.compile(f"{_MARKS}(?:{begins})", re.IGNORECASE)) for name, begins in said)


def _lines_of_head(parsed: Parsed) -> Iterator[Sentence]:
    """Headings, and paragraphs of one sentence that does not end as one."""
    for sentence in parsed.sentences[:_HEAD]:
        alone = len(parsed.paragraph(sentence.paragraph)) == 1
        if sentence.heading or (
            alone and not sentence.span.within(parsed.text).rstrip("*_ ").endswith((".", "”", '"'))
        ):
            yield sentence
