"""Who and what is present in which briefings, and which briefings belong together by that; from cards alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from functools import partial
from typing import NamedTuple, TypeVar

from briefgen.model.card import Card, digest_of
from briefgen.site.page import Closed, Later, Rows
from briefgen.site.routes import Link, Routes

T = TypeVar("T")
_NEAR = 4
"""For each of a briefing's actors, so many of the actor's briefings before and after it may be related to it. The ones
next to it in time matter most, and without a bound the work would grow with the square of the briefings."""
_MOST_RELATED = 4
_MOST_BESIDE = 12
_OF_A_TOPIC = 0.6
"""What a shared topic weighs in relating two briefings, where a shared actor weighs 1."""
TOPIC = "#"
"""Before a topic it tells it from the id of an actor, which never has this sign."""
_NO_TOPICS: Mapping[str, tuple[str, ...]] = {}


def newest_first(cards: Sequence[Card]) -> list[Card]:
    """By date; those without one last."""
    by_slug = sorted(cards, key=lambda card: card.slug)
    return sorted(by_slug, key=lambda card: card.date or "", reverse=True)


class Listed(NamedTuple):
    """An actor in a list of actors."""

    actor: str
    link: Link
    kind: str
    country: str | None
    briefings: int
    quotes: int


class Whole(NamedTuple):
    """All briefings of an actor in numbers."""

    briefings: int
    direct: int
    reported: int
    dates: tuple[str, ...]
    """Of those that have one, sorted."""
    others: tuple[tuple[str, int], ...]
    """Who appears with the actor, and in how many briefings, the most frequent first."""


def whole_of(actor: str, cards: Sequence[Card]) -> Whole:
    """Add up the cards of an actor's briefings."""
    mine = [one for card in cards for one in card.actors if one.id == actor]
    counts = Counter(one.id for card in cards for one in card.actors if one.id != actor)
    direct, quotes = sum(one.direct for one in mine), sum(one.quotes for one in mine)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Whole(
        len(cards), direct, quotes - direct, tuple(sorted(card.date for card in cards if card.date)), tuple(ranked)
    )


class Present:
    """The briefings of each actor and of each topic, the newest first: keys are actors' ids, and topics marked so."""

    def __init__(self, cards: Sequence[Card], topics: Mapping[str, tuple[str, ...]] = _NO_TOPICS) -> None:
        self._of: dict[str, list[Card]] = {}
        self._keys: dict[str, dict[str, int]] = {}
        for card in newest_first(cards):
            keys = [*(actor.id for actor in card.actors), *(TOPIC + name for name in topics.get(card.slug, ()))]
            places = self._keys[card.slug] = {}
            for key in keys:
                others = self._of.setdefault(key, [])
                places[key] = len(others)
                others.append(card)
        looks = {card.slug: self._look(card) for card in cards}
        self._looks_of = {key: [looks[card.slug] for card in there] for key, there in self._of.items()}

    def after(self, saved: Mapping[str, Card]) -> "Present":
        """The same after some briefings were saved with the same actors, topics and date as before."""
        present = copy(self)
        present.put(saved)
        return present

    def put(self, saved: Mapping[str, Card]) -> None:
        """Put these cards where those of the same briefings are; whoever shares lists with this one keeps the old."""
        self._of, self._looks_of = dict(self._of), dict(self._looks_of)
        for slug, card in saved.items():
            for key, place in self._keys[slug].items():
                self._of[key] = _with(self._of[key], place, card)
                self._looks_of[key] = _with(self._looks_of[key], place, self._look(card))

    def _look(self, card: Card) -> str:
        """A digest of all that another briefing which is related to this one shows of it."""
        return digest_of(card.row, *self._keys[card.slug])

    def roll(self, routes: Routes) -> tuple[Listed, ...]:
        """Every actor, in the order of their ids."""
        return tuple(
            self._listed(actor, routes.actors[actor]) for actor in sorted(self._of) if not actor.startswith(TOPIC)
        )

    def _listed(self, actor: str, link: Link) -> Listed:
        there = self._of[actor]
        first = next(one for one in min(there, key=lambda card: card.slug).actors if one.id == actor)
        quotes = sum(one.quotes for card in there for one in card.actors if one.id == actor)
        return Listed(actor, link, first.kind, first.country, len(there), quotes)

    def whole(self, actor: str) -> Later:
        """What the actor's briefings come to together."""
        digest = digest_of(*(card.digest for card in self._of[actor]))
        return Later(digest, lambda: Closed(whole_of(actor, self._of[actor])))

    def of(self, actor: str) -> tuple[Card, ...]:
        return tuple(self._of[actor])

    def beside(self, topic: str) -> Closed:
        """The other topics of the briefings of a topic, the commonest first."""
        near = Counter(key for card in self._of[TOPIC + topic] for key in self._keys[card.slug] if key[0] == TOPIC)
        del near[TOPIC + topic]
        ordered = sorted(near, key=lambda key: (-near[key], key))[:_MOST_BESIDE]
        return Closed(tuple(key.removeprefix(TOPIC) for key in ordered))

    def tagged(self) -> Mapping[str, tuple[Card, ...]]:
        """Each topic with its briefings, in the order of the alphabet."""
        names = sorted(key.removeprefix(TOPIC) for key in self._of if key.startswith(TOPIC))
        return {name: tuple(self._of[TOPIC + name]) for name in names}

    def related(self, card: Card) -> Later:
        """Briefings that share actors or topics with this one, and which; what few briefings know weighs more.

        What is shared are ids of actors, and topics with `TOPIC` before them.
        """
        mine = self._keys[card.slug]
        counts = [str(len(self._of[key])) for key in mine]
        near = [look for key, place in mine.items() for look in self._looks_of[key][_around(place)]]
        return Later(digest_of(*counts, *near), partial(self._related, card))

    def _related(self, card: Card) -> tuple[Rows, Closed]:
        mine = self._keys[card.slug]
        near = {other.slug: other for key, place in mine.items() for other in self._near(key, place)}
        near.pop(card.slug, None)
        weight = {key: (_OF_A_TOPIC if key.startswith(TOPIC) else 1) / len(self._of[key]) for key in mine}
        shared = {slug: [key for key in mine if key in self._keys[slug]] for slug in near}
        weights = {slug: sum([weight[key] for key in keys]) for slug, keys in shared.items()}
        best = sorted(near, key=lambda slug: (-weights[slug], slug))[:_MOST_RELATED]
        return Rows([near[slug] for slug in best]), Closed(tuple(tuple(shared[slug]) for slug in best))

    def _near(self, key: str, place: int) -> list[Card]:
        return self._of[key][_around(place)]


def _with(values: Sequence[T], place: int, value: T) -> list[T]:
    return [*values[:place], value, *values[place + 1 :]]


def _around(place: int) -> slice:
    return slice(place - _NEAR if place > _NEAR else 0, place + _NEAR + 1)
