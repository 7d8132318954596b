"""Attributions say what they rest on, what lost, and when they are not sure."""

from collections.abc import Callable

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import extract
from briefgen.model.actor import Form
from briefgen.model.extraction import Extraction
from briefgen.model.quote import QuoteKind
from briefgen.model.source import Metadata, SourceDocument

Read = Callable[[str], Extraction]


@pytest.fixture
def read(engine: Engine) -> Read:
    def read(text: str) -> Extraction:
        document = SourceDocument("seeds/a.txt", "0" * 64, "text/plain", text, Metadata())
        return extract(document, next(engine.parse([text])), summary_words=60)

    return read


def test_a_pronoun_rests_on_the_name_that_it_means(read: Read) -> None:
    found = read("Mara Oskel came by boat. “The river is low,” she said.\n")
    quote = found.quotes[0]
    assert (quote.rule, quote.speaker) == ("pronoun", "mara-oskel")
    assert [span.within(found.text) for span in quote.evidence] == ["Mara Oskel"]


def test_a_source_that_lost_is_told_with_how_likely_it_was(read: Read) -> None:
    found = read("Mara Oskel said Ivo Brant had called the plan “a mistake”.\n")
    quote = next(quote for quote in found.quotes if quote.kind is QuoteKind.MIXED)
    assert quote.rivals
    assert quote.sure is not None
    assert all(quote.sure >= rival.sure > 0 for rival in quote.rivals)
    assert {"Ivo Brant", "Mara Oskel"} <= {
        span.within(found.text) for span in (quote.source, *(rival.source for rival in quote.rivals)) if span
    }


def test_a_surname_of_two_is_not_resolved_and_says_so(read: Read) -> None:
    found = read("Anna Brant and Ivo Brant came by boat. “The wheat is dry,” Brant said.\n")
    quote = found.quotes[0]
    assert (quote.rule, quote.speaker, quote.needs_review) == ("several_bearers", None, True)
    assert quote.candidates == ("anna-brant", "ivo-brant")


def test_of_a_surname_the_one_named_before_is_meant(read: Read) -> None:
    found = read("Anna Brant came by boat. “The wheat is dry,” Brant said. Brant left. Ivo Brant came later.\n")
    assert found.quotes[0].speaker == "anna-brant"


def test_a_role_of_two_is_not_resolved_and_says_so(read: Read) -> None:
    quote = read(
        "The prime minister of Latvia, Mara Oskel, and the prime minister of Estonia, Ivo Brant, met in Riga. "
        "“By 2031,” the prime minister said.\n"
    ).quotes[0]
    assert (quote.speaker, quote.needs_review) == (None, True)
    assert set(quote.candidates) == {"mara-oskel", "ivo-brant"}


def test_two_who_speak_together_are_both_candidates(read: Read) -> None:
    quote = read("“We will stay,” Mara Oskel and Ivo Brant said.\n").quotes[0]
    assert (quote.rule, quote.speaker, quote.needs_review) == ("several_speakers", None, True)
    assert quote.candidates == ("mara-oskel", "ivo-brant")


def test_the_first_person_in_a_quote_is_its_speaker(read: Read) -> None:
    found = read("“I heard Peter Lind say ‘I am tired’, but my boat is ready,” Mara Oskel said.\n")
    said = next(actor for actor in found.actors if actor.id == "mara-oskel")
    pronouns = [m.span for m in said.mentions if m.form is Form.PRONOUN]
    assert [span.within(found.text) for span in pronouns] == ["I", "my"]
    assert pronouns[0].start == 1


def test_a_transcript_is_not_weighed(read: Read) -> None:
    found = read("MARA OSKEL: It opens.\n\nIVO BRANT: I doubt it.\n\nMARA OSKEL: You will see.\n")
    assert {(quote.rule, quote.sure) for quote in found.quotes} == {("label", None)}


def test_a_key_quote_says_why_and_is_told_once(read: Read) -> None:
    said = "“The lock at Riga will open again before the harvest,” Mara Oskel, the harbour master, said.\n\n"
    found = read("The lock at Riga opens before the harvest.\n\n" + said + "Growers cheered.\n\n" + said)
    keys = [quote for quote in found.quotes if quote.key]
    assert len(keys) == 1
    assert "it is direct" in keys[0].key_because
    assert "it is about the document's subject" in keys[0].key_because
    assert all(not quote.key_because for quote in found.quotes if not quote.key)


def test_a_pronoun_between_two_people_of_whom_nothing_tells_he_or_she_is_marked(read: Read) -> None:
    quote = read(
        "Siri Bakk opened the hearing in Oslo. Colm Trane sat beside the clerk.\n\n"
        "“It is arithmetic,” Bakk said, with Trane at her side.\n\n“She is right,” he said.\n"
    ).quotes[1]
    assert quote.needs_review
    assert quote.candidates
