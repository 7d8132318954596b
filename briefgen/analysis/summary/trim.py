"""Shortens a line at its end, where what is left out changes neither who does what nor who claims it.

Only the end is cut, so that a line stays one run of the source's words; readers see […] there. What goes: a relative
clause or an apposition behind a comma, a participle clause behind a comma, and the day or the place of a saying
("…, Oskel said on Tuesday"). What stays whatever its place: quotations, hedges, negations, words of saying, figures
of speech that limit a claim.
"""

from collections.abc import Iterator

from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_SHORTEST_CUT = 3
"""In words; what is shorter is not worth a mark."""
_FEWEST_LEFT = 8
_QUOTATION_MARKS = frozenset('"“”‘«»„')
_ORNAMENTS = frozenset(("relcl", "appos", "acl"))


def trim(parsed: Parsed, line: Span) -> Span:
    """The line without one thing that can go at its end, the longest such; the line itself where nothing can."""
    tokens = list(parsed.tokens_in(line))
    best = line
    for at in _cuts(tokens):
        kept, cut = tokens[:at], tokens[at:]
        if _may_go(cut) and _stands_alone(kept) and len(_words(cut)) >= _SHORTEST_CUT:
            best = min(best, Span(line.start, parsed.span_of(kept[-1]).end), key=len)
    return best


def _cuts(tokens: list[Token]) -> Iterator[int]:
    """Positions from which the rest of the sentence is one ornament of a word before."""
    words_ = _words(tokens)
    if not words_:
        return
    offset, last = tokens[0].i, words_[-1].i
    for token in words_:
        first = token.left_edge.i
        if not offset < first or token.right_edge.i < last or token.head.i >= first:
            continue
        if token.doc[first - 1].text == ",":
            if _is_ornament(token):
                yield first - 1 - offset
        elif _circumstance_of_saying(token):
            yield first - offset


def _is_ornament(token: Token) -> bool:
    """A relative clause, a participle clause, or what a person or an organisation is; no item of a list."""
    if token.dep_ == "appos":
        listed = any(child.dep_ in ("cc", "conj") for child in token.children)
        return not listed and token.pos_ == "NOUN" and token.head.ent_type_ in ("PERSON", "ORG")
    return token.dep_ == "relcl" or (token.dep_ in ("acl", "advcl") and token.tag_ in ("VBG", "VBN"))


def _stands_alone(kept: list[Token]) -> bool:
    """Whether the main verb is there, and nothing waits for what was cut."""
    return (
        len(_words(kept)) >= _FEWEST_LEFT
        and any(token.dep_ == "ROOT" for token in kept)
        and kept[-1].dep_ not in ("cc", "prep", "det", "aux")
    )


def _circumstance_of_saying(token: Token) -> bool:
    """The "on Tuesday" and the "in a statement" of "…, Oskel said on Tuesday in a statement"."""
    head = token.head
    if head.lemma_ not in words("summary", "reporting") or head.pos_ != "VERB":
        return False
    told_before = any(child.dep_ in ("ccomp", "parataxis") and child.i < head.i for child in head.children)
    return told_before and (token.dep_ == "prep" or (token.dep_ == "npadvmod" and token.ent_type_ == "DATE"))


def _may_go(cut: list[Token]) -> bool:
    kept_words = words("summary", "never_cut")
    return not any(
        token.dep_ == "neg"
        or token.lower_ in kept_words
        or token.text in _QUOTATION_MARKS
        or (token.pos_ in ("VERB", "AUX") and token.lemma_ in words("summary", "reporting"))
        or token.tag_ == "MD"
        for token in cut
    )


def _words(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if not token.is_punct]
