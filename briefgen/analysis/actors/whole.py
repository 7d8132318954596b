"""Names of people made whole: what the model cut off them, and the surname or title that several of them share."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.namesakes import is_given_name
from briefgen.analysis.actors.signs import PARTICLES, is_organisation
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer
from briefgen.reference.names import country_named

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}")
_OF_RULERS = re.compile(r"[IVX]{1,5}")
_NICKNAME = re.compile(
    r"([^\W\d_]+(?: [A-Z]\.)?) [“\"'‘][A-Z][^\W\d_]{1,11}[”\"'’] ([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)"
)
_AND = re.compile(r",? (?:and|&) |, ")
_COUPLE = re.compile(r"(?:Mr\.?|Mister|Dr\.?|Sir|Lord) (?:and|&) (?:Mrs\.?|Ms\.?|Lady) $")
_HOUSE = re.compile(r" (?:dynasty|family|clan|brothers|sisters|twins|siblings)\b")
_REACH = 20
_OF_TWO_HALVES = 3
"""Words before the second half: “Kim”, “Dae” and the hyphen."""
_LONGEST_HALF = 6
_NEVER_NAMES = ("organisation_words", "place_words", "no_actor_words", "never")


def made_whole(parsed: Parsed, found: Iterable[Named], taken: Iterable[Span]) -> list[Named]:
    """The names in order; those that became a part of a longer one are gone. None grows into what is `taken`."""
    ordered = sorted(found)
    closed = Places([*taken, *(one.span for one in ordered if " " in one.text)])
    whole: list[Named] = []
    for one in ordered:
        if whole and one.span.overlaps(whole[-1].span):
            continue
        whole.append(_grown(parsed, _as_person(parsed, one), closed))
    return list(_with_what_is_shared(parsed, whole))


def _grown(parsed: Parsed, one: Named, closed: Places) -> Named:
    """“Ludo” as “Ludo van den Berghen”, “Ivan I.” as “Ivan I. Brant”, “King Harald” as “King Harald V”."""
    tokens = parsed.tokens_in(one.span)
    last = tokens[-1]
    if one.kind is not Kind.PERSON:
        return one
    if nicknamed := _NICKNAME.match(parsed.text, one.span.start):
        return replace(one, span=Span(*nicknamed.span()), text=f"{nicknamed[1]} {nicknamed[2]}")
    doc, end, sentence_end = parsed.doc, tokens.end, last.sent.end
    while end < sentence_end and doc[end].text in PARTICLES:
        end += 1
    if end + 1 < sentence_end and (
        is_second_half(doc[end + 1]) or (" " in one.text and end == tokens.end and _is_second_surname(doc[end + 1]))
    ):
        return _as_long(parsed, one, end + 2)
    goes_on = end > tokens.end or _INITIAL.fullmatch(last.text) or (len(tokens) == 1 and is_given_name(last))
    if goes_on and end < sentence_end and _is_name_word(doc[end]) and not closed.overlap(parsed.span(end, end + 1)):
        end += 1
    elif one.title in words("roles", "rulers") and end < sentence_end and _OF_RULERS.fullmatch(doc[end].text):
        end = tokens.end + 1
    else:
        return one
    return _as_long(parsed, one, end)


def _as_person(parsed: Parsed, one: Named) -> Named:
    """The “Israel” of “Israel Adesola”, which the model has for the country."""
    first = parsed.tokens_in(one.span)[0]
    namesake = " " not in one.text and country_named(one.text) is not None and is_given_name(first)
    return replace(one, kind=Kind.PERSON) if namesake else one


def _as_long(parsed: Parsed, one: Named, end: int) -> Named:
    span = parsed.span(parsed.tokens_in(one.span).start, end)
    return replace(one, span=span, text=" ".join(span.within(parsed.text).split()))


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


def _with_what_is_shared(parsed: Parsed, found: Sequence[Named]) -> Iterator[Named]:
    """“Boris and Clara Brant”, “Presidents Brant and Oskel”; without couples and families, who are not one person."""
    titled = list(_with_plural_titles(parsed, found))
    times = _times(titled)
    surnames = {one.text.split()[-1] for one in titled if one.kind is Kind.PERSON}
    for one, after in pairwise((*titled, None)):
        if one is None or _is_family(parsed, one, surnames) or names_a_house(parsed.text, one.span):
            continue
        if names_a_couple(parsed.text, one.span):
            if " " in one.text:
                yield replace(one, title=None)
        elif after and times[one.text] == 1 and _lends_its_surname(parsed, one, after):
            yield replace(one, kind=Kind.PERSON, text=f"{one.text} {after.text.split()[-1]}")
        else:
            yield one


def _with_plural_titles(parsed: Parsed, found: Iterable[Named]) -> Iterator[Named]:
    title: str | None = None
    before: Named | None = None
    for one in found:
        goes_on = before is not None and _is_joined(parsed, before, one) and not _is_of_another_kind(one)
        title = (title if goes_on else None) or _plural_title(parsed, one)
        yield replace(one, kind=Kind.PERSON, title=title) if title else one
        before = one


def _is_of_another_kind(one: Named) -> bool:
    """The party or the state of “Senators Ivo Brant, Republican of Iowa, and Mara Oskel”."""
    return is_organisation(one.text) or one.text in words("actors", "parties") or one.text in words("actors", "places")


def _plural_title(parsed: Parsed, one: Named) -> str | None:
    first = parsed.tokens_in(one.span).start
    before = parsed.words[first - 1] if first else ""
    return before if before in words("roles", "plural_titles") else None


def _times(found: Iterable[Named]) -> Mapping[str, int]:
    times: dict[str, int] = {}
    for one in found:
        times[one.text] = times.get(one.text, 0) + 1
    return times


def _is_joined(parsed: Parsed, one: Named, other: Named) -> bool:
    return _AND.fullmatch(parsed.text[one.span.end : other.span.start]) is not None


def _lends_its_surname(parsed: Parsed, one: Named, after: Named) -> bool:
    """“Hans” before “and Greta Brant”: two given names, and one surname of both."""
    if " " in one.text or after.text.count(" ") != 1 or after.kind is not Kind.PERSON or after.title:
        return False
    both = _is_given(one.text) and _is_given(after.text.split()[0])
    return both and parsed.text[one.span.end : after.span.start] in (" and ", " & ")


def _is_given(word: str) -> bool:
    return (
        word in words("given_names", "female")
        or word in words("given_names", "male")
        or (gazetteer.is_given_name(word) and not gazetteer.is_surname(word))
    )


def names_a_couple(text: str, name: Span) -> bool:
    """“Mr. and Mrs. Brant”."""
    return _COUPLE.search(text[max(0, name.start - _REACH) : name.start]) is not None


def names_a_house(text: str, name: Span) -> bool:
    """“the Brant dynasty”, which is no Brant."""
    return text[max(0, name.start - 4) : name.start].casefold() == "the " and _HOUSE.match(text, name.end) is not None


def _is_family(parsed: Parsed, one: Named, surnames: set[str]) -> bool:
    """“the Brants”, where somebody is called Brant."""
    if one.text[-1:] != "s" or " " in one.text or not {one.text[:-1], one.text[:-2]} & surnames:
        return False
    return parsed.text[max(0, one.span.start - 4) : one.span.start].casefold() == "the " or one.text.startswith("The ")
