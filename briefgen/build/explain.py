"""Why a line is there: the rule, the evidence, the edit, and what else was considered."""

from collections.abc import Iterator
from typing import Any

from briefgen.content import read_content
from briefgen.content.evidence import sourced
from briefgen.content.orphans import orphans
from briefgen.content.record import Record, read_record, record_of
from briefgen.content.remember import undecided
from briefgen.content.verbatim import times_left_out
from briefgen.model.actor import Actor
from briefgen.model.briefing import ActorItem, EventItem, FactItem, QuoteItem, SummaryItem
from briefgen.model.entry import Entry
from briefgen.model.extraction import Title
from briefgen.model.quote import Quote
from briefgen.model.span import Span
from briefgen.settings import Project
from briefgen.site.wording import how

Explanation = dict[str, Any]
_READ = frozenset(("pronoun", "role", "several_bearers"))
"""Rules that go from the words of a source to an actor whom they do not name."""
_KINDS = {SummaryItem: "summary line", QuoteItem: "quote", FactItem: "fact", EventItem: "event", ActorItem: "actor"}


def explain(project: Project, name: str) -> tuple[Explanation, ...]:
    """Every line that `name` can mean: "talks/q3", "talks#line-q3", "talks/title", "q3" in all, or an actor's id."""
    slug, _, item = name.replace("#line-", "/").rpartition("/")
    slug = slug.rpartition("/")[2].removesuffix(".html")
    folder = project.content / "briefings"
    entries = [entry for entry in read_content(project.content).entries if slug in ("", entry.briefing.slug)]
    if item == "title":
        return tuple(map(_title, entries))
    return tuple(
        _explained(entry, one, read_record(record_of(folder / f"{entry.briefing.slug}.md")))
        for entry in entries
        for one in (*sourced(entry.briefing), *entry.briefing.actors)
        if one.id == item
    )


def _title(entry: Entry) -> Explanation:
    found = entry.extraction.title if entry.extraction else None
    unsure = "title" in entry.unsure
    ours = found is not None and not unsure and "title" not in entry.edited
    spans = (found.span,) if ours and found and found.span else ()
    return {
        "id": "title",
        "briefing": entry.briefing.slug,
        "kind": "title",
        "text": entry.briefing.title,
        "because": list(_of_title(found, ours=ours, unsure=unsure)),
        "evidence": list(_evidence(entry, spans)),
        "edit": _edit(entry, "title"),
        "checked": False,
    }


def _of_title(found: Title | None, *, ours: bool, unsure: bool) -> Iterator[str]:
    if unsure:
        yield "not known whose words these are, since the record of the file was lost"
    elif not ours:
        yield "written by a person" + (f"; the program has: {found.text}" if found else "")
    elif found and found.made:
        yield "put together by the program from words of the lede, since the document has no title"
    else:
        yield "the headline of the document" if found and found.span else "from what is said beside the document"


def _edit(entry: Entry, item: str) -> dict[str, str | None] | None:
    by = entry.edits.get(item)
    return {"by": by.by if by else None, "on": by.on if by else None} if item in entry.edited else None


def _explained(entry: Entry, item: Any, record: Record | None) -> Explanation:  # noqa: ANN401  (any item)
    return {
        "id": item.id,
        "briefing": entry.briefing.slug,
        "kind": _KINDS[type(item)],
        "text": item.name if isinstance(item, ActorItem) else item.text,
        "because": [*_reasons(entry, item), *_to_decide(entry, item.id, record)],
        "evidence": list(_evidence(entry, entry.evidence.get(item.id, ()))),
        "edit": _edit(entry, item.id),
        "checked": item.checked,
    }


def _to_decide(entry: Entry, item: str, record: Record | None) -> Iterator[str]:
    """Where the source has come to say something else than the line."""
    for found in undecided(entry, record) if record else ():
        if found.item == item and found.field == "checked":
            yield f"checked by a person against another sentence; it is now: {found.extracted}"
        elif found.item == item:
            done = "let stand" if record and item in record.touched.checks else "changed"
            yield f"{found.field} {done} by a person; the source is read as {found.extracted or 'nobody'} now"
    for orphan in orphans(entry, record):
        if orphan.item.id == item:
            near = f"; the nearest sentence is [{orphan.nearest.number}]" if orphan.nearest else ""
            yield f"what it rested on is no longer in the source{near}"


def _reasons(entry: Entry, item: Any) -> Iterator[str]:  # noqa: ANN401  (one branch a kind of line)
    match item:
        case QuoteItem():
            yield from _of_quote(entry, item)
        case FactItem():
            yield from _of_fact(entry, item)
        case EventItem():
            yield from _of_event(entry, item)
            found = entry.extraction.dates if entry.extraction else ()
            spans = entry.evidence.get(item.id, ())
            for date in found:
                if any(span.covers(date.span) for span in spans):
                    yield f"“{date.text}” is {date.value or 'no date that can be known'} by the rule {date.rule}"
        case ActorItem():
            yield from _of_actor(entry, item)
        case _:
            numbers = [number for number, *_ in _numbered(entry, entry.evidence.get(item.id, ()))]
            total = len(entry.extraction.sentences) if entry.extraction else 0
            how_come = "a person's words for" if item.id in entry.edited else "chosen for the summary:"
            if numbers:
                yield f"{how_come} sentence {', '.join(map(str, numbers))} of {total}"
    if item.id in entry.edited:
        yield "changed or added by a person"
    if item.id in entry.unsure:
        yield "not known whose words these are, since the record of the file was lost"


