"""The view of one person, organisation or country, over all briefings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.actor import Form, Kind
from briefgen.model.card import Card
from briefgen.model.curated import CuratedActor
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.reference import maps
from briefgen.site import linked_data
from briefgen.site.actor_views import Variant
from briefgen.site.briefing_page import briefing_row
from briefgen.site.context import Context, actor_in
from briefgen.site.country import EDITION, facts_of, reference_lines
from briefgen.site.country_views import FactGroup
from briefgen.site.described import described
from briefgen.site.event_lines import events_of, told_once
from briefgen.site.language import N_
from briefgen.site.pages import ActorPage
from briefgen.site.pictures import months_picture, neighbours_picture
from briefgen.site.present import Whole
from briefgen.site.quote_cards import quote_card
from briefgen.site.quote_views import QuoteCard
from briefgen.site.role_lines import role_lines
from briefgen.site.routes import data_path, feed_path, relative
from briefgen.site.said import by_topic, by_year, numbered, quotes_by
from briefgen.site.ties import ties_of
from briefgen.site.views import EventLine, Href
from briefgen.site.wording import KINDS

_MOST_OTHERS = 15
_MOST_SHARED = 5
_MOST_ABOUT = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Whose page it is, what people say of the actor, and the pages beside it."""

    actor: str
    curated: CuratedActor | None = None
    beside: tuple[str, str] = ("", "")

    @property
    def given(self) -> str:
        return repr(self)


def actor_page(
    part: Part, cards: Sequence[Card], entries: Sequence[Entry], whole: Whole | None, context: Context
) -> ActorPage:
    """The page of an actor, or a further part of it; `cards` are of the actor's briefings that it shows, the newest
    first, `entries` those of them that say more of the actor. `whole` is told of all of them, on the first part.
    """
    actor, curated = part.actor, part.curated
    items = [item for card in cards for item in card.actors if item.id == actor]
    kind = curated.kind if curated else Kind(items[0].kind)
    country = (curated and curated.country) or next((item.country for item in items if item.country), None)
    link, say = context.routes.actors[actor], context.language.gettext
    said = quotes_by(actor, entries, context)
    roles, others = role_lines(actor, entries, context), _others(whole, context)
    is_country = kind is Kind.COUNTRY and country is not None
    dates = whole.dates if whole else tuple(sorted(card.date for card in cards if card.date))
    direct = tuple(one for one in said if one.kind is not QuoteKind.INDIRECT)
    reported = tuple(one for one in said if one.kind is QuoteKind.INDIRECT)
    return ActorPage(
        site=context.site,
        root=context.root,
        path=context.page,
        name=link.name,
        kind=say(KINDS[kind]),
        variants=_variants(actor, entries),
        roles=roles,
        direct=by_year(direct, context),
        reported=by_year(reported, context),
        topics=by_topic(said, entries, context),
        about=tuple(numbered(tuple(_about(actor, entries, context))[:_MOST_ABOUT], "about")),
        briefings=tuple(briefing_row(card, context, actor) for card in cards),
        others=others,
        events=_events(actor, entries, context),
        first=context.date(dates[0]) if dates else None,
        last=context.date(dates[-1]) if dates else None,
        flag=maps.flag(country) if is_country and country else None,
        map=maps.locator(country) if is_country and country else None,
        facts=_facts(country, entries, context) if is_country and country else (),
        reference=reference_lines(country, context.language) if is_country and country else (),
        edition=EDITION,
        data=relative(data_path(context.page), context.page),
        feed=relative(feed_path(link.path or context.page), context.page),
        picture=months_picture(list(dates), say(N_("Briefings in each month"))),
        neighbours=neighbours_picture(link.name, others, say(N_("Who appears in the same briefings"))),
        linked_data=linked_data.as_script(
            linked_data.actor(link.name, kind, country, [role.text for role in roles], cards, context)
        ),
        described=described(curated, context) if curated else None,
        total=whole.briefings if whole else len(cards),
        said=(whole.direct, whole.reported) if whole else (len(direct), len(reported)),
        pager=context.pager(part.beside),
        ties=ties_of(actor, roles, entries, context),
        shared=_shared(whole, cards, context),
    )


def _variants(actor: str, entries: Sequence[Entry]) -> tuple[Variant, ...]:
    """The names under which documents speak of the actor, the commonest first."""
    counts: Counter[str] = Counter()
    for entry in entries:
        if (found := actor_in(entry, actor)) and entry.extraction:
            text = entry.extraction.text
            counts.update(" ".join(m.span.within(text).split()) for m in found.mentions if m.form is Form.NAME)
    return tuple(Variant(words, times) for words, times in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _about(actor: str, entries: Sequence[Entry], context: Context) -> Iterator[QuoteCard]:
    """Quotes of others in which the actor is named."""
    for entry in entries:
        found = actor_in(entry, actor)
        names = [mention.span for mention in found.mentions if mention.form is Form.NAME] if found else []
        for quote in entry.briefing.quotes:
            spans = entry.evidence.get(quote.id, ())
            if quote.speaker != actor and any(span.covers(name) for span in spans for name in names):
                yield quote_card(entry, quote, context)


def _others(whole: Whole | None, context: Context) -> tuple[tuple[Href, int], ...]:
    return tuple((href, times) for _, href, times in _company(whole, context))


def _shared(whole: Whole | None, cards: Sequence[Card], context: Context) -> tuple[tuple[Href, ...], ...]:
    """For each of the others, the newest briefings shown here that both are in."""
    there: dict[str, list[Card]] = {}
    for card in cards if whole else ():
        for item in card.actors:
            there.setdefault(item.id, []).append(card)
    return tuple(
        tuple(context.to(card) for card in there.get(other, ())[:_MOST_SHARED])
        for other, _, _ in _company(whole, context)
    )


def _company(whole: Whole | None, context: Context) -> tuple[tuple[str, Href, int], ...]:
    """Who appears in the same briefings, those who do so most often first."""
    ranked = whole.others[:_MOST_OTHERS] if whole else ()
    return tuple((other, href, times) for other, times in ranked if (href := context.actor(other)))


def _events(actor: str, entries: Sequence[Entry], context: Context) -> tuple[EventLine, ...]:
    found = [line for entry in entries for line in events_of(entry, context, actor)]
    return tuple(told_once(sorted(found, key=lambda line: (line.date.iso.startswith("--"), line.date.iso))))


def _facts(country: str, entries: Sequence[Entry], context: Context) -> tuple[FactGroup, ...]:
    """What different documents state, each with its facts in the order of any fact box."""
    found = ((entry, facts_of(entry, country, context)) for entry in entries)
    return tuple(
        FactGroup(context.briefing(entry), context.date(entry.briefing.date), facts) for entry, facts in found if facts
    )
