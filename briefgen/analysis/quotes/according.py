"""What is told without a verb of saying: “according to the ministry, …”, “in the words of Brant, …”."""

from collections.abc import Iterator

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.parts import source_span, stripped
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.tokens import Doc, Token
from briefgen.model.span import Span

_STATES = frozenset(("NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM"))
"""One of these is in what is told; “But” alone is not."""


def find_according(parsed: Parsed) -> Iterator[Saying]:
    """In the order of the text."""
    for token in parsed.doc:
        if token.lower_ == "according" and token.i + 1 < len(parsed.doc) and token.nbor().lower_ == "to":
            to = token.nbor()
            objects = [child for child in (*to.children, *token.children) if child.dep_ == "pobj"]
            if objects:
                yield _made(parsed, token, parsed.span(token.i, to.i + 1), objects[0])
        elif token.lower_ == "words" and (found := _in_words(token)):
            (first, last), head = found
            yield _made(parsed, token, parsed.span(first, last), head)


def _in_words(noun: Token) -> tuple[tuple[int, int], Token] | None:
    """The cue and whose words they are: “in the words of Brant”, “in Brant’s own words”."""
    doc, first = noun.doc, noun.left_edge.i - 1
    if noun.dep_ != "pobj" or first < 0 or doc[first].lower_ != "in":
        return None
    for child in noun.children:
        if child.dep_ == "poss":
            return (first, noun.i + 1), child
        if child.lower_ == "of" and child.i == noun.i + 1:
            named = [one for one in child.children if one.dep_ == "pobj"]
            return ((first, child.i + 1), named[0]) if named else None
    return None


def _made(parsed: Parsed, token: Token, cue: Span, head: Token) -> Saying:
    source = source_span(parsed, head)
    sentence = parsed.tokens_of(parsed.sentence_of(token))
    told = parsed.tokens_in(Span(min(cue.start, source.start), max(cue.end, source.end)))
    last = _behind_clause(parsed.doc, told.end, sentence.end)
    content: list[Span] = []
    for run in (parsed.doc.run(sentence.start, told.start), parsed.doc.run(last, sentence.end)):
        if any(one.pos_ in _STATES for one in run):
            content.extend(stripped(parsed, run.start, run.end))
    return Saying(token, cue, head, source, tuple(content), "according_to", frozenset(("speech",)))


def _behind_clause(doc: Doc, first: int, end: int) -> int:
    """Where the sentence goes on behind “, which runs the lock,”."""
    comma = next((at for at in range(first, min(first + 4, end - 1)) if doc[at].text == ","), None)
    if comma is None or doc[comma + 1].lower_ not in ("which", "who", "whose"):
        return first
    return next((at + 1 for at in range(comma + 2, end) if doc[at].text == ","), end)