def _of_quote(entry: Entry, item: QuoteItem) -> Iterator[str]:
    found, text = entry.quotes.get(item.id), entry.extraction.text if entry.extraction else ""
    if item.paraphrase:
        yield "a person's paraphrase; its words need not stand in the source"
    elif item.kind == "direct":
        cut = ", with words left out by a person" if item.id in entry.edited and times_left_out(item.text) else ""
        yield f"verbatim in the source{cut}" if item.id in entry.evidence else "NOT verbatim in the source"
    yield f"speaker: {item.speaker or 'not stated'}"
    if found is None:
        return
    yield f"attributed by the rule {found.rule}: {how(found.rule)}"
    if found.source:
        yield f"source: “{found.source.within(text)}”"
    if found.cue:
        yield f"cue: “{found.cue.within(text)}”"
    for span in found.evidence:
        yield f"rests on: “{' '.join(span.within(text).split())}”"
    if found.sure is not None:
        yield f"that these words have this source: {found.sure:.2f} sure"
        yield from _of_meaning(found, text)
    if found.needs_review:
        yield "needs review"
    yield from _lost(found, text)


def _of_meaning(found: Quote, text: str) -> Iterator[str]:
    """The weights tell of the source alone: “he” may be surely the source and still mean another than was read."""
    if found.source and found.rule in _READ:
        yield f"whom “{found.source.within(text)}” means: read by the rule {found.rule}, and not weighed"


def _lost(found: Quote, text: str) -> Iterator[str]:
    if found.candidates:
        yield f"actors that lost: {', '.join(found.candidates)}"
    for rival in found.rivals:
        words = f"“{rival.source.within(text)}”" if rival.source else "nobody"
        yield f"source that lost: {words}, by the rule {rival.rule} ({rival.sure:.2f})"


def _of_event(entry: Entry, item: EventItem) -> Iterator[str]:
    found = entry.events.get(item.id)
    if found is not None and found.date == item.date:
        yield f"the date {item.date} is stated in the sentence"
    else:
        read = f"; the program read {found.date}" if found else ""
        yield f"the date {item.date} is a person's{read}"


def _of_fact(entry: Entry, item: FactItem) -> Iterator[str]:
    found = entry.facts.get(item.id)
    yield f"{item.country} {item.property}: {item.text}"
    if found is not None:
        yield f"read as {found.value!r}{f' {found.unit}' if found.unit else ''}"
        check = found.check
        if check.dataset:
            yield f"{check.status}: the reference has {check.reference!r} ({check.dataset}, {check.edition})"


def _of_name(item: ActorItem, found: Actor) -> Iterator[str]:
    """What of an actor is a person's, beside the roles."""
    if item.name != found.name:
        yield f"name by a person; the program has: {found.name}"
    if item.kind is not found.kind:
        yield f"kind by a person; the program has: {found.kind}"


def _of_actor(entry: Entry, item: ActorItem) -> Iterator[str]:
    found = next((a for a in entry.extraction.actors if a.id == item.id), None) if entry.extraction else None
    quotes = [quote.id for quote in entry.briefing.quotes if quote.speaker == item.id]
    if found is None:
        yield "not found in the document by the program"
    else:
        central = ", and the document is about it" if found.central else ""
        yield f"{item.kind}, named {len(found.mentions)} times{central}"
        numbers = [str(number) for number, *_ in _numbered(entry, tuple(m.span for m in found.mentions[:1]))]
        if numbers:
            yield f"first in sentence {numbers[0]}"
        yield from _of_name(item, found)
    stated = {" ".join(role.text.split()) for role in found.roles} if found else set()
    for role in item.roles:
        is_by_a_person = item.id in entry.edited and role not in stated
        yield f"role {'by a person' if is_by_a_person else 'as stated'}: {role}"
    if quotes:
        yield f"speaks in {', '.join(quotes)}"


def _evidence(entry: Entry, spans: tuple[Span, ...]) -> Iterator[Explanation]:
    for number, start, end, words in _numbered(entry, spans):
        yield {"sentence": number, "span": [start, end], "text": words}


def _numbered(entry: Entry, spans: tuple[Span, ...]) -> Iterator[tuple[int, int, int, str]]:
    for sentence in entry.extraction.sentences if entry.extraction else ():
        if any(sentence.span.overlaps(span) for span in spans):
            words = " ".join(sentence.span.within(entry.extraction.text).split()) if entry.extraction else ""
            yield sentence.number, sentence.span.start, sentence.span.end, words
