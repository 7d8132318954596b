"""Who is who across documents. A wrong merge is worse than a split, so only what is certain is joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.model.actor import Kind


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """An actor as one briefing has it."""

    slug: str
    """The briefing."""
    actor: str
    """The actor's id in that briefing."""
    name: str
    kind: Kind
    country: str | None = None


def identify(appearances: Iterable[Appearance]) -> Mapping[tuple[str, str], str]:
    """(briefing, id there) → the id that the actor has on the whole site.

    Joined are: a country with itself by its ISO code; people, organisations and places of one kind that have the
    same id, which is made of the full name. A person who is named by a single word is joined with nobody outside the
    document: two articles that say "Smith" may speak of two Smiths. The answer does not depend on the order.
    """
    groups: dict[tuple[str, ...], list[Appearance]] = {}
    for appearance in sorted(appearances):
        groups.setdefault(_key(appearance), []).append(appearance)
    taken = {"index"}  # the page that lists them all
    site_ids: dict[tuple[str, str], str] = {}
    for key in sorted(groups, key=_precedence):
        site_id = _free(groups[key][0], taken)
        taken.add(site_id)
        site_ids.update({(member.slug, member.actor): site_id for member in groups[key]})
    return site_ids


def _key(appearance: Appearance) -> tuple[str, ...]:
    if appearance.kind is Kind.COUNTRY and appearance.country:
        return (appearance.kind, appearance.country)
    if appearance.kind is Kind.PERSON and len(appearance.name.split()) == 1:
        return (appearance.kind, appearance.actor, appearance.slug)
    return (appearance.kind, appearance.actor)


_KINDS = (Kind.COUNTRY, Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


def _precedence(key: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """Who gets the plain id where two want it: the one that is known by more than one document first."""
    return (len(key), _KINDS.index(Kind(key[0])), key)


def _free(first: Appearance, taken: set[str]) -> str:
    for wish in (first.actor, f"{first.actor}-{first.kind}", f"{first.actor}-in-{first.slug}"):
        if wish not in taken:
            return wish
    number = 2
    while f"{first.actor}-{number}" in taken:
        number += 1
    return f"{first.actor}-{number}"
