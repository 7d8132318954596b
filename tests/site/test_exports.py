"""Exports hold what the pages hold, in forms that other programs read."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefgen.cli.export import FORMATS as OFFERED
from briefgen.model.actor import Mention, Role
from briefgen.model.entry import Entry, Library
from briefgen.model.source import Sentence
from briefgen.model.span import Span
from briefgen.settings import SiteSettings
from briefgen.site.exports import FORMATS, export
from briefgen.site.language import ENGLISH
from briefgen.site.plan import site_view

SITE = site_view(SiteSettings(title="Desk", base_url="https://desk.example/"), ENGLISH)


def test_the_command_offers_every_format() -> None:
    assert set(OFFERED) == set(FORMATS)


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_library_gives_the_same_text(library: Library, to: str) -> None:
    assert export(library, SITE, to) == export(library, SITE, to)
    assert export(Library(()), SITE, to) is not None


def test_json_has_every_line_with_its_sentences(library: Library) -> None:
    found = json.loads(export(library, SITE, "json"))
    first = found["briefings"][1]
    assert found["schema"] == "briefgen/export/1"
    assert first["summary"] == [{"id": "s1", "text": "Talks opened in Riga.", "sentences": [1]}]
    assert [(q["id"], q["speaker_name"], q["sentences"]) for q in first["quotes"]] == [
        ("q1", "Mara Oskel", [2]),
        ("q2", None, []),
    ]


def test_csv_has_a_row_for_each_quote_and_no_formula(library: Library, entry: Callable[..., Entry]) -> None:
    hostile = entry(title="=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(export(Library((hostile, *library.entries)), SITE, "csv"), newline="")))
    assert len(rows) == 6
    assert rows[0]["title"] == "'=HYPERLINK(1)"
    assert rows[0]["text"] == "We agree,"


def test_a_rendering_by_a_person_is_exported_as_one(entry: Callable[..., Entry]) -> None:
    one = entry()
    quotes = tuple(replace(quote, paraphrase=True) for quote in one.briefing.quotes)
    changed = Library((replace(one, briefing=replace(one.briefing, quotes=quotes)),))
    rows = list(csv.DictReader(io.StringIO(export(changed, SITE, "csv"), newline="")))
    assert [(row["kind"], row["verbatim"]) for row in rows] == [("paraphrase", "False")] * 2
    assert "Quotation" not in export(changed, SITE, "jsonld")


def test_every_annotation_selects_the_exact_words_of_the_source(library: Library) -> None:
    text = library.entries[0].extraction.text if library.entries[0].extraction else ""
    page = json.loads(export(library, SITE, "webannotation"))["first"]
    assert len(page["items"]) == 6
    for item in page["items"]:
        for target in item["target"]:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_citations_are_whole_and_say_what_the_briefing_is_made_from(entry: Callable[..., Entry]) -> None:
    one = entry(title="Profit & loss: 100 % of {it}\nhere")
    briefing = replace(one.briefing, publisher="Example Wire", url="https://wire.example/1")
    library = Library((replace(one, briefing=briefing),))
    ris = export(library, SITE, "ris")
    assert ris.startswith("TY  - RPRT\r\nTI  - Profit & loss: 100 % of {it} here\r\n")
    assert "UR  - https://desk.example/briefings/talks.html\r\n" in ris
    assert "Example Wire" in ris
    assert ris.endswith("ER  - \r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n") if line)
    bibtex = export(library, SITE, "bibtex")
    assert r"Profit \& loss: 100 \% of \{it\} here" in bibtex
    assert bibtex.count("{") == bibtex.count("}")


def test_linked_data_and_follow_the_money_name_the_same_actors(library: Library) -> None:
    reports = json.loads(export(library, SITE, "jsonld"))["@graph"]
    assert {one["name"] for report in reports for one in report["about"]} == {"Mara Oskel", "Latvia"}
    entities = [json.loads(line) for line in export(library, SITE, "ftm").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        if entity["schema"] == "Mention":
            assert set(entity["properties"]["resolved"]) | set(entity["properties"]["document"]) <= ids
    person = next(entity for entity in entities if entity["schema"] == "Person")
    assert person["properties"] == {"name": ["Mara Oskel"], "position": ["envoy"]}


def test_what_a_document_states_of_two_actors_is_in_the_exports_that_have_relations(
    entry: Callable[..., Entry],
) -> None:
    one = entry()
    assert one.extraction
    oskel, latvia = one.extraction.actors
    text = "Latvian envoy Mara Oskel spoke."
    stated = replace(
        one.extraction,
        source=replace(one.extraction.source, text=text),
        sentences=(Sentence(1, Span(0, len(text)), 0),),
        actors=(
            replace(oskel, roles=(Role(Span(0, 13), "Latvian envoy"),), mentions=(Mention(Span(14, 24)),)),
            replace(latvia, mentions=(Mention(Span(0, 7)),)),
        ),
        quotes=(),
        facts=(),
        events=(),
    )
    only = Library((Entry(one.briefing, stated),))
    assert json.loads(export(only, SITE, "json"))["briefings"][0]["relations"] == [
        {
            "kind": "affiliation",
            "subject": "mara-oskel",
            "object": "latvia",
            "span": [0, 13],
            "text": "Latvian envoy",
            "sentences": [1],
        }
    ]
    entities = [json.loads(line) for line in export(only, SITE, "ftm").splitlines()]
    [link] = [entity["properties"] for entity in entities if entity["schema"] == "UnknownLink"]
    assert link == {
        "subject": ["actor-mara-oskel"],
        "object": ["actor-latvia"],
        "role": ["affiliation"],
        "summary": ["Latvian envoy"],
        "proof": ["briefing-talks"],
        "date": ["2026-03-05"],
    }
