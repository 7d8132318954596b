"""Verdicts: graded, with the reference's value, and never "differs" on population alone."""

import pytest

from briefgen.analysis.facts.check import check
from briefgen.analysis.facts.statement import Statement
from briefgen.model.fact import FactValue, Verdict
from briefgen.model.span import Span
from briefgen.reference.facts import values_of

POPULATION = float(values_of("BY", "population")[0].value)
AREA = float(values_of("BY", "area")[0].value)


def verdict(country: str, property_: str, value: FactValue) -> Verdict:
    found = check(country, Statement(property_, Span(0, 1), value))
    if found.status is not Verdict.UNCHECKED:
        assert found.reference is not None
        assert found.dataset
        assert found.edition
    return found.status


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, Verdict.AGREES), (1.049, Verdict.AGREES), (0.8, Verdict.CLOSE), (2.0, Verdict.CLOSE), (0.01, Verdict.CLOSE)],
)
def test_population_agrees_within_a_twentieth_and_never_differs(share: float, expected: Verdict) -> None:
    assert verdict("BY", "population", round(POPULATION * share)) is expected


def test_a_rounded_figure_agrees_with_what_rounds_to_it() -> None:
    assert verdict("BY", "population", round(POPULATION, -6)) is Verdict.AGREES


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, Verdict.AGREES), (1.009, Verdict.AGREES), (1.02, Verdict.CLOSE), (1.05, Verdict.DIFFERS)],
)
def test_area_agrees_within_a_hundredth_and_is_close_within_three(share: float, expected: Verdict) -> None:
    assert verdict("BY", "area", round(AREA * share) + 0.5) is expected


@pytest.mark.parametrize(
    ("country", "neighbour", "points", "expected"),
    [
        ("BY", "PL", ["W"], Verdict.AGREES),
        ("BY", "PL", [], Verdict.AGREES),
        ("BY", "PL", ["E"], Verdict.DIFFERS),
        ("BY", "DE", ["W"], Verdict.DIFFERS),
        ("FI", "RU", ["E"], Verdict.AGREES),
        ("FI", "RU", ["W"], Verdict.DIFFERS),
        ("IS", "GB", ["S"], Verdict.UNCHECKED),
    ],
)
def test_a_border_agrees_where_it_lies(country: str, neighbour: str, points: list[str], expected: Verdict) -> None:
    assert verdict(country, "border", {"iso2": neighbour, "dirs": points}) is expected


@pytest.mark.parametrize(
    ("country", "property_", "value", "expected"),
    [
        ("BY", "capital", "Minsk", Verdict.AGREES),
        ("DJ", "capital", "Djibouti City", Verdict.AGREES),
        ("UA", "capital", "Kiev", Verdict.AGREES),
        ("BY", "capital", "Brest", Verdict.DIFFERS),
        ("BY", "landlocked", True, Verdict.AGREES),
        ("BY", "landlocked", False, Verdict.DIFFERS),
        ("LV", "currency", "EUR", Verdict.AGREES),
        ("LV", "official_language", "lv", Verdict.AGREES),
        ("LV", "official_language", "ru", Verdict.DIFFERS),
        ("BY", "climate", "mild", Verdict.UNCHECKED),
    ],
)
def test_words_agree_or_differ(country: str, property_: str, value: FactValue, expected: Verdict) -> None:
    assert verdict(country, property_, value) is expected
