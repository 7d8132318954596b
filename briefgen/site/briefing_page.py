"""The view of one briefing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.model.briefing import ActorItem, Briefing, Review
from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.model.private import masked
from briefgen.model.quote import QuoteKind
from briefgen.site.actor_views import ActorRow
from briefgen.site.citation import citation
from briefgen.site.context import Context, sentences_of
from briefgen.site.copies import copies_of
from briefgen.site.country import EDITION, boxes_of, references_of
from briefgen.site.event_lines import events_of
from briefgen.site.gist import gist_line
from briefgen.site.language import N_, direction
from briefgen.site.linked_data import as_script, report
from briefgen.site.original import outside
from briefgen.site.pages import BriefingPage
from briefgen.site.people import edit_words, edits_above, history, newer_words, review_words, title_words
from briefgen.site.prose import as_html
from briefgen.site.quote_cards import quote_card
from briefgen.site.routes import briefing_path, data_path, relative
from briefgen.site.source_text import source_text
from briefgen.site.summary_lines import summary_lines
from briefgen.site.views import BriefingRow, Href
from briefgen.site.wording import KINDS, REVIEWS, document_kind

Related = tuple[Sequence[Card], Sequence[Sequence[str]]]
"""Other briefings, and what each shares with this one: ids of actors, and topics marked as `present.TOPIC` says."""


def briefing_page(entry: Entry, copies: Sequence[Entry], related: Related, context: Context) -> BriefingPage:
    """All that the page of this briefing shows; `copies` are briefings of nearly the same text."""
    entry = _as_shown(entry)
    briefing, extraction = entry.briefing, entry.extraction
    cards = [(item, quote_card(entry, item, context)) for item in briefing.quotes]
    direct = [item for item in briefing.quotes if item.kind is QuoteKind.DIRECT and not item.paraphrase]
    return BriefingPage(
        site=context.site,
        root=context.root,
        path=context.page,
        title=briefing.title,
        title_note=title_words(entry, context.language),
        edits=edits_above(entry, context),
        language=briefing.language,
        direction=direction(briefing.language),
        kind=document_kind(briefing.kind, context.language),
        kind_sentence=_kind_sentence(entry),
        unread=extraction is not None and briefing.language.partition("-")[0] != "en",
        publisher=briefing.publisher,
        author=briefing.author,
        date=context.date(briefing.date),
        url=outside(briefing.url),
        notice=briefing.notice,
        review=review_words(entry, context),
        draft=briefing.review is Review.DRAFT,
        newer=bool(entry.since_review),
        withdrawn=_withdrawn(briefing, context),
        history=history(entry, context),
        direct=len(direct),
        verbatim=sum(item.id in entry.evidence for item in direct),
        gist=gist_line(entry, context),
        topics=context.topics(context.library.topics.get(briefing.slug, ())),
        summary=summary_lines(entry, context),
        key_quotes=tuple(card for item, card in cards if item.key),
        other_quotes=tuple(card for item, card in cards if not item.key),
        boxes=boxes_of(entry, context),
        references=references_of(entry, context),
        edition=EDITION,
        actors=_actors(entry, context),
        events=events_of(entry, context),
        copies=copies_of(entry, copies, context),
        related=tuple(
            (briefing_row(other, context), context.shared(keys))
            for other, keys in zip(*related, strict=True)
            if all(other.slug != copy.briefing.slug for copy in copies)
        ),
        body=as_html(briefing.body),
        paragraphs=source_text(entry, context),
        source=briefing.source and masked(briefing.source),
        sha256=extraction.source.sha256 if extraction else None,
        data=relative(data_path(briefing_path(briefing.slug)), context.page) if extraction else None,
        citation=citation(briefing, context.site),
        linked_data=as_script(report(entry, context)),
    )


def _as_shown(entry: Entry) -> Entry:
    """Of a withdrawn briefing nothing is shown but its title, the reason, and what was corrected before."""
    briefing = entry.briefing
    if briefing.review is not Review.WITHDRAWN:
        return entry
    bare = replace(briefing, title_made=False, summary=(), quotes=(), actors=(), facts=(), events=(), body="")
    return Entry(bare)


def _kind_sentence(entry: Entry) -> int | None:
    """Where the document shows what it is, unless a person said so."""
    found = entry.extraction.kind if entry.extraction else None
    if found is None or found.name != entry.briefing.kind:
        return None
    return next(iter(sentences_of(entry, [found.span])), None)


def _withdrawn(briefing: Briefing, context: Context) -> str | None:
    if briefing.review is not Review.WITHDRAWN:
        return None
    return briefing.withdrawn_because or context.language.gettext(N_("No reason was given."))


def briefing_row(card: Card, context: Context, actor: str | None = None) -> BriefingRow:
    """A briefing in a list; on an actor's page with the role and the number of quotes that the actor has there."""
    mine = next((one for one in card.actors if one.id == actor), None)
    return BriefingRow(
        context.to(card),
        context.date(card.date),
        card.publisher,
        context.language.gettext(REVIEWS[Review(card.review)]) + newer_words(card.newer, context.language),
        card.summary[0] if card.summary and card.review != Review.WITHDRAWN else "",
        mine.roles if mine else (),
        mine.quotes if mine else card.quotes,
        card.language,
        document_kind(card.kind, context.language),
    )


def _actors(entry: Entry, context: Context) -> tuple[ActorRow, ...]:
    quotes = Counter(quote.speaker for quote in entry.briefing.quotes)
    first = _first_mentions(entry)
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows = [
        (order[actor.kind], _row(actor, quotes[actor.id], first.get(actor.id), entry, context))
        for actor in entry.briefing.actors
    ]
    return tuple(row for _, row in sorted(rows, key=lambda pair: (pair[0], -pair[1].quotes, pair[1].sentence or 0)))


def _row(actor: ActorItem, quotes: int, sentence: int | None, entry: Entry, context: Context) -> ActorRow:
    href = context.actor(actor.id) or Href(actor.name)
    return ActorRow(
        Href(actor.name, href.href),
        context.language.gettext(KINDS[actor.kind]),
        actor.roles,
        quotes,
        sentence,
        edit_words(entry, actor.id, context),
        actor.id in entry.since_review,
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
