"""What a document states about countries, each statement with its place and compared with the reference."""

from collections.abc import Iterator

from briefgen.analysis.facts.borders import borders
from briefgen.analysis.facts.check import check
from briefgen.analysis.facts.figures import area, population
from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About, described
from briefgen.analysis.facts.words import in_words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.fact import Fact

__all__ = ["find_facts"]

_ONCE = frozenset(("official_name", "landlocked", "region", "border", "water_border"))
"""Properties of which the same value is reported once a document and country."""


def find_facts(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Fact, ...]:
    """Facts in the order of the text, compared with the reference."""
    seen: set[tuple[str, str, str]] = set()
    facts: list[Fact] = []
    for about in described(parsed):
        for statement in sorted(_statements(parsed.text, about), key=lambda one: (one.span, one.property)):
            key = (about.country, statement.property, _identity(statement))
            if key not in seen:
                seen.add(key)
                facts.append(_fact(parsed.text, about.country, statement))
    return tuple(facts)


def _statements(text: str, about: About) -> Iterator[Statement]:
    yield from in_words(text, about)
    yield from population(text, about)
    yield from area(text, about)
    yield from borders(text, about)


def _identity(statement: Statement) -> str:
    value = statement.value
    if isinstance(value, dict):
        return str(value.get("iso2") or value.get("water"))
    return "" if statement.property in ("official_name", "region", "landlocked") else str(value)


def _fact(text: str, country: str, statement: Statement) -> Fact:
    return Fact(
        country,
        statement.property,
        statement.span.within(text),
        statement.span,
        statement.value,
        statement.unit,
        statement.qualifier,
        check(country, statement),
    )
