"""A person's name with what the model cut off it: particles, initials, second surnames, numbers, nicknames."""

import re
from dataclasses import replace

from briefgen.analysis.actors.asked import is_asked
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.namesakes import is_given_name
from briefgen.analysis.actors.signs import PARTICLES, is_organisation
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.tokens import Doc, Token
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer
from briefgen.reference.names import country_named

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}")
_OF_RULERS = re.compile(r"[IVX]{1,5}")
_GENERATIONS = frozenset(("II", "III", "IV"))
_NICKNAME = re.compile(
    r"([^\W\d_]+(?: [A-Z]\.)?) (?:[“\"'‘](?P<quoted>[A-Z][^\W\d_]{1,11})[”\"'’]|\((?P<bracketed>[A-Z][a-z]{1,8})\))"
    r" ([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)"
)
_LINKS = PARTICLES | frozenset(("y", "e"))
"""“Ana Ortega y Gasca”, “Luís Costa e Silva”."""
_OF_TWO_HALVES = 3
"""Words before the second half: “Kim”, “Dae” and the hyphen."""
_LONGEST_HALF = 6
_MOST_GIVEN = 2
_NEVER_NAMES = ("organisation_words", "place_words", "no_actor_words", "never")


def grown(parsed: Parsed, one: Named, closed: Places) -> Named:
    """“Ludo” as “Ludo van den Berghen”, “Santos” as “Ana dos Santos”, “King Harald” as “King Harald V”."""
    if one.kind is not Kind.PERSON:
        return one
    if nicknamed := _nicknamed(parsed, one):
        return nicknamed
    return _to_the_right(parsed, _to_the_left(parsed, one, closed), closed)


def _nicknamed(parsed: Parsed, one: Named) -> Named | None:
    """“Ivo Brant” of “Ivo “Tex” Brant” and of “Ivo (Tex) Brant”."""
    match = _NICKNAME.match(parsed.text, one.span.start)
    if match is None or (match["bracketed"] and not gazetteer.is_given_name(match["bracketed"])):
        return None
    nickname = match["quoted"] or match["bracketed"]
    return replace(one, span=Span(*match.span()), text=f"{match[1]} {match[4]}", nickname=nickname)


def _to_the_left(parsed: Parsed, one: Named, closed: Places) -> Named:
    """“Van den Berg” at the head of a sentence, “Ana dos Santos” where the model has “Santos” alone."""
    first = parsed.tokens_in(one.span).start
    doc, begin = parsed.doc, parsed.doc[first].sent.start
    at = first
    while at > begin and doc[at - 1].lower_ in _LINKS:
        at -= 1
    given = at
    while given > max(begin, at - _MOST_GIVEN) and _is_given(doc[given - 1]):
        given -= 1
    starts = given < at or doc[at].text.istitle() or (at > begin and doc[at - 1].text in words("roles", "titles"))
    if at == first:
        before = doc[at - 1]
        of_the_name = before.dep_ == "compound" and first <= before.head.i < parsed.tokens_in(one.span).end
        starts = given < at and of_the_name and not is_asked(doc[given])
    if not starts or closed.overlap(parsed.span(given, first)):
        return one
    return _as_long(parsed, one, given, parsed.tokens_in(one.span).end)


def _is_given(token: Token) -> bool:
    given = token.text.istitle() and gazetteer.is_given_name(token.text) and _is_name_word(token)
    never = any(token.text in words("roles", key) for key in ("titles", "honorifics"))
    return given and not never and token.ent_type_ not in ("DATE", "TIME")


def _to_the_right(parsed: Parsed, one: Named, closed: Places) -> Named:
    """“Ivan I.” as “Ivan I. Brant”, “Ana Ortega” as “Ana Ortega y Gasca”, “Mara Oskel-” as “Mara Oskel-Lind”."""
    tokens = parsed.tokens_in(one.span)
    doc, start, end, last = parsed.doc, tokens.start, tokens.end, tokens[-1]
    sentence_end = last.sent.end
    while end < sentence_end and doc[end].text in _LINKS:
        end += 1
    if end + 1 < sentence_end and (
        is_second_half(doc[end + 1]) or (" " in one.text and end == tokens.end and _is_second_surname(doc[end + 1]))
    ):
        return _as_long(parsed, one, start, end + 2)
    goes_on = end > tokens.end or _INITIAL.fullmatch(last.text) or (len(tokens) == 1 and is_given_name(last))
    if goes_on and end < sentence_end and _is_name_word(doc[end]) and not closed.overlap(parsed.span(end, end + 1)):
        return _as_long(parsed, one, start, _behind_surnames(doc, end + 1, sentence_end))
    if tokens.end < sentence_end and _is_number_of(one, doc[tokens.end]):
        return _as_long(parsed, one, start, tokens.end + 1)
    return one


def _behind_surnames(doc: Doc, at: int, last: int) -> int:
    """Behind the “Lind” of “Ana Ortega y Gasca Lind”."""
    while at < last and _is_name_word(doc[at]) and gazetteer.is_surname(doc[at].text):
        at += 1
    return at


def _is_number_of(one: Named, token: Token) -> bool:
    """The “V” of “King Harald V”, the “III” of “Ivo Brant III”."""
    if one.title in words("roles", "rulers"):
        return _OF_RULERS.fullmatch(token.text) is not None
    return " " in one.text and token.text in _GENERATIONS


def _as_long(parsed: Parsed, one: Named, first: int, end: int) -> Named:
    span = parsed.span(first, end)
    return replace(one, span=span, text=" ".join(span.within(parsed.text).split()))


def as_person(parsed: Parsed, one: Named) -> Named:
    """The “Israel” of “Israel Adesola”, which the model has for the country."""
    first = parsed.tokens_in(one.span)[0]
    namesake = " " not in one.text and country_named(one.text) is not None and is_given_name(first)
    return replace(one, kind=Kind.PERSON) if namesake else one


def is_second_half(token: Token) -> bool:
    """The “sung” of “Kim Dae-sung”, and not the “led” of “Brant-led”: two short halves, and no word of ours."""
    if token.i < _OF_TWO_HALVES or not token.text.islower() or len(token) > _LONGEST_HALF:
        return False
    family, given, hyphen = token.doc[token.i - _OF_TWO_HALVES : token.i]
    return (
        hyphen.text == "-"
        and not (hyphen.whitespace_ or given.whitespace_)
        and len(given) <= _LONGEST_HALF
        and family.text.istitle()
        and given.text.istitle()
        and token.text not in words("actors", "tails")
    )


def _is_second_surname(token: Token) -> bool:
    """The “Lind” of “Mara Oskel-Lind”, and not the one of “the Oskel-Ivo Brant talks”."""
    hyphen, first = token.nbor(-1), token.nbor(-2)
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    alone = behind is None or behind.is_sent_start or not (behind.text[0].isupper() or behind.text == "-")
    return hyphen.text == "-" and not (hyphen.whitespace_ or first.whitespace_) and token.text.istitle() and alone


def _is_name_word(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.text[1:].replace("-", "").replace("'", "").isalpha()
        and not any(token.text in words("actors", key) for key in _NEVER_NAMES)
        and not is_organisation(token.text)
    )
