"""The views that show many briefings or actors: front page, lists, timeline, feed."""

from collections.abc import Sequence
from itertools import groupby

from briefgen.model.actor import Kind
from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.site.actor_lists import entry_of
from briefgen.site.briefing_page import briefing_row
from briefgen.site.context import Context
from briefgen.site.event_lines import events_of, told_once
from briefgen.site.facets import Facets, Value, shown, words_of
from briefgen.site.language import N_
from briefgen.site.linked_data import as_script, website
from briefgen.site.pages import BriefingsPage, CorrectionsPage, FrontPage, TimelinePage
from briefgen.site.people import corrections_of
from briefgen.site.present import Listed
from briefgen.site.views import EventLine

LATEST = 12
_IN_THE_NEWS = 12


def front_page(latest: Sequence[Card], listed: Sequence[Listed], counts: Sequence[int], context: Context) -> FrontPage:
    """The newest briefings, who is in the news, and all countries; counts are of briefings, direct quotes, actors."""
    ngettext, (briefings, direct, actors) = context.language.ngettext, counts
    entries = [entry_of(one, context) for one in listed]
    return FrontPage(
        context.site,
        context.root,
        context.page,
        tuple(briefing_row(card, context) for card in latest),
        tuple(one for one in entries if one.kind is not Kind.COUNTRY),
        tuple(one for one in entries if one.kind is Kind.COUNTRY),
        (
            ngettext("%(num)s briefing", "%(num)s briefings", briefings),
            ngettext("%(num)s direct quote", "%(num)s direct quotes", direct),
            ngettext("%(num)s actor", "%(num)s actors", actors),
        ),
        as_script(website(context)),
    )


def in_the_news(roll: Sequence[Listed]) -> list[Listed]:
    """Those on the front page: the most frequent actors, and all countries by name."""
    ranked = sorted(roll, key=lambda one: (-one.briefings, -one.quotes, one.link.name))
    countries = sorted((one for one in roll if one.kind == Kind.COUNTRY), key=lambda one: one.link.name)
    return [*[one for one in ranked if one.kind != Kind.COUNTRY][:_IN_THE_NEWS], *countries]


def briefings_page(
    cards: Sequence[Card], beside: tuple[str, str], facets: Facets, chosen: Value | None, context: Context
) -> BriefingsPage:
    """Briefings by year, the newest first; `facets`: what the list can be narrowed by, on its first page."""
    years = groupby(cards, key=lambda card: (card.date or "")[:4] or context.language.gettext(N_("No date stated")))
    return BriefingsPage(
        context.site,
        context.root,
        context.page,
        tuple((year, tuple(briefing_row(card, context) for card in group)) for year, group in years),
        context.pager(beside),
        words_of(chosen, context) if chosen else "",
        shown(facets, context),
    )


def timeline_page(
    entries: Sequence[Entry], shown: frozenset[tuple[str, str]], beside: tuple[str, str], context: Context
) -> TimelinePage:
    """Dated sentences of some briefings; those of which no year is known at the end. `shown`: (slug, id) of each."""
    lines = [line for entry in entries for line in events_of(entry, context) if (entry.briefing.slug, line.id) in shown]
    lines.sort(key=lambda line: (not _year(line).isdigit(), line.date.iso, line.briefing.name))
    unknown = context.language.gettext(N_("Year not stated"))
    years = tuple((year or unknown, tuple(group)) for year, group in groupby(told_once(lines), key=_year))
    return TimelinePage(context.site, context.root, context.page, years, context.pager(beside))


def corrections_page(entries: Sequence[Entry], context: Context) -> CorrectionsPage:
    """Every correction of briefings, the newest first."""
    lines = [line for entry in entries for line in corrections_of(entry, context)]
    lines.sort(key=lambda line: line.date.iso if line.date else "", reverse=True)
    return CorrectionsPage(context.site, context.root, context.page, tuple(lines))


def _year(line: EventLine) -> str:
    return line.date.iso[:4] if line.date.iso[:4].isdigit() else ""
