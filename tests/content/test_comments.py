"""What the tool writes again keeps what people typed: comments where they stood, forms of writing, line ends."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.content.file import read_briefing, rewrite_briefing
from briefgen.model.briefing import Briefing, EventItem, SummaryItem

OLD = """\
---
# head note
source: seeds/a.txt
title: 'T'   # why
review: draft
summary:
  # above s1
  - id: s1
    text: One.
  # above s2
  - id: s2
    text: Two.   # ask Jan
    checked: true

  - {id: s3, text: Three.}
quotes:
- id: q1
  kind: direct
  text: Qa
  key: true
# above q8
- id: q8
  kind: direct
  text: Qb
actors:
  - id: a
    name: A
    kind: person
    roles:
      # above a role
      - envoy
      - pilot
# above events
events:
  - id: e1
    date: '2026-03-04'
    text: E.
# the end
---
Ours.
"""


def briefing_in(text: str) -> Briefing:
    briefing, problems = read_briefing("a.md", "a", text.encode())
    assert briefing, problems
    return briefing


def rewritten(briefing: Briefing) -> str:
    text = rewrite_briefing(OLD.encode(), briefing).decode()
    assert briefing_in(text) == briefing
    return text


def test_only_the_lines_that_change_are_other_lines() -> None:
    old = briefing_in(OLD)
    first, second, third = old.summary
    new = replace(
        old,
        tags=("ports",),
        summary=(replace(first, text="Uno."), second, replace(third, text="Drei.")),
        quotes=(replace(old.quotes[0], key=False), old.quotes[1]),
        actors=(replace(old.actors[0], roles=("envoy", "captain")),),
    )
    expected = OLD
    for before, after in (
        ("text: One.", "text: Uno."), ("Three.", "Drei."), ("  key: true\n", ""), ("- pilot", "- captain"),
        ("summary:\n", "tags:\n  - ports\nsummary:\n"),
    ):  # fmt: skip
        expected = expected.replace(before, after)
    assert rewritten(new) == expected


def test_items_take_their_comments_along_and_those_of_gone_items_stay() -> None:
    old = briefing_in(OLD)
    first, _, third = old.summary
    text = rewritten(replace(old, summary=(third, first, SummaryItem("s4", "Four.")), events=()))
    assert text.index("# above s2") < text.index("Three.") < text.index("# above s1") < text.index("id: s1")
    assert "# above events\n# the end\n---\n" in text
    assert "  - id: s4\n    text: Four.\nquotes:\n" in text


def test_a_list_that_was_empty_is_filled() -> None:
    text = "---\ntitle: a\nsource:\nevents:   # none yet\nreview: draft\n---\n"
    event = EventItem("e1", "2026-03-04", "They met.")
    new = replace(briefing_in(text), events=(event,))
    assert briefing_in(rewrite_briefing(text.encode(), new).decode()) == new


def test_a_file_of_another_system_stays_one(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    file = tmp_path / "briefings/talks.md"
    file.write_bytes("\ufeff".encode() + file.read_bytes().replace(b"\n", b"\r\n"))
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    now = file.read_bytes()
    assert now.startswith("\ufeff---\r\n".encode())
    assert now.count(b"\n") == now.count(b"\r\n")
    assert b"text: More.\r\n" in now
    assert b"text: He left.\r\n" in now


def test_a_list_between_brackets_is_filled_and_emptied() -> None:
    text = "---\ntitle: a\nsource:\nevents: []\ntags: [a, b]   # ours\nreview: draft\n---\n"
    old = briefing_in(text)
    for new in (replace(old, events=(EventItem("e1", "2026-03-04", "They met."),)), replace(old, tags=("c",))):
        assert briefing_in(rewrite_briefing(text.encode(), new).decode()) == new


@pytest.mark.parametrize("comment", ["  # above it\n", "  # one\n  # two\n", "\n  # after an empty line\n"])
def test_a_comment_stays_above_a_line_when_its_neighbours_change(tmp_path: Path, comment: str) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "  - id: s3\n", f"{comment}  - id: s3\n")
    build(tmp_path, extraction(("Talks closed in Riga.", "“We agree,” he said.", *LINES[2:]), sha256="b"))
    assert f"{comment}  - id: s3\n" in written(tmp_path)
    assert "Talks closed in Riga." in written(tmp_path)


@pytest.mark.parametrize("gone", [False, True])
def test_a_comment_within_a_line_that_changes_or_goes_is_not_lost(gone: bool) -> None:  # noqa: FBT001
    text = OLD.replace("id: s3, text: Three.}", "id: s3, text: Three.}  # ask Ann")
    text = text.replace("- id: s1\n", "- id: s1  # ask Eve\n    # ask Ben\n").replace("- pilot", "- pilot  # ask Kim")
    text = text.replace("text: Qb", "text: 'Qb #1'  # ask Liz")
    old = briefing_in(text)
    first, second, third = old.summary
    one, two = old.quotes
    if gone:
        new = replace(old, summary=(), quotes=(one,), actors=())
    else:
        summary = (replace(first, text="Uno."), second, replace(third, text="Drei."))
        quotes = (one, replace(two, text="Qc #2"))
        new = replace(old, summary=summary, quotes=quotes, actors=(replace(old.actors[0], roles=("captain",)),))
    now = rewrite_briefing(text.encode(), new).decode()
    assert briefing_in(now) == new
    for name in ("Ann", "Eve", "Ben", "Kim", "Liz", "Jan"):
        assert now.count(f"# ask {name}") == 1, now
    assert "#1" not in now.replace("'Qb #1'", "")
