"""All briefings in the formats of other programs. Each is a pure function of the library."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from briefgen.index import stated_in
from briefgen.model.actor import Kind
from briefgen.model.entry import Entry, Library
from briefgen.model.private import masked
from briefgen.model.relation import Relation
from briefgen.site import linked_data
from briefgen.site.citation import as_bibtex, as_ris
from briefgen.site.context import Context, sentences_of
from briefgen.site.data import kind_of
from briefgen.site.routes import briefing_path, plan_routes
from briefgen.site.views import Site

SCHEMA = "briefgen/export/1"
_AROUND = 32
"""Characters before and after a passage that tell it from the same words elsewhere."""


def export(library: Library, site: Site, to: str) -> str:
    """The text of the export; `to` is one of FORMATS."""
    return FORMATS[to](library, site)


def _json(library: Library, _site: Site) -> str:
    briefings = [_briefing(entry) for entry in library.entries]
    value = {"schema": SCHEMA, "briefings": briefings, "together": list(_together(library))}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _together(library: Library) -> Iterator[dict[str, object]]:
    """Every two actors who are in the same briefings, if in more than one."""
    shared: dict[tuple[str, str], list[str]] = {}
    for card in library.cards:
        for pair in combinations(sorted({actor.id for actor in card.actors}), 2):
            shared.setdefault(pair, []).append(card.slug)
    for pair, slugs in sorted(shared.items()):
        if len(slugs) > 1:
            yield {"actors": list(pair), "briefings": slugs}


def _briefing(entry: Entry) -> dict[str, object]:
    b = entry.briefing
    return {
        "slug": b.slug,
        "title": b.title,
        "date": b.date,
        "language": b.language,
        "publisher": b.publisher,
        "author": b.author,
        "url": b.url,
        "source": b.source and masked(b.source),
        "review": str(b.review),
        "reviewer": b.reviewer,
        "summary": [{"id": i.id, "text": i.text, "sentences": _sentences(entry, i.id)} for i in b.summary],
        "actors": [
            {"id": a.id, "name": a.name, "kind": str(a.kind), "country": a.country, "roles": list(a.roles)}
            for a in b.actors
        ],
        "quotes": list(_quotes(entry)),
        "facts": [
            {"id": f.id, "country": f.country, "property": f.property, "text": f.text,
             "check": str(entry.facts[f.id].check.status) if f.id in entry.facts else None,
             "sentences": _sentences(entry, f.id)}
            for f in b.facts
        ],
        "events": [
            {"id": e.id, "date": e.date, "text": e.text, "sentences": _sentences(entry, e.id)} for e in b.events
        ],
        "relations": [
            {"kind": str(r.kind), "subject": r.subject, "object": r.object, "span": [r.span.start, r.span.end],
             "text": _words(entry, r), "sentences": list(sentences_of(entry, [r.span]))}
            for r in stated_in(entry)
        ],
        "corrections": [{"date": c.date, "text": c.text, "by": c.by, "item": c.item} for c in b.corrections],
    }  # fmt: skip


def _words(entry: Entry, relation: Relation) -> str:
    return " ".join(relation.span.within(entry.extraction.text).split()) if entry.extraction else ""


def _quotes(entry: Entry) -> Iterator[dict[str, object]]:
    names = {actor.id: actor.name for actor in entry.briefing.actors}
    for quote in entry.briefing.quotes:
        found = entry.quotes.get(quote.id)
        yield {
            "id": quote.id,
            "kind": kind_of(quote),
            "verbatim": quote.id in entry.evidence and entry.in_own_words(quote),
            "text": quote.text,
            "speaker": quote.speaker,
            "speaker_name": names.get(quote.speaker or ""),
            "rule": found.rule if found else None,
            "uncertain": bool(found and found.needs_review and quote.id not in entry.edited),
            "edited": quote.id in entry.edited,
            "sentences": _sentences(entry, quote.id),
        }


def _sentences(entry: Entry, item: str) -> list[int]:
    return list(sentences_of(entry, entry.evidence.get(item, ())))


def _csv(library: Library, _site: Site) -> str:
    """One row a quote (RFC 4180); a cell that a spreadsheet would take for a formula is marked as text."""
    stream = io.StringIO()
    columns = ("briefing", "title", "date", "publisher", "id", "kind", "speaker", "speaker_name", "text", "verbatim",
               "rule", "uncertain", "edited", "sentences")  # fmt: skip
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for entry in library.entries:
        b = entry.briefing
        for quote in _quotes(entry):
            row = {"briefing": b.slug, "title": b.title, "date": b.date, "publisher": b.publisher, **quote}
            row["sentences"] = " ".join(map(str, _sentences(entry, str(quote["id"]))))
            writer.writerow([_cell(row[column]) for column in columns])
    return stream.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _jsonld(library: Library, site: Site) -> str:
    routes = plan_routes(library)
    reports = []
    for entry in library.entries:
        context = Context(site, library, routes, briefing_path(entry.briefing.slug))
        reports.append(linked_data.filled(linked_data.report(entry, context)))
    value = {"@context": "https://schema.org", "@graph": reports}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _web_annotation(library: Library, _site: Site) -> str:
    """W3C Web Annotation: every line with the exact words and the place of its evidence."""
    items = [annotation for entry in library.entries for annotation in _annotations(entry)]
    value = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:briefgen:annotations",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _annotations(entry: Entry) -> Iterator[dict[str, object]]:
    b, extraction = entry.briefing, entry.extraction
    if extraction is None:
        return
    names = {actor.id: actor.name for actor in b.actors}
    lines = [(i.id, "summarizing", i.text) for i in b.summary]
    lines += [(q.id, "identifying", names.get(q.speaker or "", "speaker not stated")) for q in b.quotes]
    lines += [(f.id, "classifying", f"{f.country} {f.property}") for f in b.facts]
    for item, purpose, words in lines:
        targets = [
            {
                "source": b.url or (b.source and masked(b.source)),
                "selector": [
                    {"type": "TextQuoteSelector", "exact": span.within(extraction.text),
                     "prefix": extraction.text[max(0, span.start - _AROUND) : span.start],
                     "suffix": extraction.text[span.end : span.end + _AROUND]},
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                ],
            }
            for span in entry.evidence.get(item, ())
        ]  # fmt: skip
        if targets:
            body = {"type": "TextualBody", "value": words, "purpose": purpose, "language": b.language}
            yield {"id": f"urn:briefgen:{b.slug}:{item}", "type": "Annotation", "body": body, "target": targets}


def _ris(library: Library, site: Site) -> str:
    return "\r\n".join(as_ris(entry.briefing, site) for entry in library.entries)


def _bibtex(library: Library, site: Site) -> str:
    return "\n".join(as_bibtex(entry.briefing, site) for entry in library.entries)


def _follow_the_money(library: Library, _site: Site) -> str:
    """FollowTheMoney: one entity a line; a mention ties an actor to the briefing's source."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in _entities(library))


