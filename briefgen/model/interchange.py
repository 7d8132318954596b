"""An extraction as JSON: what `briefgen extract --json` prints, as docs/extract.schema.json describes it."""

from typing import Any

from briefgen.model.actor import Actor
from briefgen.model.extraction import Extraction
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote
from briefgen.model.span import Span
from briefgen.model.topic import Gist

SCHEMA = "briefgen/extract/1"


def as_json(extraction: Extraction) -> dict[str, Any]:
    """One document's extraction; every offset is a pair of code points into `text`."""
    source, text = extraction.source, extraction.text
    return {
        "schema": SCHEMA,
        "source": {"path": source.path, "sha256": source.sha256, "media_type": source.media_type},
        "text": text,
        "language": extraction.language,
        "title": extraction.title.text,
        "date": extraction.date,
        "publisher": source.metadata.publisher,
        "url": source.metadata.url,
        "kind": extraction.kind and {"name": extraction.kind.name, "span": _pair(extraction.kind.span)},
        "summary": [
            {"text": line.within(text), "spans": [_pair(s) for s in line.spans], "cut": line.cut}
            for line in extraction.summary
        ],
        "actors": [_actor(actor) for actor in extraction.actors],
        "quotes": [_quote(quote, text) for quote in extraction.quotes],
        "facts": [_fact(fact) for fact in extraction.facts],
        "dates": [
            {"span": _pair(date.span), "text": date.text, "value": date.value, "rule": date.rule}
            for date in extraction.dates
        ],
        "events": [
            {"date": event.date, "text": event.text, "span": _pair(event.span), "actors": list(event.actors)}
            for event in extraction.events
        ],
        "terms": [{"text": term.text, "spans": [_pair(span) for span in term.spans]} for term in extraction.terms],
        "gist": _gist(extraction.gist, text) if extraction.gist else None,
        "problems": [problem.as_json() for problem in extraction.problems],
    }


def _gist(gist: Gist, text: str) -> dict[str, Any]:
    return {
        "who": list(gist.who),
        "what": {"text": gist.clause(text), "spans": [_pair(span) for span in gist.what]} if gist.what else None,
        "when": list(gist.when),
        "where": list(gist.where),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country,
        "central": actor.central,
        "roles": [{"text": role.text, "span": _pair(role.span)} for role in actor.roles],
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "form": str(m.form), "metonym": m.metonym}
            for m in actor.mentions
        ],
    }


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": str(quote.kind),
        "key": quote.key,
        "key_because": list(quote.key_because),
        "content": [_pair(span) for span in quote.content],
        "text": " […] ".join(span.within(text) for span in quote.content),
        "cue": quote.cue and _pair(quote.cue),
        "source": quote.source and _pair(quote.source),
        "speaker": quote.speaker,
        "rule": quote.rule,
        "needs_review": quote.needs_review,
        "candidates": list(quote.candidates),
        "evidence": [_pair(span) for span in quote.evidence],
        "sure": quote.sure,
        "rivals": [
            {
                "source": rival.source and _pair(rival.source),
                "cue": rival.cue and _pair(rival.cue),
                "rule": rival.rule,
                "sure": rival.sure,
            }
            for rival in quote.rivals
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    check = fact.check
    return {
        "country": fact.country,
        "property": fact.property,
        "text": fact.text,
        "span": _pair(fact.span),
        "value": fact.value,
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "check": {
            "status": str(check.status),
            "reference": check.reference,
            "dataset": check.dataset,
            "edition": check.edition,
        },
    }
