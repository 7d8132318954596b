"""Fact boxes: what documents state of a country, beside what the reference says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefgen.model.actor import Kind
from briefgen.model.briefing import FactItem
from briefgen.model.entry import Entry
from briefgen.model.fact import FactValue
from briefgen.reference import facts, maps, names
from briefgen.site.context import Context, actor_in, sentences_of
from briefgen.site.country_views import CountryBox, FactLine, ReferenceBox, ReferenceLine
from briefgen.site.language import N_, Language
from briefgen.site.people import edit_words
from briefgen.site.routes import Link
from briefgen.site.views import Href
from briefgen.site.wording import VERDICTS, property_name, property_order

_REFERENCE = ("official_name", "capital", "largest_city", "region", "population", "area", "government", "climate")
EDITION = ", ".join(facts.FACTBOOK)


def boxes_of(entry: Entry, context: Context) -> tuple[CountryBox, ...]:
    """One box for each country of which the document states something, the one with most first."""
    counts = Counter(fact.country for fact in entry.briefing.facts)
    ordered = sorted(counts, key=lambda country: (-counts[country], country))
    return tuple(
        CountryBox(
            country_link(country, context),
            maps.flag(country),
            maps.locator(country),
            facts_of(entry, country, context),
        )
        for country in ordered
    )


def facts_of(entry: Entry, country: str, context: Context) -> tuple[FactLine, ...]:
    """What the document states of a country, always in the same order."""
    facts_ = (fact for fact in entry.briefing.facts if fact.country == country)
    ordered = sorted(facts_, key=lambda fact: property_order(fact.property))
    return tuple(fact_line(entry, fact, context) for fact in ordered)


def references_of(entry: Entry, context: Context) -> tuple[ReferenceBox, ...]:
    """What the reference says of those countries among the briefing's actors of which the document states nothing."""
    stated = {fact.country for fact in entry.briefing.facts}
    return tuple(
        ReferenceBox(country_link(code, context), maps.flag(code), lines, *_why_central(item.id, entry))
        for item in entry.briefing.actors
        if item.kind is Kind.COUNTRY and (code := item.country) and code not in stated
        if (lines := reference_lines(code, context.language))
    )


def _why_central(actor: str, entry: Entry) -> tuple[int, bool]:
    """How often the document names the country, and whether its seat of government is said to act."""
    found = actor_in(entry, actor)
    mentions = found.mentions if found else ()
    return len(mentions), any(mention.metonym for mention in mentions)


def country_link(country: str, context: Context) -> Href:
    path = f"countries/{country.lower()}.html"
    known = country in context.routes.countries
    return context.href(Link(names.name_of(country), path if known else None))


def fact_line(entry: Entry, item: FactItem, context: Context) -> FactLine:
    """A statement of the document with its verdict."""
    found = entry.facts.get(item.id)
    mark, verdict = VERDICTS[found.check.status] if found else ("✎", N_("stated by a person"))
    check = found.check if found else None
    return FactLine(
        item.id,
        property_name(item.property, context.language),
        item.text + _directions(found.value if found else None),
        mark,
        context.language.gettext(verdict),
        in_words(item.property, check.reference, context.language) if check and check.reference is not None else None,
        check.edition.removeprefix("final edition, ") if check and check.edition else "",
        sentences_of(entry, entry.evidence.get(item.id, ())),
        edit_words(entry, item.id, context),
        context.briefing(entry),
        context.date(entry.briefing.date),
        item.id in entry.since_review,
    )


def _directions(value: FactValue) -> str:
    """Where a neighbour or a sea lies, as the document says."""
    points = value.get("dirs") if isinstance(value, Mapping) else None
    return f" ({', '.join(map(str, points))})" if isinstance(points, Sequence) and points else ""


@lru_cache(maxsize=512)
def reference_lines(country: str, language: Language) -> tuple[ReferenceLine, ...]:
    """What the reference says, for a country that documents speak of."""
    lines = [
        ReferenceLine(property_name(name, language), in_words(name, found[0].value, language))
        for name in _REFERENCE
        if (found := facts.values_of(country, name))
    ]
    neighbours = [names.name_of(border.country) for border in facts.borders_of(country)]
    if neighbours:
        lines.append(ReferenceLine(language.gettext(N_("Neighbours")), ", ".join(sorted(neighbours))))
    return tuple(lines)


def in_words(property_: str, value: object, language: Language) -> str:
    """A reference value for readers; words of the reference set itself stay in its language, English."""
    if isinstance(value, bool):
        return language.gettext(N_("landlocked") if value else N_("has a coast"))
    if isinstance(value, int | float):
        return language.number(value) + (" km²" if property_ == "area" else "")
    if property_ == "official_language" and isinstance(value, str):
        return names.language_of(value) or value
    if isinstance(value, Mapping):
        return _place(value)
    if isinstance(value, list | tuple):
        return ", ".join(in_words(property_, one, language) for one in value)
    return str(value)


def _place(value: Mapping[str, object]) -> str:
    where = str(value["water"]) if "water" in value else names.name_of(str(value.get("iso2", "")))
    directions = value.get("dirs")
    return f"{where} ({', '.join(map(str, directions))})" if isinstance(directions, Sequence) and directions else where
