"""Actors whose names a source spells otherwise now: what a person did to one stays with the same one."""

from collections.abc import Iterator, Mapping

from briefgen.content.record import Record
from briefgen.content.renamed import is_near
from briefgen.index.relabel import relabelled
from briefgen.model.actor import Actor
from briefgen.model.briefing import Briefing
from briefgen.model.extraction import Extraction

Names = Mapping[str, tuple[frozenset[str], str | None]]
"""Id of an actor → the names that it had, in the source and in the file, and its kind, if that is known."""


def under_known_ids(extraction: Extraction, before: Record, base: Briefing, mine: Briefing) -> Extraction:
    """The extraction with an actor of another spelling under the id that a person's edits are kept under.

    `base` is the draft of `before`. An actor whom nobody touched goes by the name that the source has now.
    """
    there = {actor.id for actor in extraction.actors}
    lost = {item: names for item, names in _touched(before, base, mine).items() if item not in there}
    if not lost:
        return extraction
    known = {actor.id for actor in before.extraction.actors}
    known |= {actor.id for actor in (*base.actors, *mine.actors)}
    fresh = [actor for actor in extraction.actors if actor.id not in known]
    return relabelled(extraction, dict(_pairs(lost, fresh)))


def _touched(before: Record, base: Briefing, mine: Briefing) -> Names:
    """The actors that a person changed, took out, or named as the speaker of a quote."""
    ours, drafted = ({actor.id: actor for actor in one.actors} for one in (mine, base))
    said = {quote.id: quote.speaker for quote in base.quotes}
    touched = {quote.speaker for quote in mine.quotes if quote.speaker and quote.speaker != said.get(quote.id)}
    touched |= {item for item, actor in drafted.items() if ours.get(item) != actor}
    removed = before.touched.lines.get("actors", {})
    touched |= {item for item in (*before.touched.fields, *removed) if item in removed or item in ours}
    extracted = {actor.id: actor.name for actor in before.extraction.actors}
    found = {}
    for item in sorted(touched):
        actors = [one[item] for one in (ours, drafted) if item in one]
        words = removed.get(item, ())
        names = {*(actor.name for actor in actors), *words[-1:], extracted.get(item, "")} - {""}
        kind = actors[-1].kind if actors else words[0] if len(words) > 1 else None
        found[item] = (frozenset(names), kind)
    return found


def _pairs(lost: Names, fresh: list[Actor]) -> Iterator[tuple[str, str]]:
    """New id → old one, where each is the only one that the other can be; first by equal names, then by near ones."""
    given: set[str] = set()
    for is_same in (_is_named, _is_nearly_named):
        fits = [
            (actor.id, item)
            for actor in fresh
            for item, (names, kind) in lost.items()
            if not {actor.id, item} & given and kind in (None, actor.kind) and is_same(actor.name, names)
        ]
        for new, old in fits:
            if sum(new == one for one, _ in fits) == sum(old == one for _, one in fits) == 1:
                yield new, old
                given |= {new, old}


def _is_named(name: str, names: frozenset[str]) -> bool:
    return name in names


def _is_nearly_named(name: str, names: frozenset[str]) -> bool:
    return any(is_near(name, other) for other in names)
