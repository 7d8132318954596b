"""Names of people made whole: what was cut off each, and the surname or title that several of them share."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.analysis.actors.grown import as_person, grown
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.signs import is_organisation
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer

_AND = re.compile(r",? (?:and|&) |, ")
_COUPLE = re.compile(r"(?:Mr\.?|Mister|Dr\.?|Sir|Lord) (?:and|&) (?:Mrs\.?|Ms\.?|Lady) $")
_HOUSE = re.compile(r" (?:dynasty|family|clan|brothers|sisters|twins|siblings)\b")
_REACH = 20


def made_whole(parsed: Parsed, found: Iterable[Named], taken: Iterable[Span]) -> list[Named]:
    """The names in order; those that became a part of a longer one are gone. None grows into what is `taken`."""
    ordered = sorted(found)
    closed = Places([*taken, *(one.span for one in ordered if " " in one.text)])
    whole: list[Named] = []
    for one in ordered:
        if whole and one.span.overlaps(whole[-1].span):
            continue
        longer = grown(parsed, as_person(parsed, one), closed)
        while whole and longer.span.overlaps(whole[-1].span):
            whole.pop()  # the “Ana” of “Ana dos Santos”
        whole.append(longer)
    return list(_with_what_is_shared(parsed, whole))


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
