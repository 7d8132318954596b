"""Where one name ends and the next begins: surnames apart from given names, words of headlines, two people in one."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.signs import PARTICLES, is_organisation
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer
from briefgen.reference import names as countries

_WHOSE = re.compile(r"(\w+)['’]s ")


def joined(parsed: Parsed, found: Sequence[Named]) -> list[Named]:
    """A given name and the word behind it that the model has for somebody else: “Anders” and “Holtvik” are one."""
    whole: list[Named] = []
    for one in found:
        last = whole[-1] if whole else None
        if last and _is_surname_of(parsed, last, one):
            span = Span(last.span.start, one.span.end)
            whole[-1] = replace(last, span=span, text=f"{last.text} {one.text}", kind=Kind.PERSON)
        else:
            whole.append(one)
    return whole


def _is_surname_of(parsed: Parsed, given: Named, one: Named) -> bool:
    return (
        given.kind is Kind.PERSON
        and " " not in given.text
        and _is_like_a_surname(one)
        and not parsed.text[given.span.end : one.span.start].strip()
        and parsed.sentence_at(given.span.start) is parsed.sentence_at(one.span.start)
        and gazetteer.is_given_name(given.text)
        and not is_organisation(one.text)
        and countries.country_named(one.text) is None
        and not gazetteer.is_city(one.text)
    )


def _is_like_a_surname(one: Named) -> bool:
    """“Holtvik”, and “Wessel Skarsgaard” where the model has it for a person with a given name of his own."""
    first, *more = one.text.split()
    double = len(more) == 1 and one.kind is Kind.PERSON and not one.title and not gazetteer.is_given_name(first)
    return all(part[1:].islower() for part in (first, *more)) and (not more or double)


def trimmed(parsed: Parsed, one: Named, whole_names: AbstractSet[str]) -> Named:
    """Without the verb or noun of a headline at an end of it: “Rip Ivo Brant”, where “Ivo Brant” stands elsewhere."""
    parts = one.text.split()
    if one.kind is not Kind.PERSON or len(parts) != 3 or "." in one.text or len(parsed.tokens_in(one.span)) != 3:
        return one
    tokens = parsed.tokens_in(one.span)
    for first in (1, 0):
        text = " ".join(parts[first : first + 2])
        if text in whole_names and not _is_of_a_name(parts[0 if first else 2]):
            return replace(one, span=parsed.hull_of(tokens[first : first + 2]), text=text)
    return one


def _is_of_a_name(word: str) -> bool:
    return gazetteer.is_given_name(word) or gazetteer.is_surname(word) or word.lower() in PARTICLES


def parted(parsed: Parsed, one: Named, surnames: AbstractSet[str]) -> Iterator[Named]:
    """“Oskel and Brant” as two people, “Brant's Union Party” as him and it, where it has them in full."""
    parts = one.text.split()
    if len(parts) == 3 and parts[1] == "and" and {parts[0], parts[2]} <= surnames:
        tokens = parsed.tokens_in(one.span)
        for token in (tokens[0], tokens[-1]):
            yield Named(parsed.span_of(token), token.text, Kind.PERSON)
    elif one.kind is Kind.ORGANISATION and (whose := _WHOSE.match(one.text)) and whose[1] in surnames:
        yield Named(parsed.hull_of(parsed.tokens_in(one.span)[:1]), whose[1], Kind.PERSON)
        begin = one.span.end - len(one.text) + whose.end()
        yield replace(one, span=Span(begin, one.span.end), text=one.text[whose.end() :])
    else:
        yield one
