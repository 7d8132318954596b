"""Near-copies are found among many documents; reports of one event in other words are none."""

import random

from briefgen.index import near_copies
from briefgen.model.briefing import Briefing
from briefgen.model.card import Card, card_of
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction, Title
from briefgen.model.source import SourceDocument

WORDS = [f"word{number}" for number in range(3000)]


def a_text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311  (no secret)


def a_card(slug: str, words: list[str]) -> Card:
    source = SourceDocument(f"seeds/{slug}.txt", "0" * 64, "text/plain", " ".join(words))
    return card_of(Entry(Briefing(slug, source.path, slug), Extraction(source, "en", Title(slug), ())))


def test_copies_shortened_or_with_another_end_are_found_among_many() -> None:
    wire = a_text(1)
    others = [a_card(f"other-{seed}", a_text(seed)) for seed in range(2, 200)]
    cards = [a_card("wire", wire), *others, a_card("short", wire[:230]), a_card("long", [*wire, *a_text(999, 60)])]
    assert near_copies(cards) == {"wire": ("short", "long"), "short": ("wire", "long"), "long": ("wire", "short")}


def test_a_common_paragraph_makes_no_copy() -> None:
    notice = a_text(1, 80)
    assert near_copies([a_card(f"b{seed}", [*a_text(seed), *notice]) for seed in range(2, 60)]) == {}


def test_of_a_few_words_nothing_is_said() -> None:
    assert near_copies([a_card("one", ["ship", "aground"]), a_card("two", ["ship", "aground"])]) == {}


def test_case_and_signs_make_no_other_text() -> None:
    text = a_text(1)
    cards = [a_card("one", text), a_card("two", [f"“{word.upper()}”," for word in text])]
    assert near_copies(cards) == {"one": ("two",), "two": ("one",)}
