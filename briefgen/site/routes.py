"""Where each page lives; known before anything is rendered, so that every link can be made and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem, Review
from briefgen.model.card import CardActor
from briefgen.model.entry import Library
from briefgen.model.slug import slug
from briefgen.reference.names import name_of


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to a page; a path relative to site/, or None where there is no page."""

    name: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Routes:
    """The pages of briefings and actors."""

    actors: Mapping[str, Link] = field(default_factory=dict)
    """Actor id → page; a country's is below countries/."""
    countries: frozenset[str] = frozenset()
    """The countries that have a page, by their ISO 3166 codes."""

    def actor(self, actor: str | None) -> Link | None:
        return self.actors.get(actor) if actor is not None else None


def plan_routes(library: Library) -> Routes:
    """A route for every actor; one who has several names is called as the address is, or by the fullest.

    Of several of one kind and name, each is called with the country, where that is known.
    """
    names: dict[str, CardActor] = {}
    of_country: dict[str, str] = {}
    for card in library.cards:
        for actor in card.actors if card.review != Review.WITHDRAWN else ():
            if actor.country:
                of_country.setdefault(actor.id, actor.country)
            known = names.get(actor.id)
            if known is None or (actor.name != known.name and _fits(actor) > _fits(known)):
                names[actor.id] = actor
    for name, curated in library.curated.items():
        if name in names:
            country = curated.country or names[name].country
            names[name] = CardActor(name, curated.name, str(curated.kind), country)
            of_country |= {name: country} if country else {}
    countries = frozenset(a.country for a in names.values() if a.kind == Kind.COUNTRY and a.country)
    told = _told_apart(names.values(), of_country)
    links = {id_: Link(told.get(id_, actor.name), actor_path(actor)) for id_, actor in sorted(names.items())}
    return Routes(links, countries)


def _told_apart(actors: Iterable[CardActor], of_country: Mapping[str, str]) -> Mapping[str, str]:
    """Actor id → “Ministry of Finance (Latvia)”, of those who share their name with another of their kind."""
    alike: dict[tuple[str, str], list[CardActor]] = {}
    for actor in actors:
        alike.setdefault((actor.kind, slug(actor.name)), []).append(actor)
    return {
        one.id: f"{one.name} ({name_of(of_country[one.id])})"
        for same in alike.values()
        for one in same
        if len({of_country.get(other.id) for other in same}) > 1 and one.id in of_country
    }


def _fits(actor: CardActor) -> tuple[bool, int]:
    return slug(actor.name) == actor.id.partition("--")[0], len(actor.name)


def briefing_path(briefing: str) -> str:
    return f"briefings/{briefing}.html"


def actor_path(actor: CardActor | ActorItem) -> str:
    """The page of an actor who has the id of the site."""
    if actor.kind == Kind.COUNTRY and actor.country:
        return f"countries/{actor.country.lower()}.html"
    return f"actors/{actor.id}.html"


def data_path(page: str) -> str:
    """The data beside a page."""
    return page.removesuffix(".html") + ".json"


def picture_path(page: str) -> str:
    """The picture for social networks beside a page."""
    return page.removesuffix(".html") + ".png"


def feed_path(page: str) -> str:
    """The Atom feed of an actor's page."""
    return page.removesuffix(".html") + ".xml"


def tag_path(topic: str) -> str:
    """The page of a key term."""
    return f"tags/{slug(topic)}.html"


def relative(path: str, page: str) -> str:
    """A link to `path` as it is written on `page`, so that the site works under any address and from a folder."""
    target, _, fragment = path.partition("#")
    if not target:
        return f"#{fragment}"
    folder = page[: page.rfind("/") + 1]
    near = target.removeprefix(folder) if folder and target.startswith(folder) else "../" * page.count("/") + target
    return f"{near}#{fragment}" if fragment else near
