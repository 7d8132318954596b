"""What a page is about, for programs: schema.org in JSON-LD."""

import json
from collections.abc import Mapping, Sequence

from briefgen.model.actor import Kind
from briefgen.model.briefing import Briefing, QuoteItem
from briefgen.model.card import Card
from briefgen.model.entry import Entry
from briefgen.site.context import Context
from briefgen.site.routes import briefing_path, relative

_TYPES = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization", Kind.COUNTRY: "Country", Kind.PLACE: "Place"}
_MOST_QUOTES = 12

Node = Mapping[str, object]


def as_script(node: Node) -> str:
    """JSON that cannot end the script element it stands in."""
    whole = {"@context": "https://schema.org", **filled(node)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def report(entry: Entry, context: Context) -> Node:
    """A briefing: a report that is based on its source, with what was said by whom in these very words."""
    briefing = entry.briefing
    said = [quote for quote in briefing.quotes if entry.in_own_words(quote)]
    said.sort(key=lambda quote: not quote.key)
    source = {
        "@type": "CreativeWork",
        "name": briefing.title,
        "url": briefing.url,
        "datePublished": _day(briefing.date),
        "author": briefing.author and {"@type": "Person", "name": briefing.author},
        "publisher": briefing.publisher and {"@type": "Organization", "name": briefing.publisher},
    }
    return {
        "@type": "Report",
        "headline": briefing.title[:110],
        "name": briefing.title,
        "inLanguage": briefing.language,
        "datePublished": _day(briefing.date),
        "url": address(context, context.page),
        "abstract": " ".join(line.text for line in briefing.summary),
        "publisher": {"@type": "Organization", "name": context.site.title},
        "isBasedOn": filled(source),
        "about": [_actor(actor.name, actor.kind, actor.id, context) for actor in briefing.actors],
        "hasPart": [_quotation(quote, briefing, context) for quote in said[:_MOST_QUOTES]],
    }


def actor(
    name: str, kind: Kind, country: str | None, roles: Sequence[str], cards: Sequence[Card], context: Context
) -> Node:
    """A person, an organisation, a country or a place, with roles as documents state them."""
    return {
        "@type": _TYPES[kind],
        "name": name,
        "url": address(context, context.page),
        "identifier": country if kind is Kind.COUNTRY else None,
        "jobTitle": list(dict.fromkeys(roles)) if kind is Kind.PERSON else None,
        "subjectOf": [
            {"@type": "Report", "name": card.title, "url": _link(context, briefing_path(card.slug))} for card in cards
        ],
    }


def website(context: Context) -> Node:
    return {
        "@type": "WebSite",
        "name": context.site.title,
        "description": context.site.description,
        "inLanguage": context.site.language,
        "url": f"{context.site.base_url}/" if context.site.base_url else None,
    }


def address(context: Context, path: str) -> str | None:
    """The absolute address of a page; None where the site's own is not known."""
    return f"{context.site.base_url}/{path}" if context.site.base_url else None


def _link(context: Context, path: str) -> str:
    return address(context, path) or relative(path, context.page)


def _actor(name: str, kind: Kind, actor_id: str, context: Context) -> Node:
    link = context.routes.actor(actor_id)
    return filled({"@type": _TYPES[kind], "name": name, "url": link and link.path and _link(context, link.path)})


def _quotation(quote: QuoteItem, briefing: Briefing, context: Context) -> Node:
    speaker = next((one for one in briefing.actors if one.id == quote.speaker), None)
    return filled(
        {
            "@type": "Quotation",
            "text": quote.text,
            "creator": speaker and _actor(speaker.name, speaker.kind, speaker.id, context),
            "url": f"{_link(context, context.page)}#line-{quote.id}" if context.site.base_url else f"#line-{quote.id}",
        }
    )


def _day(date: str | None) -> str | None:
    return date if date and date[:4].isdigit() and "W" not in date else None


def filled(node: Node) -> dict[str, object]:
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
