"""The words of a source and of what is said, cut out of the parse."""

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_LONGEST_SOURCE = 25
_OPENERS = frozenset(("that", "however", "though", "meanwhile"))
"""Words before what is said that are the writer's."""


def source_span(parsed: Parsed, head: Token, verb: Token | None = None) -> Span:
    """The noun phrase of the source, without relative clauses, and not across the cue."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    for token in head.children:
        if token.dep_ in ("relcl", "acl") and token.i > head.i:
            last = min(last, max(head.i + 1, token.left_edge.i))
    if verb is not None:
        first = max(first, verb.i + 1) if verb.i < head.i else first
        last = min(last, verb.i) if verb.i > head.i else last
    last = min(last, head.i + _LONGEST_SOURCE)
    doc = parsed.doc
    while last > head.i + 1 and doc[last - 1].is_punct:
        last -= 1
    while first < head.i and doc[first].is_punct:  # the closing mark of “…,” clerk Ivo Brant said
        first += 1
    return parsed.span(max(first, head.i - _LONGEST_SOURCE), max(last, head.i + 1))


def source_rule(subject: Token) -> str:
    if subject.pos_ == "PRON":
        return "pronoun"
    return "name_in_sentence" if subject.pos_ == "PROPN" else "role"


def stripped(parsed: Parsed, first: int, last: int) -> tuple[Span, ...]:
    doc = parsed.doc
    while first < last and (doc[first].is_punct and doc[first].text not in '“"‘$(['):
        first += 1
    while first < last - 1 and (doc[first].lower_ in _OPENERS or doc[first].text == ","):
        first += 1
    while last > first and (doc[last - 1].is_punct and doc[last - 1].text not in '”"’)]%'):
        last -= 1
    if last - 1 > first and doc[last - 1].dep_ == "cc":  # the “and” before a second verb
        last -= 1
    return (parsed.span(first, last),) if first < last else ()
