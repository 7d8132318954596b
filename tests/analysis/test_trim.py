"""No trim changes who claims what: sentences put together from claims, sources and ornaments of every kind."""

import re
from itertools import product

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.summary.trim import trim
from briefgen.model.span import Span

CLAIMS = (
    "The port of Poti will stay closed to all ships until the water rises",
    "“The port will not open before the end of the harvest”",
    "Growers in the lowlands may lose a third of their wheat",
    "No ship has left the harbour of the city since the spring",
)
SOURCES = (
    "said Mara Oskel",
    "Mara Oskel said",
    "according to the harbour master, Ivo Brant",
    "the union of growers warned",
)
TAILS = (
    "",
    " on Tuesday evening",
    " in a statement on Monday",
    ", who has led the port since the spring",
    ", the minister of transport of Latvia",
    ", adding that nobody had told the growers",
    ", which nobody at the port has denied",
    ", citing a report that the ministry called “a mistake from beginning to end”",
    ", if the dredger returns from the river",
    ", but Ivo Brant denied it",
    ", without naming the ships that were turned away",
    ", lawyer Ada Lind and the ministry",
)
LIMITS = re.compile(r"\b(?:not|no|nobody|may|if|but|without|denied|adding|according)\b|[“”]", re.IGNORECASE)
CLAIMANTS = re.compile(r"Mara Oskel|Ivo Brant|the union of growers|Ada Lind|the ministry")
SAYING = re.compile(r"\b(?:said|warned|adding|according|called|denied|citing)\b")
SENTENCES = [f"{claim}, {source}{tail}." for claim, source, tail in product(CLAIMS, SOURCES, TAILS)]


@pytest.fixture(scope="module")
def trimmed(engine: Engine) -> list[tuple[str, str]]:
    parses = engine.parse(SENTENCES)
    return [
        (text, trim(parsed, Span(0, len(text))).within(text)) for text, parsed in zip(SENTENCES, parses, strict=True)
    ]


def test_a_trimmed_line_is_the_beginning_of_its_sentence(trimmed: list[tuple[str, str]]) -> None:
    assert all(text.startswith(line) for text, line in trimmed)
    assert sum(text != line for text, line in trimmed) > len(trimmed) / 10


@pytest.mark.parametrize("kept", [LIMITS, CLAIMANTS, SAYING], ids=["hedges and quotations", "claimants", "saying"])
def test_nothing_that_decides_who_claims_what_is_cut(trimmed: list[tuple[str, str]], kept: re.Pattern[str]) -> None:
    lost = [(text, line) for text, line in trimmed if kept.findall(text) != kept.findall(line)]
    assert not lost
