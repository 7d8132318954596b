"""The views that show many briefings or actors: front page, lists, timeline, feed."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.reference import maps
from briefgen.site.briefing_page import briefing_row, events_of
from briefgen.site.context import Context
from briefgen.site.language import N_
from briefgen.site.linked_data import as_script, website
from briefgen.site.pages import ActorsPage, BriefingsPage, CorrectionsPage, FrontPage, TimelinePage
from briefgen.site.people import corrections_of
from briefgen.site.views import ActorEntry, EventLine, Href
from briefgen.site.wording import KINDS_MANY

_LATEST = 12
_IN_THE_NEWS = 12


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By date; those without one last."""
    by_slug = sorted(entries, key=lambda entry: entry.briefing.slug)
    return sorted(by_slug, key=lambda entry: entry.briefing.date or "", reverse=True)


def front_page(context: Context) -> FrontPage:
    entries = newest_first(context.library.entries)
    listed = _actor_entries(context)
    ranked = sorted(listed, key=lambda one: (-one.briefings, -one.quotes, one.actor.name))
    count = context.language.ngettext
    direct = sum(quote.kind is QuoteKind.DIRECT for entry in entries for quote in entry.briefing.quotes)
    return FrontPage(
        context.site,
        context.root,
        context.page,
        tuple(briefing_row(entry, context) for entry in entries[:_LATEST]),
        tuple(one for one in ranked if one.kind is not Kind.COUNTRY)[:_IN_THE_NEWS],
        tuple(sorted((one for one in listed if one.kind is Kind.COUNTRY), key=lambda one: one.actor.name)),
        (
            count("%(num)s briefing", "%(num)s briefings", len(entries)),
            count("%(num)s direct quote", "%(num)s direct quotes", direct),
            count("%(num)s actor", "%(num)s actors", len(listed)),
        ),
        as_script(website(context)),
    )


def briefings_page(context: Context) -> BriefingsPage:
    entries = newest_first(context.library.entries)
    years = groupby(
        entries, key=lambda entry: (entry.briefing.date or "")[:4] or context.language.gettext(N_("No date stated"))
    )
    return BriefingsPage(
        context.site,
        context.root,
        context.page,
        tuple((year, tuple(briefing_row(e, context) for e in group)) for year, group in years),
    )


def actors_page(context: Context, *kinds: Kind) -> ActorsPage:
    """Actors of some kinds, each kind by name."""
    listed = _actor_entries(context)
    groups = tuple(
        (
            context.language.gettext(KINDS_MANY[kind]),
            tuple(sorted((a for a in listed if a.kind is kind), key=lambda a: _sorted_as(a, kind))),
        )
        for kind in kinds
    )
    return ActorsPage(context.site, context.root, context.page, tuple(group for group in groups if group[1]))


def timeline_page(context: Context) -> TimelinePage:
    """Every dated sentence of every briefing; those of which no year is known at the end."""
    lines = [line for entry in newest_first(context.library.entries) for line in events_of(entry, context)]
    lines.sort(key=lambda line: (not _year(line).isdigit(), line.date.iso, line.briefing.name))
    unknown = context.language.gettext(N_("Year not stated"))
    years = tuple((year or unknown, tuple(group)) for year, group in groupby(lines, key=_year))
    return TimelinePage(context.site, context.root, context.page, years)


def corrections_page(context: Context) -> CorrectionsPage:
    """Every correction of every briefing, the newest first."""
    lines = [line for entry in context.library.entries for line in corrections_of(entry, context)]
    lines.sort(key=lambda line: line.date.iso if line.date else "", reverse=True)
    return CorrectionsPage(context.site, context.root, context.page, tuple(lines))


def _actor_entries(context: Context) -> list[ActorEntry]:
    quotes: Counter[str | None] = Counter()
    kinds: dict[str, ActorItem] = {}
    briefings: Counter[str] = Counter()
    for entry in context.library.entries:
        quotes.update(quote.speaker for quote in entry.briefing.quotes)
        for actor in entry.briefing.actors:
            kinds.setdefault(actor.id, actor)
            briefings[actor.id] += 1
    return [
        ActorEntry(context.actor(name) or Href(name), actor.kind, briefings[name], quotes[name], _flag(actor))
        for name, actor in sorted(kinds.items())
    ]


def _flag(actor: ActorItem) -> str | None:
    return maps.flag(actor.country) if actor.kind is Kind.COUNTRY and actor.country else None


def _sorted_as(entry: ActorEntry, kind: Kind) -> tuple[str, str]:
    """People by their last name, as in any index of names."""
    name = entry.actor.name
    return (name.rpartition(" ")[2].casefold() if kind is Kind.PERSON else name.casefold(), name)


def _year(line: EventLine) -> str:
    return line.date.iso[:4] if line.date.iso[:4].isdigit() else ""
