"""Dated sentences, as lines of a timeline."""

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.model.entry import Entry
from briefgen.site.context import Context, sentences_of
from briefgen.site.language import N_
from briefgen.site.people import edit_words
from briefgen.site.views import Date, EventLine, Stated


def events_of(entry: Entry, context: Context, actor: str | None = None) -> tuple[EventLine, ...]:
    """The dated sentences of a briefing, or those that name an actor; those of which the year is known first."""
    lines = []
    for item in sorted(entry.briefing.events, key=lambda item: (item.date.startswith("--"), item.date)):
        found = entry.events.get(item.id)
        if actor is not None and (found is None or actor not in found.actors):
            continue
        date = context.date(item.date) or Date("", context.language.gettext(N_("no date")))
        lines.append(
            EventLine(
                item.id,
                date,
                item.text,
                sentences_of(entry, entry.evidence.get(item.id, ())),
                context.briefing(entry),
                context.actors(found.actors) if found else (),
                edit_words(entry, item.id, context),
                item.id in entry.since_review,
            )
        )
    return tuple(lines)


def told_once(lines: Iterable[EventLine]) -> list[EventLine]:
    """Lines of several briefings, each sentence with its date once: near-copies of a document tell the same."""
    groups: dict[tuple[str, str], list[EventLine]] = {}
    for line in lines:
        groups.setdefault((line.date.iso, line.text), []).append(line)
    return [replace(first, again=tuple(map(_stated, rest))) for first, *rest in groups.values()]


def _stated(line: EventLine) -> Stated:
    return Stated(line.briefing, None, line.sentences[0] if line.sentences else None)
