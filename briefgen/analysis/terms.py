"""Noun phrases that a document keeps coming back to, names of actors aside."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.lexicon import words
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Actor, Form
from briefgen.model.extraction import Title
from briefgen.model.span import Span
from briefgen.model.topic import Term

_MOST = 24
_LONGEST = 3
"""In words: what is longer is a description rather than a term."""
_FEWEST_LETTERS = 3
_OFTEN = 2
_FIGURES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "PERSON", "NORP"))


def find_terms(parsed: Parsed, title: Title, actors: Sequence[Actor]) -> tuple[Term, ...]:
    """The phrases that come twice, or once in the title and once below it; the commonest first, the longer before."""
    named = [m.span for actor in actors for m in actor.mentions if m.form is Form.NAME]
    notice = find_notice(parsed)
    barred = Places((*named, notice) if notice else named)
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for token in parsed.doc:
        if token.pos_ == "NOUN" and _is_topical(token) and not barred.overlap(parsed.span_of(token)):
            for first in _beginnings(parsed, token, barred):
                found[_key(first, token)].append(parsed.span(first.i, token.i + 1))
    kept = {key: spans for key, spans in found.items() if len(spans) >= _OFTEN}
    terms = [Term(key, tuple(spans)) for key, spans in kept.items() if not _lives_in_longer(key, kept)]
    in_title = {term.text for term in terms if title.span and any(title.span.covers(span) for span in term.spans)}
    terms.sort(key=lambda term: (term.text not in in_title, -len(term.spans), -len(term.text), term.spans))
    return tuple(terms[:_MOST])


def _beginnings(parsed: Parsed, head: Token, barred: Places) -> Iterator[Token]:
    """The head itself, and each word before it with which it still is one phrase."""
    yield head
    for count in range(1, _LONGEST):
        at = head.i - count
        if at < 0:
            return
        word = parsed.doc[at]
        if not _may_modify(word, head) or barred.overlap(parsed.span_of(word)):
            return
        if parsed.span(at, at + 2).end - parsed.starts[at] > len(word) + len(parsed.doc[at + 1]) + 1:
            return
        yield word


def _is_topical(noun: Token) -> bool:
    return (
        noun.is_alpha
        and len(noun) >= _FEWEST_LETTERS
        and not noun.is_stop
        and noun.ent_type_ not in _FIGURES
        and noun.lemma_.lower() not in words("terms", "general_nouns")
        and noun.lower_ not in words("terms", "general_nouns")
    )


def _may_modify(word: Token, head: Token) -> bool:
    """A noun or an adjective that says which kind, not how many, how good or since when."""
    if not (
        (word.pos_ == "NOUN" and word.dep_ in ("compound", "nmod"))
        or (word.tag_ == "JJ" and word.pos_ == "ADJ" and word.dep_ == "amod")
    ):
        return False
    if not word.is_alpha or word.is_stop or word.ent_type_ in _FIGURES:
        return False
    if word.lower_ in words("terms", "general_words") or word.lemma_.lower() in words("terms", "general_nouns"):
        return False
    return bool(word.sent == head.sent)  # last: it makes two spans


def _key(first: Token, head: Token) -> str:
    return " ".join((*(t.lower_ for t in first.doc[first.i : head.i]), head.lemma_.lower()))


def _lives_in_longer(key: str, found: Mapping[str, Sequence[Span]]) -> bool:
    """Whether a phrase hardly ever stands outside of a longer one that is a term itself."""
    inside = max(
        (len(spans) for other, spans in found.items() if key in other and other != key and f" {key} " in f" {other} "),
        default=0,
    )
    return len(found[key]) - inside < _OFTEN if inside else False
