"""“Mara Oskel, the harbour master: “It is shut.””: a name and a colon before quoted words, without a verb of saying."""

from bisect import bisect_left
from collections.abc import Sequence

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.lexicon import words
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.tokens import Token
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span
from briefgen.reference import gazetteer

_LONGEST = 16
"""Tokens before the colon."""
_LONGEST_NAME = 6
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def named_before(parsed: Parsed, one: Quoted) -> Found | None:
    """A quote, where only somebody's name, an apposition and a colon stand before the words in their sentence."""
    sentence = parsed.sentence_at(one.outer.start)
    first, last = parsed.bounds_of(sentence)[0], bisect_left(parsed.starts, one.outer.start)
    if not 1 < last - first <= _LONGEST or not parsed.words[last - 1].endswith(":"):
        return None
    if len(one.inner.within(parsed.text).split()) < 2:
        return None
    before = parsed.doc.run(first, last)
    name = _foreign(before[:-1]) or _name(before[:-1], heading=sentence.heading)
    if not name:
        return None
    colon = parsed.span_of(before[-1]).end
    source = parsed.span(name[0].i, name[-1].i + 1)
    return Found(QuoteKind.DIRECT, [one.inner], Span(colon - 1, colon), source, name[-1], rule="colon")


def _name(tokens: Sequence[Token], *, heading: bool) -> Sequence[Token]:
    """The words up to a comma or a bracket, if they name somebody and what follows states nothing."""
    end = next((at for at, token in enumerate(tokens) if token.text in (",", "(")), len(tokens))
    name = tokens[:end]
    if not 0 < len(name) <= _LONGEST_NAME or not name[0].text[0].isupper() or not name[-1].text[0].isalpha():
        return ()
    if not heading and any(token.tag_ in _FINITE for token in tokens):
        return ()
    last = name[-1]
    if name[0].lemma_.lower() in words("cues", "speech") or name[0].lower_ in ("said", "says", "adds"):
        return ()
    named = (
        (last.pos_ == "PROPN" or gazetteer.is_surname(last.text))
        and last.text[0].isupper()
        and all(t.text[0].isupper() or is_role(t) for t in name)
    )
    return name if named or is_role(last) else ()


def _foreign(tokens: Sequence[Token]) -> Sequence[Token]:
    """“Ulf Brandtner sagte:”, “Il ministro Dario Neri ha dichiarato:”: the capital words before the verb."""
    at = next((i for i, token in enumerate(tokens) if token.lower_ in words("cues", "foreign")), 0)
    while at and tokens[at - 1].lower_ in words("cues", "foreign_auxiliaries"):
        at -= 1
    while at and tokens[at - 1].text == ",":  # “Le ministre, Paul Grandet, a répondu :”
        at -= 1
    start = at
    while start and tokens[start - 1].text[0].isupper():
        start -= 1
    return tokens[start:at]
