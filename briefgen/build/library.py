"""From the shelf of briefings to the library: who is who across all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from briefgen.build import addresses
from briefgen.build.who import Who, who_is_who
from briefgen.content import Shelf
from briefgen.content.addresses import read_addresses
from briefgen.diagnostics import Diagnostic
from briefgen.index import Appearance, choose_topics, open_index, relabel, stated_in
from briefgen.index.memory import Memory
from briefgen.model.actor import Kind
from briefgen.model.card import Card, CardActor
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site.routes import briefing_path

Ids = Mapping[str, Mapping[str, str]]
"""Slug → id of an actor in that briefing → id on the site; of those briefings in which one differs from the other."""


class Identified(NamedTuple):
    """The briefings with ids of actors that mean the same on the whole site."""

    library: Library
    problems: tuple[Diagnostic, ...]
    """What is wrong in the files of content/actors/."""
    kept: bool
    """Whether new addresses were written to content/."""


def library_of(project: Project, shelf: Shelf, memory: Memory, *, keep: bool = False) -> Identified:
    """Decide who is who; `keep`: write addresses that are new to content/, so that no later document changes them."""
    ids, who, kept = _identify(project, shelf, memory, keep=keep)
    cards = tuple(relabel_card(card, ids[card.slug]) if card.slug in ids else card for card in shelf.cards)
    moved = {**_renamed(shelf), **who.moved}
    return Identified(
        Library(Labelled(shelf, ids), who.curated, moved, choose_topics(cards), cards), who.problems, kept
    )


def _renamed(shelf: Shelf) -> Mapping[str, str]:
    """The pages of content files that people renamed: where they were → where they are."""
    there = {card.slug for card in shelf.cards}
    return {
        briefing_path(before): briefing_path(slug)
        for slug, head in sorted(shelf.heads.items(), reverse=True)
        for before in head.names
        if slug in there and before not in there | shelf.broken
    }


class Labelled(Sequence[Entry]):
    """The briefings of a shelf with the ids of the site, made when a briefing is asked for."""

    def __init__(self, shelf: Shelf, ids: Ids) -> None:
        self._shelf, self._ids = shelf, ids

    def card(self, card: Card) -> Card:
        """A card with the ids of the site."""
        ids = self._ids.get(card.slug)
        return card if ids is None else relabel_card(card, ids)

    def after(self, shelf: Shelf) -> "Labelled":
        return Labelled(shelf, self._ids)

    def __len__(self) -> int:
        return len(self._shelf)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204  (as in Sequence)
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        entry = self._shelf[place]
        return relabel(entry, self._ids.get(entry.briefing.slug, {}))


def _identify(project: Project, shelf: Shelf, memory: Memory, *, keep: bool) -> tuple[Ids, Who, bool]:
    """Bring the index up to date with the briefings that changed, and ask it for the ids that may have."""
    known: dict[str, str] = _recall(memory, "identified") or {}
    ids: dict[str, dict[str, str]] = _recall(memory, "ids") or {}
    given = read_addresses(project.content)
    cards, now = shelf.cards, {card.slug: card.digest for card in shelf.cards}
    with open_index(project.memory) as index:
        if not index.briefings():
            known, ids = {}, {}
        changed = {card.slug: _appearances(card) for card in cards if known.get(card.slug) != card.digest}
        gone = known.keys() - now.keys() if known else index.briefings() - now.keys()
        memory.change("state", {}, ["identified"])  # until all of it is done
        touched = {*changed, *addresses.give(index, memory, given, anew=not known), *index.update(changed, gone)}
        index.relate({card.slug: stated_in(shelf[at]) for at, card in enumerate(cards) if card.slug in changed})
        kept = keep and addresses.keep(project, index, memory, given)
        who = who_is_who(project, index)
        touched = (touched | who.touched) & now.keys()
        fresh = index.ids(sorted(touched)) if known else index.ids()
    for slug in (*touched, *gone):
        ids.pop(slug, None)
    ids |= {slug: dict(pairs) for slug, pairs in fresh.items() if any(own != site for own, site in pairs.items())}
    encode = msgspec.msgpack.encode
    memory.change("state", {"ids": encode(ids), "identified": encode(now)})
    return ids, replace(who, problems=(*given.problems, *who.problems)), kept


def _recall(memory: Memory, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  (what was put there)
    value = memory.get("state", name)
    return value and msgspec.msgpack.decode(value)


def _appearances(card: Card) -> tuple[Appearance, ...]:
    return tuple(Appearance(card.slug, a.id, a.name, Kind(a.kind), a.country, card.date, a.roles) for a in card.actors)


def relabel_card(card: Card, ids: Mapping[str, str]) -> Card:
    """As `relabel` does it with the briefing itself."""
    actors: dict[str, CardActor] = {}
    for actor in card.actors:
        site_id = ids.get(actor.id, actor.id)
        known = actors.get(site_id, actor._replace(quotes=0, direct=0, roles=()))
        actors[site_id] = known._replace(
            id=site_id,
            country=known.country or actor.country,
            quotes=known.quotes + actor.quotes,
            direct=known.direct + actor.direct,
            roles=tuple(dict.fromkeys((*known.roles, *actor.roles))),
        )
    names = tuple(sorted({ids.get(name, name) for name in card.names}))
    digest = f"{card.digest} {sorted(ids.items())}"
    return card._replace(actors=tuple(actors.values()), names=names, digest=digest)
