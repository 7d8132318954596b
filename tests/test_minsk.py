"""What must come out of seeds/minsk-talks.txt: a real article, through the whole analysis."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import extract_all
from briefgen.model.extraction import Extraction
from briefgen.model.interchange import as_json
from briefgen.model.source import SourceDocument
from briefgen.seeds import read_file

ROOT = Path(__file__).parent.parent


HOSTING = (
    "We can host the meeting here, where everyone can sit down calmly, without shouting or noise, "
    "and reach an agreement,"
)


@pytest.fixture(scope="module")
def extraction(engine: Engine) -> Extraction:
    document, problems = read_file(ROOT / "seeds/minsk-talks.txt", "seeds/minsk-talks.txt", limit=100_000)
    assert isinstance(document, SourceDocument)
    assert not problems
    return next(extract_all(engine, [document], summary_words=90))


@pytest.fixture(scope="module")
def found(extraction: Extraction) -> dict[str, Any]:
    return json.loads(json.dumps(as_json(extraction)))


def actors(found: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    named = [actor for actor in found["actors"] if actor["kind"] == kind]
    assert len({actor["name"] for actor in named}) == len(named), "one actor twice"
    return {actor["name"]: actor for actor in named}


def test_the_people_are_each_there_once_with_the_role_that_the_text_states(found: dict[str, Any]) -> None:
    roles = {name: [role["text"] for role in actor["roles"]] for name, actor in actors(found, "person").items()}
    assert roles == {
        "Donald Trump": [],
        "Volodymyr Zelensky": ["Ukrainian President"],
        "Vladimir Putin": ["Russian President"],
        "Dmitry Peskov": ["Kremlin spokesperson"],
        "Alexander Lukashenko": ["Belarusian President"],
        "Marco Rubio": ["US Secretary of State"],
    }


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Donald Trump", {"Donald Trump", "Trump"}),
        ("Volodymyr Zelensky", {"Volodymyr Zelensky", "Zelensky"}),
        ("Dmitry Peskov", {"Dmitry Peskov", "Peskov"}),
        ("Vladimir Putin", {"Vladimir Putin", "Putin"}),
    ],
)
def test_short_forms_are_joined_to_the_full_name(found: dict[str, Any], name: str, forms: set[str]) -> None:
    mentions = actors(found, "person")[name]["mentions"]
    assert {found["text"][m["start"] : m["end"]] for m in mentions if m["form"] == "name"} == forms


def test_the_countries_that_act_are_central_and_the_neighbours_are_not(found: dict[str, Any]) -> None:
    central = {name for name, actor in actors(found, "country").items() if actor["central"]}
    others = set(actors(found, "country")) - central
    assert central == {"Belarus", "Russia", "Ukraine", "United States"}
    assert others == {"Poland", "Lithuania", "Latvia"}


def test_cities_are_places_and_seats_of_government_stand_for_their_country(found: dict[str, Any]) -> None:
    assert {"Minsk", "Riyadh", "Istanbul"} <= set(actors(found, "place"))
    assert not {"Minsk", "State", "Kremlin", "White House"} & set(actors(found, "organisation"))
    metonyms = {
        (actor["name"], found["text"][m["start"] : m["end"]].removeprefix("the "))
        for actor in found["actors"]
        for m in actor["mentions"]
        if m["metonym"]
    }
    assert ("Russia", "Kremlin") in metonyms
    assert ("United States", "White House") in metonyms


def test_no_heading_runs_into_a_name(found: dict[str, Any]) -> None:
    assert not [a["name"] for a in found["actors"] if "Belarus Belarus" in a["name"] or "\n" in a["name"]]
    assert not actors(found, "organisation")


def test_the_two_direct_quotes_have_their_speakers_and_nothing_else_is_direct(found: dict[str, Any]) -> None:
    direct = [(quote["text"], quote["speaker"]) for quote in found["quotes"] if quote["kind"] == "direct"]
    assert direct == [
        (
            HOSTING,
            "alexander-lukashenko",
        ),
        (
            "For us, Minsk is the best place; it is our key ally, so it is the best place for negotiations,",
            "dmitry-peskov",
        ),
    ]


def test_the_second_quote_was_found_from_its_pronoun(found: dict[str, Any]) -> None:
    second = [quote for quote in found["quotes"] if quote["kind"] == "direct"][1]
    assert found["text"][slice(*second["source"])] == "he"
    assert found["text"][slice(*second["cue"])] == "affirmed"


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("dmitry-peskov", "thorough preparation"),
        ("marco-rubio", "could be on the cards"),
        ("alexander-lukashenko", "act as a mediator"),
        ("volodymyr-zelensky", "regret"),
    ],
)
def test_reported_speech_has_its_speaker(found: dict[str, Any], speaker: str, words: str) -> None:
    reported = [q for q in found["quotes"] if q["kind"] != "direct" and q["speaker"] == speaker]
    assert any(words in quote["text"] for quote in reported), reported


def test_the_facts_of_belarus_are_those_that_the_text_states(found: dict[str, Any]) -> None:
    assert {fact["country"] for fact in found["facts"]} == {"BY"}
    values: dict[str, Any] = {f["property"]: f["value"] for f in found["facts"] if f["property"] != "border"}
    assert values["official_name"] == "Republic of Belarus"
    assert values["landlocked"] is True
    assert values["region"] == "Eastern Europe"
    assert values["population"] == 9_100_000
    assert values["area"] == 207_600
    assert values["capital"] == "Minsk"
    assert values["largest_city"] == "Minsk"
    assert values["climate"] == "hemiboreal"
    borders = {f["value"]["iso2"]: f["value"]["dirs"] for f in found["facts"] if f["property"] == "border"}
    assert borders == {"RU": ["E"], "UA": ["S"], "PL": ["W"], "LT": ["NW"], "LV": ["NW"]}


def test_facts_keep_the_words_and_the_qualifier_of_the_document(found: dict[str, Any]) -> None:
    facts = {fact["property"]: fact for fact in found["facts"]}
    assert facts["population"]["qualifier"] == "around"
    assert "9.1 million" in facts["population"]["text"]
    assert "207,600" in facts["area"]["text"]
    for fact in found["facts"]:
        assert found["text"][slice(*fact["span"])] == fact["text"]


def test_dates_have_no_year_since_the_document_states_none(found: dict[str, Any]) -> None:
    assert {date["text"]: date["value"] for date in found["dates"]} == {"March 4": None, "February 12": None}
    assert {event["date"] for event in found["events"]} == {"--03-04", "--02-12"}
    assert found["date"] is None


def test_the_title_is_made_from_words_of_the_text(extraction: Extraction) -> None:
    assert extraction.title.made
    assert 20 <= len(extraction.title.text) <= 90
    words = {word.strip(".,").casefold() for word in extraction.text.split()}
    assert {word.strip(".,").casefold() for word in extraction.title.text.split()} <= words


def test_the_summary_is_whole_sentences_of_the_source(extraction: Extraction) -> None:
    sentences = {sentence.span for sentence in extraction.sentences if not sentence.heading}
    assert 3 <= len(extraction.summary) <= 5
    assert all(line.spans[0] in sentences for line in extraction.summary)


def test_the_extraction_matches_the_published_schema(found: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "docs/extract.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)
    for actor in found["actors"]:
        for mention in actor["mentions"]:
            assert found["text"][mention["start"] : mention["end"]].strip()
    for quote in found["quotes"]:
        assert quote["text"] == " […] ".join(found["text"][slice(*span)] for span in quote["content"])
