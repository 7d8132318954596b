"""What briefings say around an actor, for programs: names, roles over time, company, and stated relations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.index import stated_in
from briefgen.model.actor import Form
from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.model.relation import Relation
from briefgen.site.context import actor_in


def around(actor: str, cards: Sequence[Card], entries: Sequence[Entry]) -> Mapping[str, Any]:
    """`cards` are of the actor's briefings, `entries` those of them that say more of the actor.

    Places in documents are half-open ranges of code points.
    """
    dates = sorted(card.date for card in cards if card.date)
    return {
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "names": _names(actor, entries),
        "roles": [
            {
                "text": role.text,
                "date": entry.briefing.date,
                "briefing": entry.briefing.slug,
                "span": [role.span.start, role.span.end],
            }
            for entry in entries
            if (found := actor_in(entry, actor))
            for role in found.roles
        ],
        "with": _company(actor, cards),
        "relations": [
            relation_data(entry, one)
            for entry in entries
            for one in stated_in(entry)
            if actor in (one.subject, one.object)
        ],
    }


def relation_data(entry: Entry, relation: Relation) -> Mapping[str, Any]:
    """An edge with the words that it rests on."""
    text = entry.extraction.text if entry.extraction else ""
    return {
        "kind": str(relation.kind),
        "subject": relation.subject,
        "object": relation.object,
        "briefing": entry.briefing.slug,
        "date": entry.briefing.date,
        "span": [relation.span.start, relation.span.end],
        "text": relation.span.within(text),
    }


def _names(actor: str, entries: Sequence[Entry]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for entry in entries:
        if (found := actor_in(entry, actor)) and entry.extraction:
            text = entry.extraction.text
            counts.update(" ".join(m.span.within(text).split()) for m in found.mentions if m.form is Form.NAME)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _company(actor: str, cards: Sequence[Card]) -> list[Mapping[str, Any]]:
    """Who appears in the same briefings, those who do so most often first."""
    found: dict[str, list[str]] = {}
    for card in cards:
        for item in card.actors:
            if item.id != actor:
                found.setdefault(item.id, []).append(card.slug)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [{"id": other, "briefings": briefings} for other, briefings in ranked]
