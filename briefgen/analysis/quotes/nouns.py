"""Nouns of saying: “Brant’s claim that …”, “her promise to …”, “the accusation by Brant that …”."""

from collections.abc import Iterator

from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.parts import source_rule, source_span, stripped
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_BY = frozenset(("by", "of", "from"))
_ABOUT = frozenset(("for", "about", "against", "on", "over"))


def find_nouns(parsed: Parsed) -> Iterator[Saying]:
    """In the order of the text."""
    for noun in parsed.doc:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in words("cues", "nouns") and (sayer := _sayer(noun)):
            source = source_span(parsed, sayer, noun)
            lists = frozenset(("noun",))
            content = _content(parsed, noun, sayer)
            yield Saying(
                noun, parsed.span_of(noun), sayer, source, content, source_rule(sayer), lists, "noun" if content else ""
            )


def _sayer(noun: Token) -> Token | None:
    """Whose it is, or by whom."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _BY and child.i > noun.i:
            named = [t for t in child.children if t.dep_ == "pobj" and t.pos_ in ("PROPN", "PRON")]
            if named:
                return named[0]
    return None


def _content(parsed: Parsed, noun: Token, sayer: Token) -> tuple[Span, ...]:
    clauses = [c for c in noun.children if c.i > sayer.i and c.i > noun.i and _says(c)]
    if not clauses and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        clauses = [c for c in noun.head.children if c.dep_ in ("ccomp", "xcomp") and c.i > noun.head.i]
    if not clauses:
        return ()
    return stripped(parsed, clauses[0].left_edge.i, clauses[-1].right_edge.i + 1)


def _says(child: Token) -> bool:
    """A clause with “that”, an infinitive, or what it is about."""
    if child.dep_ in ("acl", "ccomp", "relcl"):
        return child.dep_ == "ccomp" or any(t.lower_ in ("that", "to") for t in child.children)
    return child.dep_ == "prep" and child.lower_ in _ABOUT
