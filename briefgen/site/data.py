"""The data beside a page, for programs."""

import json
from collections.abc import Sequence

from briefgen.model.entry import Entry
from briefgen.model.interchange import as_json
from briefgen.site.around import around


def extraction_data(entry: Entry) -> str:
    """The extraction that a briefing rests on, as `briefgen extract --json` prints it."""
    return _text(as_json(entry.extraction)) if entry.extraction else ""


def actor_data(actor: str, name: str, entries: Sequence[Entry], older: str) -> str:
    """Where an actor appears, in which roles, and what the actor said there; `older` has the briefings before these."""
    items = [(e, item) for e in entries for item in e.briefing.actors if item.id == actor]
    data = {
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
        **around(actor, entries),
        **({"older": older} if older else {}),
    }
    return _text(data)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
