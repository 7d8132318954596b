"""Names that the model missed, though the same document has them elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.orders import is_family_first
from briefgen.analysis.actors.signs import PARTICLES, signs_around, signs_of_name
from briefgen.analysis.actors.whole import names_a_couple, names_a_house
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer
from briefgen.reference.names import country_named

_SHORTEST = 3
_LINKS = ("@", "#", "-")
"""What stands before a name that is part of a longer word."""


def find_again(parsed: Parsed, found: tuple[Named, ...], taken: Iterable[Span]) -> tuple[Named, ...]:
    """Further places of known names, of the surnames of people and of the short names of companies."""
    ordinary = {word for word in parsed.words if word.islower()}
    known: dict[str, Named] = {}
    for one in found:
        known.setdefault(one.text, one)
    bodies = {short: one for one in found for short in _short_forms(one, ordinary)}
    for one in found:
        parts = one.text.split()
        of_a_land = "of" in parts  # “the Prince of Lindmark”
        numbered = parts[-1].strip(".") in ("Jr", "Sr", "II", "III")
        if one.kind is Kind.PERSON and 1 < len(parts) < 5 and not (numbered or of_a_land):
            known.setdefault(parts[-1], one)
            if is_family_first(parts):
                known.setdefault(parts[0], one)
            if one.nickname:
                known.setdefault(one.nickname, one)
            known.update({name: one for name in _surnames(parts) if name not in known})
            if _is_called_by_given_name(parts[0]) and parts[0].lower() not in ordinary:
                known.setdefault(parts[0], one)
    families = words("given_names", "family_first")
    names = {
        name
        for name in {*known, *bodies}
        if (len(name) >= _SHORTEST or name in families) and (name[0].isupper() or name[2:3] == "-")
    }
    if not names:
        return found
    covered = sorted([*(one.span for one in found), *taken])
    more = []
    for span in _free(_places(parsed.text, names), covered):
        name = span.within(parsed.text)
        one = _meant(parsed, span, known.get(name), bodies.get(name))
        if _is_name_here(parsed, span, one, ordinary):
            more.append(Named(span, name, one.kind, strong=False))
    return tuple(sorted((*found, *more)))


def _is_called_by_given_name(word: str) -> bool:
    """“Ivo” of “Ivo Brant”; what is a town or a country as well must be found by other signs."""
    return (
        gazetteer.is_given_name(word)
        and not gazetteer.is_city(word)
        and country_named(word) is None
        and word not in words("actors", "never")
        and word not in words("actors", "places")
        and word not in words("roles", "titles")
    )


def _surnames(parts: Sequence[str]) -> Iterator[str]:
    """“van den Brant” of “Ivo van den Brant”, and how it begins a sentence."""
    first = next((at for at, part in enumerate(parts) if at and part in PARTICLES), 0)
    if first:
        surname = " ".join(parts[first:])
        yield surname
        yield surname[0].upper() + surname[1:]


def _meant(parsed: Parsed, span: Span, known: Named | None, body: Named | None) -> Named:
    """Of a person and a company of one name, the company before the person is named, and where business is done."""
    if known is None or body is None:
        one = known or body
        assert one is not None  # noqa: S101  (one of them was searched for)
        return one
    here = Named(span, known.text, known.kind)
    return body if span < known.span or "business_after" in set(signs_around(parsed, here)) else known


def _short_forms(one: Named, ordinary: AbstractSet[str]) -> Iterator[str]:
    """“Pontgrain Industries” and “Pontgrain” of “Pontgrain Industries Ltd”."""
    name = one.text
    parts = name.replace(",", "").split() if one.kind is Kind.ORGANISATION else [name]
    while len(parts) > 1 and parts[-1] in words("actors", "company_endings"):
        parts.pop()
        yield " ".join(parts)
    first = parts[0]
    signs = set(signs_of_name(first)) - {"surname", "known_organisation", "inner_capital"}
    if len(parts) < len(name.split()) and len(first) > _SHORTEST and not signs and first.lower() not in ordinary:
        yield first


def _places(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Where the names stand as whole words, the longest where several begin; a pattern would take longer to compile."""
    found = [(at, -len(name)) for name in names for at in _places_of(text, name)]
    reached = 0
    for start, length in sorted(found):
        if start >= reached:
            reached = start - length
            yield Span(start, reached)


def _places_of(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (_is_of_word(before) or before in _LINKS or _is_of_word(after) or after == "-"):
            yield at
        at = text.find(name, at + 1)


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _free(places: Iterable[Span], covered: list[Span]) -> Iterator[Span]:
    at = 0
    for span in places:
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        if at == len(covered) or not covered[at].overlaps(span):
            yield span


def _is_name_here(parsed: Parsed, span: Span, known: Named, ordinary: AbstractSet[str]) -> bool:
    """`ordinary`: words that the document has in small letters too; they start sentences without being names."""
    tokens = parsed.tokens_in(span)
    if not tokens or parsed.text[span.end : span.end + 1] == "@":
        return False
    if names_a_couple(parsed.text, span) or names_a_house(parsed.text, span):
        return False
    first = tokens[0]
    if known.kind is Kind.PERSON and " " not in known.text and first.pos_ not in ("PROPN", "NOUN", "ADJ"):
        return False
    return first.pos_ == "PROPN" or len(tokens) > 1 or not first.is_sent_start or first.lower_ not in ordinary
