"""Relations that documents state in so many words: who has a role with whom, who met whom, who told whom.

Nothing is inferred: that two actors stand in one sentence is no relation, and a meeting that is planned, refused or
denied is none either.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.model.actor import Actor, Form, Kind
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction
from briefgen.model.relation import Relation, RelationKind
from briefgen.model.span import Span

_FOR = re.compile(r"\s+(?:of|for|at|with|from)\s+(?:the\s+)?")
_OWN = re.compile(r"(?:['’]s?)?\s+")
_TO = re.compile(
    r"\s+(?:the\s+)?(?:state\s+|local\s+|national\s+)?(?:news\s+)?(?:agency\s+|newspaper\s+|broadcaster\s+)?"
)
_MET = re.compile(
    r"(?:,[^,;:“”\"]{1,60},)?(?:\s+\w+){0,3}?\s+(?:met|meets|held talks|holds talks)(?:\s+[\w’'-]+){0,5}\s+"
)
_NOT = re.compile(
    r"\b(?:not|never|no|if|without|cancel\w*|refus\w*|declin\w*|may|might|could|would|should|will|hop\w+|want\w*|to)\b|n['’]t\b",
    re.IGNORECASE,
)

_DENIED = re.compile(
    r"\b(?:untrue|false(?:ly)?|wrong(?:ly)?|den(?:y|ies|ied)|rumou?rs?|hoax|fake|allege\w*|whether|if|claim\w*|imagine[ds]?|pretend\w*|dream\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that takes back, or only supposes, what a part of it says."""
_NEAR = 12
"""Characters that may stand between a role and the organisation that it is with."""

_Place = tuple[Span, Actor]


def stated_in(entry: Entry) -> tuple[Relation, ...]:
    """Every relation that the briefing's document states, in the order of the text; each pair once for each kind."""
    if entry.extraction is None:
        return ()
    places = sorted(
        ((mention.span, actor) for actor in entry.extraction.actors for mention in actor.mentions),
        key=lambda place: place[0],
    )
    listed = {actor.id for actor in entry.briefing.actors}
    found: dict[tuple[RelationKind, str, str], Relation] = {}
    relations = (
        *_affiliations(entry.extraction, places),
        *_told(entry, places),
        *_met(entry.extraction),
    )
    for one in sorted(relations, key=lambda one: one.span):
        if {one.subject, one.object} <= listed and one.subject != one.object:
            found.setdefault((one.kind, one.subject, one.object), one)
    return tuple(found.values())


def _affiliations(extraction: Extraction, places: Sequence[_Place]) -> Iterator[Relation]:
    """A person's role with what is in it or beside it; of a country and an organisation in it, the organisation."""
    for person in extraction.actors:
        for role in person.roles if person.kind is Kind.PERSON else ():
            found = [place for place in places if _belongs(role.span, *place, extraction.text)]
            closer = [place for place in found if place[1].kind is Kind.ORGANISATION and role.span.covers(place[0])]
            for span, other in closer or found:
                words = Span(min(span.start, role.span.start), max(span.end, role.span.end))
                yield Relation(RelationKind.AFFILIATION, person.id, other.id, words)


def _belongs(role: Span, span: Span, other: Actor, text: str) -> bool:
    """Whether an organisation or country is in a role, before it ("Kremlin spokesman") or behind it ("head of")."""
    if other.kind not in (Kind.ORGANISATION, Kind.COUNTRY) or not _near(role, span):
        return False
    behind = span.start >= role.end and _FOR.fullmatch(text[role.end : span.start])
    before = span.end <= role.start and _OWN.fullmatch(text[span.end : role.start])
    return role.overlaps(span) or bool(behind or before)


def _near(one: Span, other: Span) -> bool:
    return one.start <= other.end + _NEAR and other.start <= one.end + _NEAR


def _told(entry: Entry, places: Sequence[_Place]) -> Iterator[Relation]:
    """The speaker of a quote, and whom the words of saying are followed by: "Brant told the Riga Post"."""
    extraction = entry.extraction
    for quote in entry.quotes.values() if extraction else ():
        if extraction is None or quote.cue is None or quote.speaker is None:
            continue
        if quote.cue.within(extraction.text).split(" ")[-1].casefold() not in ("told", "tells"):
            continue
        for span, other in places:
            if span.start >= quote.cue.end and _TO.fullmatch(extraction.text[quote.cue.end : span.start]):
                yield Relation(RelationKind.TOLD, quote.speaker, other.id, Span(quote.cue.start, span.end))


def _met(extraction: Extraction) -> Iterator[Relation]:
    """Two people, and between them in one sentence only that the first met the second."""
    people = sorted(
        (mention.span, actor.id)
        for actor in extraction.actors
        for mention in (actor.mentions if actor.kind is Kind.PERSON else ())
        if mention.form is Form.NAME
    )
    for (first, one), (second, other) in pairwise(people):
        between = extraction.text[first.end : second.start] if first.end <= second.start <= first.end + 160 else ""
        if _MET.fullmatch(between) and not _NOT.search(between) and _is_stated(extraction, first, second):
            yield Relation(RelationKind.MET, one, other, Span(first.start, second.end))


def _is_stated(extraction: Extraction, first: Span, second: Span) -> bool:
    """Whether both are in one sentence, which asks nothing and takes nothing back."""
    for sentence in extraction.sentences:
        if sentence.span.covers(first) and sentence.span.covers(second):
            words = sentence.span.within(extraction.text)
            return not (_DENIED.search(words) or words.rstrip("”\"’' ").endswith("?"))
    return False
