"""Names that are not the same and may mean one actor, with the reason. Only names that sound alike are compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from briefgen.index.identity import IN
from briefgen.index.names import Match, PersonName, middles, organisation_name, person_name
from briefgen.index.rows import table
from briefgen.model.actor import Kind

_ALIKE = 0.9
"""Jaro-Winkler of two given or family names that may be one name misspelled."""
_ORGANISATIONS_ALIKE = 92
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a"))
_MOST_IN_BUCKET = 200
"""A sound that more names than these share tells nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor of the site, as pairs of them are compared."""

    site_id: str
    kind: str
    name: str
    briefings: frozenset[str]
    countries: frozenset[str]
    offices: frozenset[str] = frozenset()
    """The words that say what somebody is, in roles as stated."""

    @property
    def bare(self) -> bool:
        return IN in self.site_id and " " not in self.name


Pairs = Iterator[tuple[Candidate, Candidate, str]]


def people(actors: Sequence[Candidate]) -> Pairs:
    """Pairs of people whose names may mean one."""
    people = [(actor, person_name(actor.name)) for actor in actors if actor.kind == Kind.PERSON]
    by_sound: dict[str, list[tuple[Candidate, PersonName]]] = {}
    by_family: dict[str, list[Candidate]] = {}
    for actor, name in people:
        if name.given:
            by_family.setdefault(name.family, []).append(actor)
            by_sound.setdefault(_sound(name.family), []).append((actor, name))
            if len(name.middle) and len(name.middle[-1]) > 2:  # "Sánchez" for "Sánchez Pérez"
                by_sound.setdefault(_sound(name.middle[-1]), []).append((actor, name))
            by_sound.setdefault(f"{min(name.given, name.family)} {max(name.given, name.family)}", []).append(
                (actor, name)
            )
    for bucket in by_sound.values():
        if len(bucket) > _MOST_IN_BUCKET:
            continue
        for (one, a), (other, b) in combinations(bucket, 2):
            if reason := "one and the same name" if a == b else _why(a, b):
                yield one, other, reason
    for actor, name in people:
        bearers = by_family.get(name.family, ()) if actor.bare else ()
        if len(bearers) == 1:
            yield bearers[0], actor, f"no other {actor.name} is named in full anywhere"


def _why(a: PersonName, b: PersonName) -> str | None:
    """What makes two names likely to be one person's; None if nothing does, or something tells them apart."""
    if a.generation != b.generation:
        return None
    if (a.given, a.family) == (b.family, b.given):
        return "the same names in another order"
    if a.family != b.family and a.given == b.given and (a.family in b.middle or b.family in a.middle):
        return "one name is a part of the other"
    if middles(a, b) is Match.DIFFERENT:
        return None
    if a.family != b.family:
        alike = a.given == b.given and JaroWinkler.similarity(a.family, b.family) >= _ALIKE
        return f"{a.family} and {b.family} are spelled alike" if alike else None
    return _why_given(a.given, b.given)


def _why_given(a: str, b: str) -> str | None:
    if a == b:
        return "the same name, with and without more of it, or in another spelling"
    if 1 in (len(a), len(b)) and a[0] == b[0]:
        return "the initial fits"
    if b in _short_for(a) or a in _short_for(b):
        return f"{a} and {b} can be one name"
    if min(len(a), len(b)) > 4 and JaroWinkler.similarity(a, b) >= _ALIKE:
        return f"{a} and {b} are spelled alike"
    return None


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1:]) for row in table("people")["nicknames"]}


def _short_for(name: str) -> frozenset[str]:
    return _nicknames().get(name, frozenset())


@cache
def _sound(name: str) -> str:
    """The first letter and the consonants, those that sound alike as one: what survives most misspellings."""
    plain = name.translate(str.maketrans("qckgwzjy", "kkkkvsii"))
    rest = [letter for letter in plain[1:] if letter not in "aeiouh"]
    return plain[:1] + "".join(letter for at, letter in enumerate(rest) if at == 0 or letter != rest[at - 1])


def organisations(actors: Sequence[Candidate]) -> Pairs:
    """Pairs of organisations whose names may mean one."""
    named = [(actor, organisation_name(actor.name)) for actor in actors if actor.kind == Kind.ORGANISATION]
    first: dict[str, list[tuple[Candidate, str]]] = {}
    same_words: dict[str, list[Candidate]] = {}
    for actor, name in named:
        if words := _telling(name):
            first.setdefault(words[0], []).append((actor, name))
            same_words.setdefault(" ".join(sorted(words)), []).append(actor)
    for same in same_words.values():
        yield from _of_the_same_words(same[:_MOST_IN_BUCKET])
    yield from _shortened(named, first)
    for bucket in first.values():
        if len(bucket) > _MOST_IN_BUCKET:
            continue
        for (here, a), (there, b) in combinations(bucket, 2):
            if a != b and len(a) > 7 and ratio(a, b) >= _ORGANISATIONS_ALIKE:
                yield here, there, "the names are spelled alike"


def _of_the_same_words(same: Sequence[Candidate]) -> Pairs:
    """Bodies such as many states have are compared with the first of them alone: there may be one in each briefing."""
    common = [one for one in same if IN in one.site_id]
    for other in common:
        if other is not same[0]:
            yield same[0], other, "one name, and nothing says of which state"
    for one, other in combinations([one for one in same if IN not in one.site_id], 2):
        yield one, other, "the same words in another order"


def _shortened(named: Sequence[tuple[Candidate, str]], first: Mapping[str, Sequence[tuple[Candidate, str]]]) -> Pairs:
    """Letters, and the beginning of a name, where one longer name alone fits."""
    letters: dict[str, list[Candidate]] = {}
    for actor, name in named:
        if len(words := _telling(name)) > 2:
            letters.setdefault("".join(word[0] for word in words), []).append(actor)
    for actor, name in named:
        spelled = letters.get(name, [])
        if actor.name.isupper() and len(spelled) == 1:
            yield spelled[0], actor, f"{actor.name} can be its letters"
        longer = [other for other, there in first.get(name, ()) if there.startswith(f"{name} ")]
        if len(longer) == 1 and len(name) > 3:
            yield longer[0], actor, "one name begins the other, and no third"


def _telling(name: str) -> list[str]:
    return [word for word in name.split() if word not in _SMALL]
