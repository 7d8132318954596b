"""Clauses that say that somebody says something: verbs of saying and thinking."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.according import find_according
from briefgen.analysis.quotes.contents import Content, content_of
from briefgen.analysis.quotes.nouns import find_nouns
from briefgen.analysis.quotes.parts import source_rule, source_span, stripped
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.quotes.subjects import subject_of
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_NO_CUES = frozenset(("PUNCT", "DET", "ADP", "NUM", "SPACE", "CCONJ", "SCONJ", "PART", "PRON"))
_CUES = frozenset(("VERB", "AUX", "ADJ"))
_FINITE = frozenset(("VBD", "VBZ", "VBN"))
_BEING = frozenset(("appear", "be", "become", "feel", "remain", "seem", "sound"))


def find_sayings(parsed: Parsed) -> tuple[Saying, ...]:
    """All of them, in the order of their cues."""
    found = [saying for token in parsed.doc if _may_say(token) and (saying := _saying(parsed, token))]
    found += find_according(parsed)
    found += find_nouns(parsed)
    return tuple(sorted(found, key=lambda saying: saying.cue))


def _may_say(token: Token) -> bool:
    """A verb, also one that is taken for a noun, or an adjective."""
    return token.pos_ in _CUES or (token.tag_ in _FINITE and token.pos_ not in _NO_CUES)


def find_doings(parsed: Parsed, quoted: Places) -> Iterator[Saying]:
    """Verbs that are in no list and have a subject: “rated”, “hailed”, “used the phrase”.

    Only those in sentences with quoted words, and those whose weight as a claim was learnt, can come to anything.
    """
    learnt = rows("quote_weights")["claims"]
    for sentence in parsed.sentences:
        beside_quotes = quoted.overlap(sentence.span)
        for verb in parsed.tokens_of(sentence):
            if verb.pos_ != "VERB" or not (beside_quotes or f"cue.{verb.lemma_.lower()}" in learnt) or _lists(verb):
                continue
            if (subject := subject_of(verb)) and subject.i != verb.i:
                yield _made(parsed, verb, subject, content_of(parsed, verb, subject, frozenset()), frozenset())


def behind_dateline(parsed: Parsed, saying: Saying) -> Saying:
    """“RIGA, 3 March – The minister, Ivo Brant, said”, where the parse takes him for an apposition of Riga."""
    beside = [child for child in saying.subject.children if child.dep_ == "appos" and child.i < saying.verb.i]
    if not beside:
        return saying
    source = source_span(parsed, beside[-1], saying.verb)
    return replace(saying, subject=beside[-1], source=source, rule=source_rule(beside[-1]))


def _saying(parsed: Parsed, verb: Token) -> Saying | None:
    if verb.pos_ == "ADJ":
        return _feeling(parsed, verb)
    known = _lists(verb)
    if not known:
        return None
    subject = subject_of(verb)
    if subject is None or subject.i == verb.i:
        return None
    clear = _made_clear(verb)
    content = content_of(parsed, verb, subject, known) if clear is None else ("clause", _that_clause(parsed, clear))
    return _made(parsed, verb, subject, content, known)


def _feeling(parsed: Parsed, adjective: Token) -> Saying | None:
    """“is confident that the river will rise”, “adamant that”, “critical of the plan”."""
    if adjective.lower_ not in words("cues", "adjectives") or adjective.head.lemma_.lower() not in _BEING:
        return None
    subject = subject_of(adjective.head)
    if subject is None:
        return None
    lists = frozenset(("adjective",))
    content = content_of(parsed, adjective, subject, lists)
    if not content[0]:
        content = content_of(parsed, adjective.head, subject, frozenset(("clause",)))
    return _made(parsed, adjective, subject, content, lists)


def _made(parsed: Parsed, verb: Token, subject: Token, content: Content, known: frozenset[str]) -> Saying:
    source = _with_relative(parsed, source_span(parsed, subject, verb), verb)
    return Saying(verb, _cue(parsed, verb), subject, source, content[1], source_rule(subject), known, content[0])


def _with_relative(parsed: Parsed, source: Span, verb: Token) -> Span:
    """“Brant, who said”: the pronoun belongs to the words that name who speaks."""
    pronoun = next((child for child in verb.children if child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj"), None)
    if verb.dep_ != "relcl" or pronoun is None:
        return source
    place = parsed.span_of(pronoun)
    return Span(source.start, place.end) if 0 < place.start - source.end <= 2 else source


def _lists(verb: Token) -> frozenset[str]:
    if _made_clear(verb) is not None:
        return frozenset(("clause",))
    return _lists_of(verb.lemma_.lower())


@lru_cache(maxsize=4096)
def _lists_of(lemma: str) -> frozenset[str]:
    return frozenset(name for name in ("clause", "infinitive", "object", "speech") if lemma in words("cues", name))


def _made_clear(verb: Token) -> Token | None:
    """“made it clear that …”: the adjective, if a clause follows it."""
    if verb.lemma_.lower() != "make":
        return None
    for child in verb.children:
        if child.lower_ in ("clear", "plain", "known") and child.i > verb.i:
            return child
    return None


def _that_clause(parsed: Parsed, clear: Token) -> tuple[Span, ...]:
    rest = [token for token in clear.sent if token.i > clear.i]
    if rest and rest[0].lower_ == "that":
        return stripped(parsed, rest[1].i if len(rest) > 1 else rest[0].i, rest[-1].i + 1)
    return ()


def _cue(parsed: Parsed, verb: Token) -> Span:
    """The verb with the particle or preposition that belongs to it."""
    last = verb.i + 1
    if last < len(parsed.doc) and parsed.doc[last].dep_ == "prt":
        last += 1
    return parsed.span(verb.i, last)