_SCHEMATA = {
    Kind.PERSON: "Person",
    Kind.ORGANISATION: "Organization",
    Kind.COUNTRY: "PublicBody",
    Kind.PLACE: "Address",
}


def _entities(library: Library) -> Iterator[Mapping[str, object]]:
    actors: dict[str, tuple[str, dict[str, set[str]]]] = {}
    for entry in library.entries:
        b = entry.briefing
        facts = {
            "title": b.title,
            "publisher": b.publisher,
            "author": b.author,
            "sourceUrl": b.url,
            "date": _day(b.date),
        }
        yield _entity(f"briefing-{b.slug}", "Article", {name: {value} for name, value in facts.items() if value})
        for actor in b.actors:
            named = "full" if actor.kind is Kind.PLACE else "name"
            _, known = actors.setdefault(actor.id, (_SCHEMATA[actor.kind], {}))
            known.setdefault(named, set()).add(actor.name)
            if actor.country:
                known.setdefault("country", set()).add(actor.country.lower())
            if actor.kind is Kind.PERSON:
                known.setdefault("position", set()).update(actor.roles)
            yield _entity(
                f"mention-{b.slug}-{actor.id}",
                "Mention",
                {"document": {f"briefing-{b.slug}"}, "resolved": {f"actor-{actor.id}"}, "name": {actor.name}},
            )
        for number, one in enumerate(stated_in(entry), 1):
            ends = {"subject": {f"actor-{one.subject}"}, "object": {f"actor-{one.object}"}}
            said = {"role": {str(one.kind)}, "summary": {_words(entry, one)}, "proof": {f"briefing-{b.slug}"}}
            date = {"date": {day}} if (day := _day(b.date)) else {}
            yield _entity(f"relation-{b.slug}-{number}", "UnknownLink", {**ends, **said, **date})
    for name, (schema, known) in sorted(actors.items()):
        yield _entity(f"actor-{name}", schema, known)


def _entity(name: str, schema: str, properties: Mapping[str, set[str]]) -> Mapping[str, object]:
    return {
        "id": name,
        "schema": schema,
        "properties": {key: sorted(found) for key, found in properties.items() if found},
    }


def _day(date: str | None) -> str | None:
    return date if date and date[:4].isdigit() and "W" not in date else None


FORMATS: Mapping[str, Callable[[Library, Site], str]] = {
    "json": _json,
    "csv": _csv,
    "jsonld": _jsonld,
    "webannotation": _web_annotation,
    "ris": _ris,
    "bibtex": _bibtex,
    "ftm": _follow_the_money,
}
"""The formats by the names that `briefgen export --to` takes."""
