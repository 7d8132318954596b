"""From the words of documents to pages of actors: the cases that any such program is asked about first."""

from collections.abc import Callable, Mapping

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import extract
from briefgen.index import Appearance, open_index
from briefgen.model.actor import Kind
from briefgen.model.extraction import Extraction
from briefgen.model.source import SourceDocument

Read = Callable[..., Mapping[str, Extraction]]
Page = tuple[str, str]
"""Document, name."""


@pytest.fixture
def read(engine: Engine) -> Read:
    """Documents by their dates → what was found in them."""

    def extractions(**texts: str) -> Mapping[str, Extraction]:
        return {
            name: extract(
                SourceDocument(f"seeds/{name}.txt", "0" * 64, "text/plain", text),
                next(engine.parse([text])),
                summary_words=60,
            )
            for name, text in texts.items()
        }

    return extractions


def pages(found: Mapping[str, Extraction], *kinds: Kind) -> dict[Page, str]:
    """The page of each actor of each document; documents are as old as their names sort."""
    present = {
        name: [
            Appearance(name, a.id, a.name, a.kind, a.country, f"2025-01-{at:02}", tuple(r.text for r in a.roles))
            for a in one.actors
        ]
        for at, (name, one) in enumerate(sorted(found.items()), 1)
    }
    with open_index(None) as index:
        index.update(present)
        ids = index.ids()
    wanted = kinds or tuple(Kind)
    return {(name, a.name): ids[name][a.id] for name, one in found.items() for a in one.actors if a.kind in wanted}


def roles(found: Extraction, name: str) -> list[str]:
    return [role.text for actor in found.actors if actor.name == name for role in actor.roles]


def test_two_smiths_in_one_document(read: Read) -> None:
    found = read(a="Anna Smith met Owen Smith in Riga. Smith left early.", b="Anna Smith arrived.")
    people = pages(found, Kind.PERSON)
    assert people["a", "Anna Smith"] == people["b", "Anna Smith"]
    assert len(set(people.values())) == 3
    assert people["a", "Smith"] == "smith--in-a"


def test_the_two_george_bushes(read: Read) -> None:
    found = read(
        a="President George Bush spoke on Monday. Mr Bush left.",
        b="President George W. Bush spoke on Monday. Mr Bush left.",
        c="Former president George H. W. Bush met President George W. Bush.",
    )
    people = pages(found, Kind.PERSON)
    assert people["b", "George W. Bush"] == people["c", "George W. Bush"]
    assert set(people.values()) == {"george-bush", "george-w-bush", "george-h-w-bush"}


def test_owen_and_chloe_smith_across_documents(read: Read) -> None:
    found = read(a="Owen Smith arrived. Smith left again.", b="Chloe Smith arrived. Smith left again.", c="Smith won.")
    people = pages(found, Kind.PERSON)
    assert people["a", "Owen Smith"] == "owen-smith"
    assert people["b", "Chloe Smith"] == "chloe-smith"
    assert set(people.values()) - {"owen-smith", "chloe-smith"} <= {"smith--in-c"}


def test_a_role_leaking_into_a_name(read: Read) -> None:
    text = (
        "Deputy Foreign Minister Anders Holtvik said the plan was wrong. Defence Minister Olga Petrescu agreed. "
        "US Secretary of State Marc Rubin and Latvian Health Minister Eva Rask left. Mr Holtvik stayed."
    )
    found = read(a=text)
    assert set(pages(found, Kind.PERSON)) == {
        ("a", name) for name in ("Anders Holtvik", "Olga Petrescu", "Marc Rubin", "Eva Rask")
    }
    assert not pages(found, Kind.ORGANISATION)
    assert roles(found["a"], "Marc Rubin") == ["US Secretary of State"]


def test_several_people_joined_in_one_mention(read: Read) -> None:
    text = "Mara Oskel and Ivo Brant, Ana Lind and Tom Dahl met in Riga. Oskel and Brant left first."
    people = pages(read(a=text), Kind.PERSON)
    assert {name for _, name in people} == {"Mara Oskel", "Ivo Brant", "Ana Lind", "Tom Dahl"}


def test_a_former_minister_and_the_present_one(read: Read) -> None:
    found = read(
        a="Former port minister Ivo Brant met port minister Mara Oskel. The minister said it would rain.",
        b="Port minister Ivo Brant spoke. Brant was pleased.",
    )
    people = pages(found, Kind.PERSON)
    assert people["a", "Ivo Brant"] == people["b", "Ivo Brant"] == "ivo-brant"
    assert people["a", "Mara Oskel"] == "mara-oskel"
    assert roles(found["a"], "Ivo Brant") == ["Former port minister"]
    assert roles(found["a"], "Mara Oskel") == ["port minister"]
    assert roles(found["b"], "Ivo Brant") == ["Port minister"]
    assert {quote.speaker for quote in found["a"].quotes} <= {"mara-oskel", None}


def test_an_organisation_named_after_a_person(read: Read) -> None:
    found = read(
        a="Brant Holdings Ltd said profits rose. Shares of Brant Holdings fell.",
        b="Ivo Brant founded Brant Holdings Ltd in 1990.",
    )
    everybody = pages(found)
    assert everybody["b", "Ivo Brant"] == "ivo-brant"
    companies = pages(found, Kind.ORGANISATION)
    assert len(set(companies.values())) == 1
    assert "ivo-brant" not in companies.values()
