"""The view of one briefing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from briefgen.model.briefing import ActorItem, Review
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.site.context import Context, date_of, sentences_of
from briefgen.site.country import EDITION, boxes_of, references_of
from briefgen.site.prose import as_html
from briefgen.site.quote_cards import quote_card
from briefgen.site.routes import briefing_path, data_path, relative
from briefgen.site.source_text import source_text
from briefgen.site.views import ActorRow, BriefingPage, BriefingRow, Date, EventLine, Href, Line
from briefgen.site.wording import KINDS, REVIEWS

_MOST_RELATED = 4

Related = Sequence[tuple[Entry, Sequence[str]]]
"""Other briefings, with the ids of the actors that they share with this one."""


def briefing_page(entry: Entry, related: Related, context: Context) -> BriefingPage:
    """All that the page of this briefing shows."""
    briefing, extraction = entry.briefing, entry.extraction
    cards = [(item, quote_card(entry, item, context)) for item in briefing.quotes]
    direct = [item for item in briefing.quotes if item.kind is QuoteKind.DIRECT]
    return BriefingPage(
        site=context.site,
        root=context.root,
        title=briefing.title,
        title_note="edited" if "title" in entry.edited else "made" if briefing.title_made else "",
        language=briefing.language,
        publisher=briefing.publisher,
        author=briefing.author,
        date=date_of(briefing.date),
        url=_outside(briefing.url),
        notice=briefing.notice,
        review=REVIEWS[briefing.review],
        draft=briefing.review is Review.DRAFT,
        direct=len(direct),
        verbatim=sum(item.id in entry.evidence for item in direct),
        summary=tuple(
            Line(i.id, i.text, sentences_of(entry, entry.evidence.get(i.id, ())), i.id in entry.edited)
            for i in briefing.summary
        ),
        key_quotes=tuple(card for item, card in cards if item.key),
        other_quotes=tuple(card for item, card in cards if not item.key),
        boxes=boxes_of(entry, context),
        references=references_of(entry, context),
        edition=EDITION,
        actors=_actors(entry, context),
        events=events_of(entry, context),
        related=tuple(
            (briefing_row(other, context), context.actors(shared)) for other, shared in related[:_MOST_RELATED]
        ),
        body=as_html(briefing.body),
        paragraphs=source_text(entry, context),
        source=briefing.source,
        sha256=extraction.source.sha256 if extraction else None,
        data=relative(data_path(briefing_path(briefing.slug)), context.page),
    )


def briefing_row(entry: Entry, context: Context, actor: str | None = None) -> BriefingRow:
    """A briefing in a list; on an actor's page with the role and the number of quotes that the actor has there."""
    briefing = entry.briefing
    roles = next((item.roles for item in briefing.actors if item.id == actor), ())
    return BriefingRow(
        context.briefing(entry),
        date_of(briefing.date),
        briefing.publisher,
        REVIEWS[briefing.review],
        briefing.summary[0].text if briefing.summary else "",
        roles,
        sum(quote.speaker == actor for quote in briefing.quotes) if actor else len(briefing.quotes),
    )


def events_of(entry: Entry, context: Context, actor: str | None = None) -> tuple[EventLine, ...]:
    """The dated sentences of a briefing, or those that name an actor; those of which the year is known first."""
    lines = []
    for item in sorted(entry.briefing.events, key=lambda item: (item.date.startswith("--"), item.date)):
        found = entry.events.get(item.id)
        if actor is not None and (found is None or actor not in found.actors):
            continue
        date = date_of(item.date) or Date("", "no date")
        lines.append(
            EventLine(
                item.id,
                date,
                item.text,
                sentences_of(entry, entry.evidence.get(item.id, ())),
                context.briefing(entry),
                context.actors(found.actors) if found else (),
                item.id in entry.edited,
            )
        )
    return tuple(lines)


def _actors(entry: Entry, context: Context) -> tuple[ActorRow, ...]:
    quotes = Counter(quote.speaker for quote in entry.briefing.quotes)
    first = _first_mentions(entry)
    rows = [_row(actor, quotes[actor.id], first.get(actor.id), entry, context) for actor in entry.briefing.actors]
    order = list(KINDS.values())
    return tuple(sorted(rows, key=lambda row: (order.index(row.kind), -row.quotes, row.sentence or 0)))


def _row(actor: ActorItem, quotes: int, sentence: int | None, entry: Entry, context: Context) -> ActorRow:
    href = context.actor(actor.id) or Href(actor.name)
    return ActorRow(
        Href(actor.name, href.href), KINDS[actor.kind], actor.roles, quotes, sentence, actor.id in entry.edited
    )


def _first_mentions(entry: Entry) -> Mapping[str, int]:
    """Actor id → the first sentence that names the actor."""
    if entry.extraction is None:
        return {}
    return {
        actor.id: numbers[0]
        for actor in entry.extraction.actors
        if actor.mentions and (numbers := sentences_of(entry, [actor.mentions[0].span]))
    }


def _outside(url: str | None) -> str | None:
    """A link out of the site, if it is one that a browser may follow without harm."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None
