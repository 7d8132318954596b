"""Which terms a briefing is tagged with: frequent in its document, rare in the others."""

from briefgen.index import choose_topics
from briefgen.model.briefing import Briefing
from briefgen.model.card import Card, card_of
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction, Title
from briefgen.model.source import SourceDocument
from briefgen.model.span import Span
from briefgen.model.topic import Term


def a_card(slug: str, words: str, tags: tuple[str, ...] | None = None) -> Card:
    """A briefing whose document is nothing but terms, parted by full stops."""
    spans: dict[str, list[Span]] = {}
    at = 0
    for term in words.split(". "):
        spans.setdefault(term.casefold().removesuffix("s"), []).append(Span(at, at + len(term)))
        at += len(term) + 2
    terms = tuple(Term(text, tuple(places)) for text, places in spans.items())
    source = SourceDocument(f"seeds/{slug}.txt", "0" * 64, "text/plain", words)
    extraction = Extraction(source, "en", Title(slug), (), terms=terms)
    return card_of(Entry(Briefing(slug, source.path, slug, tags=tags), extraction))


def test_a_term_of_every_briefing_is_a_topic_of_none() -> None:
    cards = [a_card(f"b{number}", f"talk. talk. lock {number}. lock {number}") for number in range(12)]
    topics = choose_topics(cards)
    assert topics["b3"] == ("lock 3",)


def test_the_more_frequent_term_and_the_longer_phrase_come_first() -> None:
    topics = choose_topics([a_card("one", "barge. barge. barge. barge. river. river. low water. low water. low water")])
    assert topics["one"] == ("low water", "barge", "river")


def test_a_topic_is_written_as_the_documents_write_it_most() -> None:
    topics = choose_topics([a_card("one", "Sanctions. sanctions. sanction"), a_card("two", "sanctions. sanctions")])
    assert topics == {"one": ("sanctions",), "two": ("sanctions",)}


def test_a_briefing_has_few_topics() -> None:
    topics = choose_topics([a_card("one", ". ".join(f"{word}. {word}" for word in "abcdefgh"))])
    assert len(topics["one"]) == 5


def test_topics_that_a_person_chose_replace_what_was_found() -> None:
    cards = [a_card("one", "barge. barge", tags=("River trade",)), a_card("two", "river trade. river trade")]
    assert choose_topics(cards) == {"one": ("River trade",), "two": ("River trade",)}
    assert choose_topics([a_card("one", "barge. barge", tags=())]) == {}
