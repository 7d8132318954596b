"""All pages of a site before any is rendered: path, template, and the view that it shows."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.model.actor import Kind
from briefgen.model.entry import Entry, Library
from briefgen.model.interchange import as_json
from briefgen.settings import SiteSettings
from briefgen.site.actor_page import actor_page
from briefgen.site.briefing_page import Related, briefing_page
from briefgen.site.context import Context
from briefgen.site.lists import (
    actors_page,
    appearances,
    briefings_page,
    feed_page,
    front_page,
    newest_first,
    timeline_page,
    whole_day,
)
from briefgen.site.routes import briefing_path, data_path, plan_routes
from briefgen.site.views import PlainPage, Site
from briefgen.site.wording import PROPERTIES


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: rendered with a template, or, without one, made of the view's own text."""

    path: str
    template: str | None
    view: object


def plan_pages(library: Library, settings: SiteSettings) -> Iterator[Page]:
    """Every page, in a fixed order; a view is made when its page is asked for, and can then be dropped."""
    site = Site(settings.title, settings.description, settings.notice, settings.footer, settings.base_url.rstrip("/"))
    routes = plan_routes(library)

    def context(path: str) -> Context:
        return Context(site, library, routes, path)

    for path, template, make in _FIXED:
        yield Page(path, template, make(context(path)))
    present = appearances(library.entries)
    for entry in library.entries:
        path = briefing_path(entry.briefing.slug)
        yield Page(path, "briefing.html", briefing_page(entry, _related(entry, present), context(path)))
        if entry.extraction:
            yield Page(data_path(path), None, _text(as_json(entry.extraction)))
    for actor, link in routes.actors.items():
        if link.path:
            yield Page(link.path, "actor.html", actor_page(actor, present[actor], context(link.path)))
            yield Page(data_path(link.path), None, _text(_actor_data(actor, link.name, present[actor])))
    yield Page("feed.json", None, _text(_json_feed(site, library)))
    yield Page("robots.txt", None, _robots(site))
    if site.base_url:
        addresses = ["index.html", *(briefing_path(e.briefing.slug) for e in library.entries)]
        addresses += [link.path for link in routes.actors.values() if link.path]
        yield Page("sitemap.xml", "sitemap.xml", PlainPage(site, "", tuple(addresses)))


def _plain(context: Context) -> PlainPage:
    return PlainPage(context.site, context.root, tuple(PROPERTIES.values()))


_FIXED: tuple[tuple[str, str, Callable[[Context], object]], ...] = (
    ("index.html", "index.html", front_page),
    ("briefings/index.html", "briefings.html", briefings_page),
    ("actors/index.html", "actors.html", lambda context: actors_page(context, Kind.PERSON, Kind.ORGANISATION)),
    ("countries/index.html", "countries.html", lambda context: actors_page(context, Kind.COUNTRY)),
    ("timeline.html", "timeline.html", timeline_page),
    ("about.html", "about.html", _plain),
    ("corrections.html", "corrections.html", _plain),
    ("404.html", "404.html", _plain),
    ("feed.xml", "feed.xml", feed_page),
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


def _json_feed(site: Site, library: Library) -> dict[str, object]:
    """JSON Feed 1.1 (jsonfeed.org); addresses are absolute where the site's own is known."""
    base = f"{site.base_url}/" if site.base_url else ""
    items = []
    for entry in newest_first(library.entries)[:30]:
        briefing = entry.briefing
        item = {
            "id": base + briefing_path(briefing.slug),
            "url": base + briefing_path(briefing.slug),
            "title": briefing.title,
            "content_text": "\n\n".join(line.text for line in briefing.summary),
        }
        if day := whole_day(briefing.date):
            item["date_published"] = f"{day}T00:00:00Z"
        items.append(item)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        **({"home_page_url": base, "feed_url": f"{base}feed.json"} if base else {}),
        "items": items,
    }


def _robots(site: Site) -> str:
    sitemap = f"Sitemap: {site.base_url}/sitemap.xml\n" if site.base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
