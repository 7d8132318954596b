"""Whether a name is a person's, an organisation's or a place's: one answer for the same words in one document.

Signs from the model, the name, its surroundings and the other names of the document are added up. How much each counts
is in kinds.toml.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from briefgen.analysis.actors.beside import says_of_itself
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.signs import PARTICLES, is_organisation, signs_around, signs_of_name
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.reference import gazetteer

Scores: TypeAlias = dict[Kind, float]


def decide(parsed: Parsed, found: Sequence[Named]) -> Iterator[Named]:
    """The names with the kind that the most speaks for."""
    mentions: dict[str, list[Named]] = defaultdict(list)
    for one in found:
        mentions[one.text].append(one)
    alone = {text: _alone(parsed, text, ones) for text, ones in mentions.items()}
    others = _Others(alone)
    listed = lists_of(parsed, found, {text: _most(scores) for text, scores in alone.items()})
    kinds = {text: _most(_with(alone[text], "document", (*others.signs(text), *listed[text]))) for text in mentions}
    for one in found:
        kind = kinds[one.text] or one.kind
        if kind is Kind.PERSON and not one.title and _means_the_body(parsed, one, found, others):
            kind = Kind.ORGANISATION
        elif kind is Kind.PERSON and others.is_given(one.text) and _means_the_town(parsed, one):
            kind = Kind.PLACE
        yield replace(one, kind=kind)


def _means_the_town(parsed: Parsed, one: Named) -> bool:
    """“in Lincoln”, where the document has a Lincoln Brant."""
    first = parsed.tokens_in(one.span).start
    inside = first > 0 and parsed.words[first - 1] in ("in", "near", "outside")
    return inside and " " not in one.text and not one.title and gazetteer.is_city(one.text)


def _means_the_body(parsed: Parsed, one: Named, found: Sequence[Named], others: "_Others") -> bool:
    """“Brant shares”, “Brant said it would hire”, or “Brant” before a person of that name is introduced."""
    body = others.body(one.text)
    if body is None:
        return False
    business = "business_after" in set(signs_around(parsed, one))
    if body == "company":
        introduced = min(other.span for other in found if other.text.split()[-1] == one.text and other.text != one.text)
        return one.span < introduced or business
    return (business and not _of_people_too(parsed, one)) or says_of_itself(parsed.tokens_in(one.span).root) == "it"


def _of_people_too(parsed: Parsed, one: Named) -> bool:
    """“Brant’s spokesman”: people of rank have one, and a staff, too."""
    end = parsed.tokens_in(one.span).end
    return bool({*parsed.words[end : end + 2]} & words("actors", "of_people_too"))


_AMONG = {
    Kind.PERSON: "among_people",
    Kind.ORGANISATION: "among_organisations",
    Kind.PLACE: "among_places",
    Kind.COUNTRY: "among_places",
}
_LINK = re.compile(r"(?P<and>,? (?:and|or) (?:the )?)|, ")


def lists_of(parsed: Parsed, found: Sequence[Named], kinds: Mapping[str, Kind | None]) -> Mapping[str, Sequence[str]]:
    """For each name the sign of the kind that most of the others have with which it stands in lists."""
    beside: dict[str, Counter[Kind]] = defaultdict(Counter)
    for run in _runs(parsed, sorted(found)):
        for one in run:
            beside[one.text].update(kind for other in run if other.text != one.text and (kind := kinds[other.text]))
    return defaultdict(tuple, {text: (_AMONG[seen.most_common(1)[0][0]],) for text, seen in beside.items() if seen})


def _runs(parsed: Parsed, found: Sequence[Named]) -> Iterator[list[Named]]:
    """Names joined by commas with an "and" or "or" among them."""
    run: list[Named] = []
    joined = False
    for one in found:
        link = _LINK.fullmatch(parsed.text, run[-1].span.end, one.span.start) if run else None
        if link is None:
            if joined:
                yield run
            run, joined = [], False
        run.append(one)
        joined = joined or bool(link and link["and"])
    if joined:
        yield run


def _alone(parsed: Parsed, text: str, ones: Sequence[Named]) -> Scores:
    """What the name and its mentions show; many mentions count for more, but not each as much as the first."""
    around: Scores = {}
    for one in ones:
        alone = one.kind is not Kind.PLACE and " " not in text
        _add(around, "model", (f"{one.kind}_in_a_word" if alone else str(one.kind),))
        _add(around, "context", signs_around(parsed, one))
    scale = len(ones) ** -0.5
    scaled = {kind: score * scale for kind, score in around.items()}
    return _with(scaled, "name", signs_of_name(text))


def _with(scores: Scores, table: str, signs: Iterable[str]) -> Scores:
    found = dict(scores)
    _add(found, table, signs)
    return found


def _add(scores: Scores, table: str, signs: Iterable[str]) -> None:
    weights = _weights(table)
    for sign in signs:
        for kind, weight in weights[sign]:
            scores[kind] = scores.get(kind, 0.0) + weight


@cache
def _weights(table: str) -> Mapping[str, Sequence[tuple[Kind, float]]]:
    return {
        sign: tuple((Kind(kind), weight) for kind, weight in weights.items())
        for sign, weights in rows("kinds")[table].items()
    }


def _most(scores: Scores) -> Kind | None:
    return max(scores, key=lambda kind: (scores[kind], kind), default=None)


class _Others:
    """The longer names of a document, for judging the shorter ones."""

    def __init__(self, alone: Mapping[str, Scores]) -> None:
        self._surnames: set[str] = set()
        self._people: set[str] = set()
        self._given: set[str] = set()
        self._starts: set[str] = set()
        self._ends: set[str] = set()
        self._acronyms: set[str] = set()
        self._companies: set[str] = set()
        for text, scores in alone.items():
            parts = text.split()
            kind = _most(scores)
            if len(parts) == 1 and kind is Kind.PERSON:
                self._people.add(text)
            elif len(parts) > 1 and kind is Kind.PERSON:
                self._surnames.add(parts[-1])
                self._surnames.update(" ".join(parts[at:]) for at in range(1, len(parts) - 1) if parts[at] in PARTICLES)
                self._given.add(parts[0])
            elif len(parts) > 1 and kind is Kind.ORGANISATION:
                self._starts.add(parts[0])
                self._ends.add(parts[-1])
                if "company_ending" in signs_of_name(text):
                    self._companies.update((parts[0], parts[-2]))
                self._starts.add(" ".join(parts[:2]) if len(parts) > 2 else parts[0])
                self._acronyms.add("".join(part[0] for part in parts if part[0].isupper()))

    def is_given(self, text: str) -> bool:
        """Whether somebody's full name begins with the word, and nobody's ends with it."""
        return text in self._given and text not in self._surnames

    def body(self, text: str) -> str | None:
        """Of a surname that also begins a body's name: "company" for “Ivo Brant” of “Brant Ltd”, or "other"."""
        if text not in self._surnames:
            return None
        if text in self._companies:
            return "company"
        return "other" if text in self._starts or is_organisation(text) else None

    def signs(self, text: str) -> Iterator[str]:
        """The keys of `[document]` in kinds.toml that hold for a name."""
        if " " in text and text[0].lower() + text[1:] in self._surnames:  # “De Brant” of “Ivo de Brant”
            yield "surname_of_a_full_name"
        elif " " not in text:
            if text in self._surnames and text not in words("actors", "places"):
                yield "surname_of_a_full_name"
            elif text in self._given:
                yield "given_name_of_a_full_name"
        elif text.rsplit(maxsplit=1)[-1] in self._people and len(text.split()) < 4:
            yield "ends_like_a_person"
        if (
            text in self._starts
            and text not in self._surnames | self._given
            and not set(signs_of_name(text)) & _NOT_SHORT
        ):
            yield "short_for_an_organisation"
        if text in self._ends and text[-1:] == "s" and text not in self._surnames:
            yield "ends_an_organisation"
        if text.isupper() and len(text) > 2 and text in self._acronyms:
            yield "acronym_of_an_organisation"


_NOT_SHORT = frozenset(("known_place", "large_city", "middling_city", "small_city"))
