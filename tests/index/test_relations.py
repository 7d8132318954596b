"""Relations are what a document states in so many words; nothing is inferred."""

import pytest

from briefgen.index.relations import stated_in
from briefgen.model.actor import Actor, Kind, Mention, Role
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span

KINDS = {"Pontgrain": Kind.ORGANISATION, "Riga Post": Kind.ORGANISATION, "Latvian": Kind.COUNTRY}
NAMES = ("Mara Oskel", "Ivo Brant", *KINDS)


def an_entry(text: str, role: str = "", of: str = "Mara Oskel", cue: str = "") -> Entry:
    """A document of one sentence, with the actors that it names."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    actors = tuple(
        Actor(
            name,
            name,
            KINDS.get(name, Kind.PERSON),
            mentions=(Mention(at(name)),),
            roles=(Role(at(role), role),) if role and name == of else (),
        )
        for name in NAMES
        if name in text
    )
    quote = Quote("q1", QuoteKind.INDIRECT, (Span(0, 1),), cue=at(cue) if cue else None, speaker="Mara Oskel")
    return Entry(
        Briefing(
            "a",
            None,
            "A",
            actors=tuple(ActorItem(actor.id, actor.name, actor.kind) for actor in actors),
            quotes=(QuoteItem("q1", QuoteKind.INDIRECT, "x", "Mara Oskel"),),
        ),
        Extraction(
            SourceDocument("seeds/a.txt", "0" * 64, "text/plain", text),
            "en",
            Title("A"),
            (Sentence(1, Span(0, len(text)), 0),),
            actors=actors,
        ),
        quotes={"q1": quote},
    )


def edges(entry: Entry) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.subject, one.object) for one in stated_in(entry)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Pontgrain spokesman Mara Oskel spoke.", "spokesman"),
        ("Pontgrain’s chair Mara Oskel spoke.", "chair"),
        ("Mara Oskel, head of Pontgrain, spoke.", "head"),
        ("Mara Oskel, head of Pontgrain, spoke.", "head of Pontgrain"),
        ("Mara Oskel, who speaks for the Pontgrain, left.", "speaks"),
    ],
)
def test_a_role_with_an_organisation_in_it_or_beside_it_is_an_affiliation(text: str, role: str) -> None:
    entry = an_entry(text, role)
    assert edges(entry) == [("affiliation", "Mara Oskel", "Pontgrain")]
    [relation] = stated_in(entry)
    assert "Pontgrain" in relation.span.within(text)
    assert role in relation.span.within(text)


def test_a_demonym_in_a_role_is_an_affiliation_with_the_country() -> None:
    assert edges(an_entry("Latvian envoy Mara Oskel spoke.", "Latvian envoy")) == [
        ("affiliation", "Mara Oskel", "Latvian")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Oskel met Ivo Brant in May.",
        "Mara Oskel has met with Ivo Brant.",
        "Mara Oskel held talks with Latvian envoy Ivo Brant.",
        "Mara Oskel, an envoy, met her colleague Ivo Brant.",
    ],
)
def test_who_is_said_to_have_met_whom(text: str) -> None:
    assert ("met", "Mara Oskel", "Ivo Brant") in edges(an_entry(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mara Oskel has not met Ivo Brant.",
        "Mara Oskel will meet Ivo Brant.",
        "Mara Oskel refused to meet Ivo Brant.",
        "Mara Oskel would have met with Ivo Brant.",
        "Mara Oskel and Ivo Brant spoke.",
        "Mara Oskel met the press. Later Ivo Brant spoke.",
        "It is untrue that Mara Oskel met Ivo Brant.",
        "Reports that Mara Oskel met Ivo Brant are false.",
        "Nobody knows whether Mara Oskel met Ivo Brant.",
        "Has Mara Oskel met Ivo Brant?",
    ],
)
def test_a_meeting_that_is_not_said_to_have_been_is_none(text: str) -> None:
    assert not edges(an_entry(text))


def test_whom_a_speaker_is_said_to_have_told() -> None:
    assert edges(an_entry("No, Mara Oskel told the Riga Post.", cue="told")) == [("told", "Mara Oskel", "Riga Post")]
    assert not edges(an_entry("No, Mara Oskel told reporters near the Riga Post.", cue="told"))


def test_a_document_that_is_not_there_states_nothing() -> None:
    assert stated_in(Entry(Briefing("a", None, "A"))) == ()
