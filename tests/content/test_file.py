"""The content file: what is written is read back, and every mistake names its line."""

import string
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.content.file import UnwritableError, read_briefing, rewrite_briefing, write_briefing
from briefgen.model.actor import Kind
from briefgen.model.briefing import (
    ActorItem,
    Briefing,
    Change,
    Correction,
    EventItem,
    FactItem,
    QuoteItem,
    Review,
    SummaryItem,
)
from briefgen.model.quote import QuoteKind

ODD = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.sampled_from(
        [
            "a\x85b",
            "\ra",
            "a\r\nb",
            "\x00",
            "\x1b[0m",
            "\ufeffa",
            "\u2028a",
            "a\tb",
            "a\n---\nb",
            "NULL",
            "<<",
            "=",
            "no",
            "NO",
            "12",
            "1e3",
            "null",
            "~",
            "#1 here",
            "!here",
            "&here",
            "*here",
            "2025-01-01",
            "---",
            "- x",
            "a: b",
            "# c",
            "'",
            '"',
            "{x}",
            "|",
            " lead",
            "trail ",
        ]
    ),
).filter(str.strip)
MAYBE = st.none() | ODD
DATES = st.sampled_from(("2026-03-04", "2026-03", "2026", "--03-04", "2026-W10", "2010/2019"))
MAYBE_DATES = st.none() | DATES
COUNTRIES = st.sampled_from(("LV", "NO", "GB"))
IDS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=6)


MARKS = {
    "checked": st.booleans(),
    "edited_by": st.sampled_from((None, "A. Editor", "no")),
    "edited_on": st.sampled_from((None, "2026-03-04")),
}


def unique(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=2, unique_by=lambda item: item.id).map(tuple)


BRIEFINGS = st.builds(
    Briefing,
    slug=st.just("x"),
    source=MAYBE,
    title=ODD,
    title_made=st.booleans(),
    date=MAYBE_DATES,
    publisher=MAYBE,
    author=MAYBE,
    url=st.none() | st.sampled_from(("https://example.org/a?b=c#d", "http://example.org")),
    language=ODD,
    notice=MAYBE,
    review=st.sampled_from(Review),
    reviewer=MAYBE,
    reviewed_on=MAYBE_DATES,
    withdrawn_because=MAYBE,
    edited_by=MAYBE,
    edited_on=MAYBE_DATES,
    corrections=st.lists(st.builds(Correction, DATES, ODD, MAYBE, MAYBE), max_size=2).map(tuple),
    changes=st.lists(st.builds(Change, DATES, ODD, MAYBE), max_size=2).map(tuple),
    tags=st.none() | st.lists(ODD, max_size=2).map(tuple),
    private=MAYBE,
    summary=unique(st.builds(SummaryItem, IDS, ODD, **MARKS)),
    quotes=unique(
        st.builds(QuoteItem, IDS, st.sampled_from(QuoteKind), ODD, MAYBE, st.booleans(), st.booleans(), **MARKS)
    ),
    actors=unique(
        st.builds(
            ActorItem,
            IDS,
            ODD,
            st.sampled_from(Kind),
            st.none() | COUNTRIES,
            st.lists(ODD, max_size=2).map(tuple),
            **MARKS,
        )
    ),
    facts=unique(st.builds(FactItem, IDS, COUNTRIES, ODD, ODD, **MARKS)),
    events=unique(st.builds(EventItem, IDS, DATES, ODD, **MARKS)),
    body=st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20),
)
BLANK = st.sampled_from(("", " ", "\n", "\r", "\x85", "\u2028", "\t", "\ud800"))


many = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)


@many
@given(BRIEFINGS)
def test_what_is_written_is_read_back(briefing: Briefing) -> None:
    read, problems = read_briefing("x.md", "x", write_briefing(briefing))
    assert (read, problems) == (briefing, ())


@many
@given(BRIEFINGS, BLANK, st.sampled_from(("title", "publisher", "notice", "private", "reviewer", "language")))
def test_what_no_file_can_say_is_refused_and_not_written(briefing: Briefing, blank: str, name: str) -> None:
    changes: dict[str, Any] = {name: blank}
    with pytest.raises(UnwritableError):
        write_briefing(replace(briefing, **changes))


