"""Quotes as cards: the words, whose they are, how that is known, and where they stand."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from briefgen.model.briefing import QuoteItem
from briefgen.model.entry import Entry
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span
from briefgen.site.context import Context, sentences_of
from briefgen.site.language import N_
from briefgen.site.original import passage
from briefgen.site.people import edit_words
from briefgen.site.quote_views import QuoteCard
from briefgen.site.wording import QUOTE_KINDS, how

_WORD = re.compile(r"\w+")


def quote_card(entry: Entry, item: QuoteItem, context: Context) -> QuoteCard:
    """One quote of one briefing, for the page of the context."""
    found, verbatim = entry.quotes.get(item.id), entry.in_own_words(item)
    edited = edit_words(entry, item.id, context)
    say, spans = context.language.gettext, entry.evidence.get(item.id, ())
    candidates = context.actors(found.candidates) if found and item.speaker is None else ()
    return QuoteCard(
        item.id,
        item.kind,
        say(_kind(item, verbatim=verbatim)),
        item.text.removesuffix(",") if verbatim else item.text,  # the comma before “said” ends no quotation
        context.actor(item.speaker),
        _role(entry, item.speaker),
        say(_how(entry, item.id)) or how(entry.quotes[item.id].rule, context.language),
        found is not None and found.needs_review and not edited,
        candidates,
        sentences_of(entry, spans),
        edited,
        context.briefing(entry),
        context.date(entry.briefing.date),
        entry.briefing.language,
        verbatim,
        _original(entry, spans) if verbatim else None,
        newer=item.id in entry.since_review,
        undecided=found is not None and len(candidates) > 1 and found.rule != "several_speakers",
    )


def _how(entry: Entry, item: str) -> str:
    """How the speaker is known, where no rule of the program tells."""
    if item in entry.unsure:
        return N_("not known whose words these are")
    return N_("set by a person") if item in entry.edited or item not in entry.quotes else ""


def _kind(item: QuoteItem, *, verbatim: bool) -> str:
    if item.paraphrase:
        return N_("paraphrase by a person")
    if item.kind is QuoteKind.DIRECT and not verbatim:
        return N_("these words do not stand so in the source")
    return QUOTE_KINDS[item.kind]


def together(cards: Iterable[QuoteCard]) -> list[QuoteCard]:
    """Cards with the same words once, at the first place, with the other briefings that have them."""
    groups: dict[tuple[str, ...], list[QuoteCard]] = {}
    for card in cards:
        groups.setdefault(tuple(_WORD.findall(card.text.casefold())), []).append(card)
    return [
        msgspec.structs.replace(first, times=1 + len(rest), also=tuple(dict.fromkeys(card.briefing for card in rest)))
        for first, *rest in groups.values()
    ]


def _original(entry: Entry, spans: Sequence[Span]) -> str | None:
    """Where the first of the words stand on the page that the source was published at."""
    return passage(entry.briefing.url, spans[0].within(entry.extraction.text)) if spans and entry.extraction else None


def _role(entry: Entry, speaker: str | None) -> str | None:
    for actor in entry.briefing.actors:
        if actor.id == speaker and actor.roles:
            return actor.roles[0]
    return None
