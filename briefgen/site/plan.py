"""All pages of a site before any is rendered: path, template, and the view that it shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from briefgen import __version__
from briefgen.index import near_copies
from briefgen.model.briefing import Review
from briefgen.model.card import Card, digest_of
from briefgen.model.entry import Library
from briefgen.settings import SiteSettings
from briefgen.site import search, social
from briefgen.site.accuracy import figures
from briefgen.site.actor_lists import actor_lists
from briefgen.site.actor_page import Part, actor_page
from briefgen.site.briefing_page import briefing_page
from briefgen.site.context import Context
from briefgen.site.data import actor_data, extraction_data
from briefgen.site.described import moved_page, portrait_path
from briefgen.site.facets import LIST, facets_of
from briefgen.site.feeds import MOST, Feed, Item, atom, briefings_in, corrections_in, json_feed, json_path
from briefgen.site.language import ENGLISH, N_, Language
from briefgen.site.lists import (
    LATEST,
    briefings_page,
    corrections_page,
    front_page,
    in_the_news,
    timeline_page,
)
from briefgen.site.original import outside
from briefgen.site.page import Closed, Later, Page, Rows, Saying
from briefgen.site.pages import AboutPage, PlainPage, SearchPage, SitemapPage
from briefgen.site.paging import sheets
from briefgen.site.present import Listed, Present, newest_first
from briefgen.site.routes import (
    Routes,
    briefing_path,
    data_path,
    feed_path,
    picture_path,
    plan_routes,
    relative,
    tag_path,
)
from briefgen.site.tags import pages_of_tags
from briefgen.site.views import Site

_EVENTS = 100
_COPIES = 5
"""Near-copies of a briefing that its page shows."""


class Plan:
    """Every page of a site; a view is made when it is asked for, and can then be dropped."""

    def __init__(self, library: Library, settings: SiteSettings, language: Language = ENGLISH) -> None:
        self.library, self._language = library, language
        self._site = site_view(settings, language)
        self._routes = plan_routes(library)
        withdrawn = Review.WITHDRAWN
        self._topics = {c.slug: library.topics.get(c.slug, ()) for c in library.cards if c.review != withdrawn}
        self._cards = {card.slug: self._linked(card) for card in library.cards}
        self._present = Present(tuple(self._cards.values()), self._topics)
        self._copies = near_copies(sorted(self._cards.values(), key=lambda card: card.date or "~"))

    def after(self, library: Library, saved: Sequence[Card]) -> "Plan":
        """The plan after these briefings were saved; all that decides their place (`place_of`) must be as before."""
        plan = copy(self)
        plan.put(library, {card.slug: self._linked(card) for card in saved})
        return plan

    def put(self, library: Library, linked: Mapping[str, Card]) -> None:
        """Put these cards where those of the same briefings are."""
        self.library = library
        self._cards = {**self._cards, **linked}
        self._present = self._present.after(linked)

    def pages(self) -> Iterator[Page]:
        """All of them, in a fixed order."""
        yield from self._first()
        for card in self._cards.values():
            yield from self._of_briefing(card)
        yield from self._last()

    def at(self, path: str) -> Page | None:
        """The page that has this path; quick for the page of a briefing, and what lies beside it."""
        card = self._cards.get(PurePosixPath(path).stem) if path.startswith("briefings/") else None
        some = self._of_briefing(card) if card else ()
        return next((page for page in chain(some, self._first(), self._last()) if page.path == path), None)

    def _context(self, path: str, shows: str = "") -> Context:
        return Context(self._site, self.library, self._routes, path, self._language, shows)

    def _linked(self, card: Card) -> Card:
        return _linked(_as_shown(card), self._routes, self._topics.get(card.slug, ()))

    def _standing(self) -> tuple[Card, ...]:
        """All but those that were withdrawn."""
        return tuple(card for card in self._cards.values() if card.slug in self._topics)

    def _first(self) -> Iterator[Page]:
        for path, template, make in _PLAIN:
            yield Page(path, template, make, (self._context(path),))
        yield from _lists(tuple(self._cards.values()), self._present.roll(self._routes), self._context)

    def _of_briefing(self, card: Card) -> Iterator[Page]:
        path = briefing_path(card.slug)
        copies = tuple(self._cards[slug] for slug in self._copies.get(card.slug, ())[:_COPIES])
        given = (card, copies, self._present.related(card), self._context(path))
        yield Page(path, "briefing.html", briefing_page, given)
        if card.extracted:
            yield Page(data_path(path), None, extraction_data, (card,))
        if self._site.pictures and card.review != Review.WITHDRAWN:
            yield Page(picture_path(path), None, social.social_picture, (card, self._context(picture_path(path))))

    def _last(self) -> Iterator[Page]:
        site, standing = self._site, self._standing()
        for actor, link in self._routes.actors.items():
            if link.path:
                yield from self._of_actor(actor, link.name, link.path)
        yield from pages_of_tags(self._present, self._context)
        yield from _feed(site, "feed.xml", site.title, "index.html", newest_first(standing))
        yield from search.pages_of_index(standing, self._routes, self._present)
        yield from _by_people(self.library, self._routes, self._context)
        yield from _for_crawlers(_addresses(standing, self._routes, self._present), self._context)

    def _of_actor(self, actor: str, name: str, path: str) -> Iterator[Page]:
        there = self._present.of(actor)
        for sheet in sheets(there, path):
            part = Part(actor, self.library.curated.get(actor), sheet.beside)
            whole = None if sheet.newer else self._present.whole(actor)
            listed, opened = Rows(sheet.entries, whole=True), Saying(actor, sheet.entries)
            yield Page(sheet.path, "actor.html", actor_page, (part, listed, opened, whole, self._context(sheet.path)))
            older = relative(data_path(sheet.older), sheet.path) if sheet.older else ""
            yield Page(data_path(sheet.path), None, actor_data, (actor, name, listed, opened, older))
        yield from _feed(self._site, feed_path(path), f"{name} – {self._site.title}", path, there)


def _as_shown(card: Card) -> Card:
    """A withdrawn briefing keeps its page and its place in the list, but nothing that it said is shown anywhere."""
    if card.review != Review.WITHDRAWN:
        return card
    bare = card._replace(extracted=False, events=(), actors=(), names=(), countries=(), minima=())
    return bare._replace(quotes=0, direct=0, verbatim=0, unattributed=0)


def _for_crawlers(addresses: tuple[str, ...], context: Callable[[str, str], Context]) -> Iterator[Page]:
    site = context("robots.txt", "").site
    yield Page("robots.txt", None, _robots, (context("robots.txt", ""),))
    if site.base_url:
        yield Page("sitemap.xml", "sitemap.xml", SitemapPage, (Closed(site), Closed(addresses)))


def _addresses(cards: Sequence[Card], routes: Routes, present: Present) -> tuple[str, ...]:
    """The pages that search engines should know; drafts ask them to look away."""
    cards = [card for card in cards if card.review == Review.REVIEWED]
    actors = (link.path for link in routes.actors.values() if link.path)
    return ("index.html", *(briefing_path(card.slug) for card in cards), *actors, *map(tag_path, present.tagged()))


def _linked(card: Card, routes: Routes, topics: Sequence[str]) -> Card:
    """The card with a digest that also covers all that the briefing may link to, so that it says all of a page."""
    links = [link for name in card.names if (link := routes.actors.get(name))]
    known = [country for country in card.countries if country in routes.countries]
    digest = digest_of(card.digest, *topics, *known, *(part for link in links for part in (link.name, link.path or "")))
    return card._replace(digest=digest)


def _by_people(library: Library, routes: Routes, context: Callable[[str, str], Context]) -> Iterator[Page]:
    """Old addresses, which lead on, also as a list for servers, and pictures that people gave them."""
    names = {link.path: link.name for link in routes.actors.values()} if library.moved else {}
    names |= {briefing_path(card.slug): card.title for card in library.cards} if library.moved else {}
    moved = [pair for pair in sorted(library.moved.items()) if pair[1] in names]  # others have only withdrawn briefings
    for old, new in moved:
        yield Page(old, "moved.html", moved_page, (new, names[new], context(old, "")))
    if moved:
        lines = (f"/{quote(old)} /{quote(new)} 301\n" for old, new in moved)
        yield Page("_redirects", None, str, ("".join(lines),))
    for slug, actor in sorted(library.curated.items()):
        if actor.picture and slug in routes.actors:
            yield Page(portrait_path(actor.picture), None, bytes, (actor.picture.content,))


def _plain(context: Context) -> PlainPage:
    return PlainPage(context.site, context.root, context.page)


def _about(context: Context) -> AboutPage:
    return AboutPage(context.site, context.root, context.page, figures(context.language), __version__)


def _search(briefings: int, actors: int, context: Context) -> SearchPage:
    return SearchPage(context.site, context.root, context.page, search.parts_for(briefings), briefings, actors)


def _lists(cards: Sequence[Card], roll: Sequence[Listed], context: Callable[[str], Context]) -> Iterator[Page]:
    newest = newest_first(cards)
    latest = [card for card in newest if card.review != Review.WITHDRAWN]
    counts = (len(cards), sum(card.direct for card in cards), len(roll))
    given = (
        Rows(latest[:LATEST]),
        Closed(in_the_news(roll)),
        Closed(counts),
        context("index.html"),
    )
    yield Page("index.html", "index.html", front_page, given)
    yield from _briefings(newest, context)
    yield from actor_lists(roll, context)
    yield from _timeline(cards, context)
    yield Page("search.html", "search.html", _search, (len(cards), len(roll), context("search.html")))
    corrected = tuple(card for card in cards if card.corrected)
    there = context("corrections.html")
    yield Page("corrections.html", "corrections.html", corrections_page, (corrected, there))
    title = f"{there.language.gettext(N_('Corrections'))} – {there.site.title}"
    yield from _feeds(there.site, corrections_in, ("corrections.xml", title, "corrections.html", corrected))


def _briefings(newest: Sequence[Card], context: Callable[[str], Context]) -> Iterator[Page]:
    """The list of all briefings, and those to which it can be narrowed."""
    facets = facets_of(newest)
    for chosen, cards in ((None, newest), *facets.items()):
        for sheet in sheets(cards, chosen.path if chosen else LIST):
            known = tuple(facets) if not sheet.newer else ()
            if chosen:  # shows no numbers
                known = tuple(value._replace(briefings=0) for value in known)
            asked = (Closed(sheet.beside), Closed(known), Closed(chosen and chosen._replace(briefings=0)))
            yield Page(sheet.path, "briefings.html", briefings_page, (Rows(sheet.entries), *asked, context(sheet.path)))


def _timeline(cards: Sequence[Card], context: Callable[[str], Context]) -> Iterator[Page]:
    """All dated sentences, the latest first; those of which no year is known last."""
    events = [(date[:4].isdigit(), date, card.slug, event) for card in cards for date, event in card.events]
    by_slug = {card.slug: card for card in cards}
    for sheet in sheets(sorted(events, reverse=True), "timeline.html", _EVENTS):
        there = tuple(by_slug[slug] for slug in dict.fromkeys(slug for _, _, slug, _ in sheet.entries))
        shown = Later(repr(sheet.entries), partial(_ids, sheet.entries))
        given = (there, shown, Closed(sheet.beside), context(sheet.path))
        yield Page(sheet.path, "timeline.html", timeline_page, given)


def _ids(events: Sequence[tuple[bool, str, str, str]]) -> Closed:
    return Closed(frozenset((slug, event) for _, _, slug, event in events))


Fixed = tuple[tuple[str, str, Callable[[Context], object]], ...]
_PLAIN: Fixed = (
    ("about.html", "about.html", _about),
    ("404.html", "404.html", _plain),
)


def _feed(site: Site, path: str, title: str, page: str, cards: Sequence[Card]) -> Iterator[Page]:
    return _feeds(site, briefings_in, (path, title, page, Rows(cards[:MOST])))


def _feeds(site: Site, items: Callable[[Any], Sequence[Item]], given: tuple[Any, ...]) -> Iterator[Page]:
    """`given`: path of the feed, its title, path of its page, and what its items are made of."""
    path = given[0]
    yield Page(path, None, partial(_feed_of, atom, site, items), given)
    yield Page(json_path(path), None, partial(_feed_of, json_feed, site, items), given)


def _feed_of(
    write: Callable[[Feed], str],
    site: Site,
    items: Callable[[Any], Sequence[Item]],
    *given: Any,  # noqa: ANN401  (as planned above)
) -> str:
    path, title, page, of = given
    return write(Feed(site, path, title, page, items(of)))


def site_view(settings: SiteSettings, language: Language) -> Site:
    """What every page shows of the site."""
    base, contact = settings.base_url.rstrip("/"), settings.contact
    return Site(
        settings.title,
        settings.description,
        settings.notice,
        settings.footer,
        base,
        language.code,
        language.direction,
        PurePosixPath(settings.logo).name if settings.logo else None,
        f"mailto:{contact}" if "@" in contact and ":" not in contact else outside(contact),
        bool(base) and social.available(),
    )


def _robots(context: Context) -> str:
    site = context.site
    sitemap = f"Sitemap: {site.base_url}/sitemap.xml\n" if site.base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
