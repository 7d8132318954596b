"""E-mail addresses, telephone numbers and private notes never reach a reader."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import build, extraction

from briefgen.build import flow
from briefgen.build.check import check
from briefgen.content.draft import draft
from briefgen.content.evidence import entry_of
from briefgen.content.ids import numbered
from briefgen.model.briefing import Briefing, Change, Correction, SummaryItem
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.private import cut, masked, private_notes, public
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.settings import Project
from briefgen.site.prose import as_html


@pytest.mark.parametrize(
    "words",
    [
        "mara.oskel@harbour.example", "a+b@x.co.uk", "+372 640 9800", "+1 (202) 555-0143", "(202) 555-0143",
        "202-555-0143", "+3726409800", "Tel.: 640 98 00", "phone 0640 9800 12", "Fax: (0)640-98-00", "+44 20 7946 0958",
        "+49 (0)30 901820", "030 1234567", "06-12345678", "(0)371 67 012 345", "0612345678", "01 23 45 67 89",
        "089 / 12 34 56", "00372 640 9800", "mara＠harbour.example", "mara%40harbour.example",
    ],
)  # fmt: skip
def test_addresses_and_numbers_are_masked_and_nothing_moves(words: str) -> None:
    text = f"Write to us: {words}, or come."
    shown = masked(text)
    assert len(shown) == len(text)
    assert not any(char.isdigit() for char in shown)
    assert "@" not in shown
    assert shown.startswith("Write to us: ")
    assert shown.endswith(", or come.")


@pytest.mark.parametrize(
    "text",
    [
        "around 9.1 million", "207,600 square kilometres (80,200 square miles)", "on 12-13 March 2026",
        "resolution 2202 (2015)", "S/RES/2202-2015", "@minister on X", "from 1994 to 2014-2020",
        "a rise of +12 per cent", "+5 000 000 people", "3.141592653589", "2026-03-04T10:00:00", "at 10.30-11.45",
        "ISBN 978-0-306-40615-7",
        "01/02/2026 10 people", "0900-1700 12 March", "a table: 01 02 03 04 05 06 07 08 09 10 11 12", "10 000 000 000",
        "https://a.example/?id=0612345678", "0.123456789", "ISBN 0-306-40615-7",
        "phone calls in 2024, 2025 and 2026", "-1 200 300 400", "the 555-0143 line",
    ],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


@given(st.text(alphabet="+-() .@a1é•\n", max_size=60))
def test_a_masked_text_keeps_its_length_and_has_nothing_left_to_mask(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    assert "@a" not in shown or masked(shown) == shown


def test_private_notes_in_the_analysis_are_left_out_also_if_somebody_forgot_to_close_them() -> None:
    body = "Ours.\n\n::: private\nAsk Ivo first.\n:::\nMore. <!-- why? -->\n::: private\nnever closed\n"
    assert public(body) == "Ours.\n\nMore. \n"
    assert list(private_notes(body)) == ["Ask Ivo first.", "why?", "never closed"]


@pytest.mark.parametrize(
    "note",
    [
        "::: Private\nLEAK\n:::\n", "- a\n\n  ::: private\n  LEAK\n  :::\n", "> ::: private\n> LEAK\n> :::\n",
        ":::{.private}\nLEAK\n:::\n", "::::: {.note .PRIVATE #x}\nLEAK\n:::::\n", "1. :::private\n   LEAK\n   :::\n",
        "::: private\nLEAK\n::: note\nLEAK\n:::\nLEAK\n:::\n", "::: private\nLEAK\n\n::: private\nLEAK\n:::\n",
        "<!-- a\n::: private -->\nLEAK\n:::\n", ":::\xa0private\nLEAK\n:::\n", "::: private\r\nLEAK\r\n:::\r\n",
    ],
)  # fmt: skip
def test_a_note_is_private_in_whatever_form_somebody_marks_it(note: str) -> None:
    assert "LEAK" not in public(f"Ours.\n\n{note}Theirs.\n")
    assert public(f"Ours.\n\n{note}Theirs.\n").endswith("Theirs.\n")
    assert "LEAK" in " ".join(private_notes(note))


@given(st.text(alphabet=":private \n>-{}.x<!", max_size=60))
def test_text_is_shown_or_hidden_and_nothing_else_becomes_of_it(text: str) -> None:
    assert "".join(words for words, _ in cut(text)) == text


def test_no_field_shows_an_address_of_a_person() -> None:
    who = "ann@desk.example"
    briefing = Briefing(
        "a", None, "A", reviewer=who, edited_by=who, url=f"https://a.example/?id=0612345678&m={who}",
        corrections=(Correction("2026-03-06", "Wrong.", who),), changes=(Change("2026-03-06", "More.", who),),
        summary=(SummaryItem("s1", "Ours.", edited_by=who),),
    )  # fmt: skip
    entry = entry_of(briefing, None)
    assert "@" not in repr(entry)
    assert entry.edits["s1"].by == "•" * len(who)
    assert "id=0612345678" in (entry.briefing.url or "")
    assert "ann" not in as_html("Write to ann&#64;desk.example, ann&commat;desk.example or ann\\@desk.example.")


def test_an_entry_shows_no_address_and_its_evidence_stays_where_it_was() -> None:
    text = "Talks opened. Write to press@harbour.example or +372 640 9800."
    end = text.index(".") + 1
    sentences = (Sentence(1, Span(0, end), 0), Sentence(2, Span(end + 1, len(text)), 0))
    extraction = Extraction(
        SourceDocument("seeds/a.txt", "a", "text/plain", text),
        "en",
        Title("Talks"),
        sentences,
        summary=(SummaryLine((sentences[0].span,)), SummaryLine((sentences[1].span,))),
    )
    record = numbered(extraction, None, "k")
    briefing = replace(draft("a", record), private="Ask Ivo.", body="Ours. <!-- hm -->")
    entry = entry_of(briefing, record)
    assert "press@" not in repr(entry)
    assert "640" not in repr(entry)
    assert "Ivo" not in repr(entry)
    assert "hm" not in repr(entry)
    assert entry.evidence["s2"] == (sentences[1].span,)
    assert entry.extraction
    assert len(entry.extraction.text) == len(text)
    assert not entry.edited


def test_long_words_take_no_time() -> None:
    masked("1" * 200_000 + "@" + "a" * 200_000 + "+1 " * 50_000 + "tel " * 50_000 + "a@b.example " * 50_000)


@pytest.mark.parametrize(
    "link",
    [
        "[us](mailto:mara%40harbour.example)", "<mailto:mara@harbour.example>", "[us](mara@harbour.example.html)",
        "[us](https://harbour.example/?to=mara%40harbour.example)", "[us](tel:+3726409800)",
        "[us](mailto:mara%2540harbour.example)", "[us](mailto&#58;mara%4&#48;harbour.example)",
    ],
)  # fmt: skip
def test_a_link_to_an_address_is_none(link: str) -> None:
    html = as_html(f"Write {link} or read [this](other.html).")
    assert "mara" not in html.replace("<p>", "") or "href" not in html.partition(" or read")[0]
    assert "mailto" not in html.partition("href")[2]
    assert html.count("href=") == 1


def test_an_address_in_the_name_of_a_document_is_on_no_page(tmp_path: Path) -> None:
    build(tmp_path / "content", extraction(path="seeds/mara@harbour.example.txt"))
    (file,) = (tmp_path / "content/briefings").glob("*.md")
    assert "source: seeds/mara@harbour.example.txt\n" in file.read_text("utf-8"), "the project itself needs it"
    flow.build(Project(tmp_path))
    pages = [path.read_text("utf-8", errors="replace") for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert not [page for page in pages if "mara@harbour" in page]
    codes = [(one.code, one.location.file) for one in check(Project(tmp_path)).problems if one.code == "BG331"]
    assert codes == [("BG331", f"content/briefings/{file.name}")]