@pytest.mark.parametrize(
    "odd",
    [
        {"summary": (SummaryItem("s1", ""),)},
        {"tags": ("",)},
        {"date": "2026-02-30"},
        {"body": "a\rb"},
        {"quotes": (QuoteItem("q1", QuoteKind.DIRECT, "We agree", ""),)},
        {"corrections": (Correction("2026-03-05", "It was Riga.", ""),)},
    ],
)
def test_the_refusal_names_what_it_is_about(odd: dict[str, Any]) -> None:
    with pytest.raises(UnwritableError, match=rf"'x' says: {next(iter(odd))}"):
        write_briefing(replace(Briefing("x", None, "A"), **odd))


@many
@given(BRIEFINGS, BRIEFINGS)
def test_a_file_that_is_written_again_says_the_new(old: Briefing, new: Briefing) -> None:
    assert read_briefing("x.md", "x", rewrite_briefing(write_briefing(old), new))[0] == new


BY_HAND = b"""---
# checked on Monday
review: reviewed
title: 'The talks'   # better than the old one
source: seeds/a.txt
summary:
  - text: They met.
    id: s1   # the lede
  - {id: s2, text: They left.}
---
Our analysis.
"""


def test_what_people_note_of_a_line_stands_behind_what_it_says() -> None:
    line = SummaryItem("s1", "They met.", edited_by="A. Editor", edited_on="2026-03-05", checked=True)
    written = write_briefing(Briefing("a", None, "The talks", summary=(line,))).decode()
    assert "    text: They met.\n    checked: true\n    edited_by: A. Editor\n" in written


def test_a_correction_is_added_and_the_others_keep_their_comments() -> None:
    old = (
        b"---\ntitle: a\nsource:\ncorrections:\n  - date: '2026-03-05'   # by telephone\n    text: It was Riga.\n---\n"
    )
    briefing, problems = read_briefing("a.md", "a", old)
    assert briefing, problems
    added = replace(briefing, corrections=(*briefing.corrections, Correction("2026-03-06", "It was noon.", item="s1")))
    written = rewrite_briefing(old, added)
    assert b"# by telephone" in written
    assert read_briefing("a.md", "a", written)[0] == added


def test_comments_and_the_order_of_keys_stay_when_a_line_changes() -> None:
    briefing, _ = read_briefing("a.md", "a", BY_HAND)
    assert briefing
    changed = Briefing(
        "a",
        "seeds/a.txt",
        "The talks",
        review=Review.REVIEWED,
        summary=(briefing.summary[0], SummaryItem("s2", "They left at noon.")),
        body=briefing.body,
    )
    written = rewrite_briefing(BY_HAND, changed)
    assert written == BY_HAND.replace(b"They left.", b"They left at noon.")


QUOTE = "---\ntitle: a\nsource: b\nquotes:\n  - id: q1\n    # its words\n    kind: direct\n    text: x\n    {}\n---\n"
FACT = "---\ntitle: a\nsource: b\nfacts:\n  - id: f1\n    country: {}\n    property: area\n    text: x\n---\n"


