"""All pages of a site before any is rendered: path, template, and the view that it shows."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from briefgen import __version__
from briefgen.model.actor import Kind
from briefgen.model.entry import Entry, Library
from briefgen.model.interchange import as_json
from briefgen.settings import SiteSettings
from briefgen.site import search, social
from briefgen.site.accuracy import figures
from briefgen.site.actor_page import actor_page
from briefgen.site.briefing_page import Related, briefing_page
from briefgen.site.context import Context
from briefgen.site.described import moved_page, portrait_path, portraits
from briefgen.site.feeds import Feed, atom, json_feed
from briefgen.site.language import ENGLISH, Language
from briefgen.site.lists import (
    actors_page,
    appearances,
    briefings_page,
    corrections_page,
    front_page,
    newest_first,
    timeline_page,
)
from briefgen.site.original import outside
from briefgen.site.pages import AboutPage, PlainPage, SearchPage, SitemapPage
from briefgen.site.routes import Link, Routes, briefing_path, data_path, feed_path, picture_path, plan_routes
from briefgen.site.views import Site


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: rendered with a template, or, without one, made of the view's own text."""

    path: str
    template: str | None
    view: object


def plan_pages(library: Library, settings: SiteSettings, language: Language = ENGLISH) -> Iterator[Page]:
    """Every page, in a fixed order; a view is made when its page is asked for, and can then be dropped."""
    site = site_view(settings, language)
    routes = plan_routes(library)

    def context(path: str, shown: Sequence[Entry] = ()) -> Context:
        return Context(site, library, routes, path, language, shown)

    for path, template, make in _FIXED:
        yield Page(path, template, make(context(path)))
    present = appearances(library.entries)
    for entry in library.entries:
        path = briefing_path(entry.briefing.slug)
        yield Page(path, "briefing.html", briefing_page(entry, _related(entry, present), context(path)))
        if entry.extraction:
            yield Page(data_path(path), None, _text(as_json(entry.extraction)))
        if site.pictures:
            yield Page(picture_path(path), None, social.social_picture(entry.briefing, context(path)))
    for actor, link in routes.actors.items():
        if link.path:
            yield Page(link.path, "actor.html", actor_page(actor, present[actor], context(link.path, present[actor])))
            yield Page(data_path(link.path), None, _text(_actor_data(actor, link.name, present[actor])))
            yield from _feed(Feed(site, feed_path(link.path), f"{link.name} – {site.title}", link.path, present[actor]))
    yield from _feed(Feed(site, "feed.xml", site.title, "index.html", newest_first(library.entries)))
    yield from _search_index(library, routes, present)
    yield from _by_people(library, context)
    yield Page("robots.txt", None, _robots(site))
    if site.base_url:
        addresses = ["index.html", *(briefing_path(e.briefing.slug) for e in library.entries)]
        addresses += [link.path for link in routes.actors.values() if link.path]
        yield Page("sitemap.xml", "sitemap.xml", SitemapPage(site, tuple(addresses)))


def _by_people(library: Library, context: Callable[[str], Context]) -> Iterator[Page]:
    """Old addresses of actors, which lead on, also as a list for servers, and pictures that people gave them."""
    for old, new in sorted(library.moved.items()):
        yield Page(old, "moved.html", moved_page(new, context(old)))
    if library.moved:
        lines = (f"/{quote(old)} /{quote(new)} 301\n" for old, new in sorted(library.moved.items()))
        yield Page("_redirects", None, "".join(lines))
    for picture in portraits(library):
        yield Page(portrait_path(picture), None, picture.content)


def _plain(context: Context) -> PlainPage:
    return PlainPage(context.site, context.root, context.page)


def _about(context: Context) -> AboutPage:
    return AboutPage(context.site, context.root, context.page, figures(context.language), __version__)


def _search(context: Context) -> SearchPage:
    briefings = len(context.library.entries)
    parts = search.parts_for(briefings)
    return SearchPage(context.site, context.root, context.page, parts, briefings, len(context.routes.actors))


_FIXED: tuple[tuple[str, str, Callable[[Context], object]], ...] = (
    ("index.html", "index.html", front_page),
    ("briefings/index.html", "briefings.html", briefings_page),
    ("actors/index.html", "actors.html", lambda context: actors_page(context, Kind.PERSON, Kind.ORGANISATION)),
    ("countries/index.html", "countries.html", lambda context: actors_page(context, Kind.COUNTRY)),
    ("timeline.html", "timeline.html", timeline_page),
    ("search.html", "search.html", _search),
    ("about.html", "about.html", _about),
    ("corrections.html", "corrections.html", corrections_page),
    ("404.html", "404.html", _plain),
)


def _related(entry: Entry, present: Mapping[str, Sequence[Entry]]) -> Related:
    """Briefings that share actors; an actor whom few briefings know weighs more."""
    weights: dict[str, float] = {}
    shared: dict[str, list[str]] = {}
    others: dict[str, Entry] = {}
    for actor in entry.briefing.actors:
        for other in present[actor.id]:
            slug = other.briefing.slug
            if slug != entry.briefing.slug:
                weights[slug] = weights.get(slug, 0) + 1 / len(present[actor.id])
                shared.setdefault(slug, []).append(actor.id)
                others[slug] = other
    return [(others[slug], shared[slug]) for slug in sorted(weights, key=lambda slug: (-weights[slug], slug))]


def _actor_data(actor: str, name: str, entries: Sequence[Entry]) -> dict[str, object]:
    items = [(e, item) for e in entries for item in e.briefing.actors if item.id == actor]
    return {
        "schema": "briefgen/actor/1",
        "id": actor,
        "name": name,
        "kind": str(items[0][1].kind),
        "country": next((item.country for _, item in items if item.country), None),
        "briefings": [
            {
                "slug": e.briefing.slug,
                "title": e.briefing.title,
                "date": e.briefing.date,
                "roles": list(item.roles),
                "quotes": [
                    {"id": q.id, "kind": str(q.kind), "text": q.text} for q in e.briefing.quotes if q.speaker == actor
                ],
            }
            for e, item in items
        ],
    }


def _feed(feed: Feed) -> Iterator[Page]:
    yield Page(feed.path, None, atom(feed))
    yield Page(feed.json_path, None, json_feed(feed))


def _search_index(library: Library, routes: Routes, present: Mapping[str, Sequence[Entry]]) -> Iterator[Page]:
    parts = search.split(library.entries)
    actors: list[list[tuple[Link, str, int]]] = [[] for _ in parts]
    for actor, link in routes.actors.items():
        kind = next(item.kind for item in present[actor][0].briefing.actors if item.id == actor)
        actors[search.part_of(actor, len(parts))].append((link, str(kind), len(present[actor])))
    for number, (entries, known) in enumerate(zip(parts, actors, strict=True)):
        yield Page(search.part_path(number), None, search.index_part(number, entries, known))


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


def _robots(site: Site) -> str:
    sitemap = f"Sitemap: {site.base_url}/sitemap.xml\n" if site.base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