@pytest.mark.parametrize(
    ("content", "line", "code", "words"),
    [
        ("---\ntitle: #1 in Riga\nsource: b\n---\n", 2, "BG301", "'#1' for a comment"),
        ("---\ntitle: !Riga talks\nsource: b\n---\n", 2, "BG301", "'!Riga' for a tag"),
        ("---\ntitle: &Riga talks\nsource: b\n---\n", 2, "BG301", "'&Riga' for an anchor"),
        ("---\ntitle: a\nsource: b\nsummary: &all\n  - *all\n---\n", 4, "BG301", "an anchor"),
        ("---\ntitle: a\nsource: b\ntitle: c\n---\n", 4, "BG301", "take one of them out"),
        ("---\ntitle:\nsource: b\n---\n", 2, "BG304", "is empty"),
        ("---\ntitle: ''\nsource: b\n---\n", 2, "BG304", "is empty"),
        ("---\rtitle: a\rsource: b\rreview: drft\r---\r", 4, "BG304", "did you mean 'draft'"),
        (QUOTE.format("key: yes"), 9, "BG304", "did you mean 'true'"),
        ("no front matter", 1, "BG301", "no front matter"),
        ("---\ntitle: a\nsource: b: c\n---\n", 3, "BG301", "not valid YAML"),
        ("---\ntitle: a\nsummary:\n\t- id: s1\n---\n", 4, "BG301", "tabs"),
        ("---\ntitle: a\nsource: b\ntitel: c\n---\n", 4, "BG302", "did you mean 'title'"),
        ("---\nsource: b\n---\n", 2, "BG303", "title is missing"),
        ("---\ntitle: a\nsource: b\nreview: revewed\n---\n", 4, "BG304", "did you mean 'reviewed'"),
        ("---\ntitle: [a]\nsource: b\n---\n", 2, "BG304", "must be text"),
        ("---\ntitle: a\nsource: b\nquotes:\n  - id: q1\n    kind: direkt\n    text: x\n---\n", 6, "BG304", "direct"),
        ("---\ntitle: a\nsource: b\nsummary: none\n---\n", 4, "BG304", "must be a list"),
        ("---\ntitle: a\nsource: b\ndate: 13.3.2026\n---\n", 4, "BG304", "did you mean '2026-03-13'"),
        ("---\ntitle: a\nsource: b\ndate: 2026-02-30\n---\n", 4, "BG304", "a date that there is"),
        (
            "---\ntitle: a\nsource: b\nurl: www.example.org/a\n---\n",
            4,
            "BG304",
            "did you mean 'https://www.example.org/a'",
        ),
        ("---\ntitle: a\nsource: b\nactors:\n  - id: a\n    name: A\n    kind: persn\n---\n", 7, "BG304", "'person'"),
        (FACT.format("UK"), 6, "BG304", "did you mean 'GB' (United Kingdom)"),
        (FACT.format("Latvja"), 6, "BG304", "did you mean 'LV' (Latvia)"),
        (FACT.format("XX"), 6, "BG304", "not 'XX'"),
    ],
)
def test_a_mistake_names_its_line_and_shows_it(content: str, line: int, code: str, words: str) -> None:
    briefing, problems = read_briefing("content/briefings/a.md", "a", content.encode())
    assert briefing is None
    (problem,) = problems
    assert (problem.location.line, problem.code) == (line, code)
    assert words in f"{problem.message} {problem.help}"


def test_all_mistakes_are_told_at_once() -> None:
    content = b"---\ntitel: a\nsource: b\nreview: done\nsummary:\n  - id: s1\n---\n"
    _, problems = read_briefing("a.md", "a", content)
    assert sorted(problem.code for problem in problems) == ["BG302", "BG303", "BG303", "BG304"]
    assert "titel: a\n         | ^" in problems[0].message


def test_bytes_that_are_no_text_are_named_with_their_line() -> None:
    _, (problem,) = read_briefing("a.md", "a", b"---\ntitle: caf\xe9\n---\n")
    assert (problem.location.line, problem.code) == (2, "BG301")
    _, (problem,) = read_briefing("a.md", "a", "---\ntitle: café\n---\n".encode("utf-16"))
    assert "UTF-16" in problem.message


def test_a_list_of_which_all_lines_were_deleted_is_empty() -> None:
    briefing, problems = read_briefing("a.md", "a", b"---\ntitle: a\nsource: b\nevents:\nfacts: # none\n---\n")
    assert briefing, problems
    assert (briefing.events, briefing.facts) == ((), ())


def test_each_marker_of_a_merge_and_each_tab_is_named() -> None:
    merged = "---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\nsource: c\n---\n"
    _, problems = read_briefing("a.md", "a", merged.encode())
    assert [(problem.code, problem.location.line) for problem in problems] == [("BG301", 2), ("BG301", 4), ("BG301", 6)]
    assert "keep what is right of both sides" in problems[0].help
    tabs = "---\ntitle: a\nsummary:\n\t- id: s1\n\t  text: b\n---\n\tcode\n"
    _, problems = read_briefing("a.md", "a", tabs.encode())
    assert [problem.location.line for problem in problems] == [4, 5]


@pytest.mark.parametrize("words", ["a\x85b", "a\u2028b", "a\u2029 b", "a\rb", "\x85a", "a\x07b"])
def test_line_ends_of_other_kinds_are_read_back_as_they_were(words: str) -> None:
    briefing = Briefing("x", None, words, publisher=words, tags=(words,), private=words)
    assert read_briefing("x.md", "x", write_briefing(briefing)) == (briefing, ())
    quoted = write_briefing(Briefing("x", None, "a : b", tags=("a : b",), private="a : b"))
    assert read_briefing("x.md", "x", rewrite_briefing(quoted, briefing)) == (briefing, ())
