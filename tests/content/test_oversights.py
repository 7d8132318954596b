"""What people overlook: words of another speaker, notes that never end, lines and files that are not there."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import build, edit, extraction

from briefgen.build.check import check
from briefgen.content import read_content, strays
from briefgen.diagnostics import Diagnostic
from briefgen.model.actor import Actor, Kind
from briefgen.model.private import left_open, public
from briefgen.settings import Project


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = extraction()
    brant = Actor("ivo-brant", "Ivo Brant", Kind.PERSON, central=True)
    first, second = made.quotes
    made = replace(made, actors=(*made.actors, brant), quotes=(first, replace(second, speaker="ivo-brant")))
    build(tmp_path / "content", made)
    return tmp_path / "content"


def found(content: Path, *codes: str) -> list[Diagnostic]:
    return [problem for problem in check(Project(content.parent)).problems if problem.code in codes]


def test_words_of_another_speaker_are_told_with_their_sentence_until_somebody_checked_them(content: Path) -> None:
    edit(content, "    text: We agree,\n", "    text: No,\n")
    (problem,) = found(content, "BG335")
    assert "q1 has mara-oskel say what the source has ivo-brant say: [4] “No,” he said." in problem.message
    assert problem.location.line
    edit(
        content,
        "    text: No,\n    speaker: mara-oskel\n",
        "    text: No,\n    speaker: mara-oskel\n    checked: true\n",
    )
    assert not found(content, "BG335")


def test_a_corrected_speaker_is_no_oversight(content: Path) -> None:
    edit(content, "    text: No,\n    speaker: ivo-brant\n", "    text: No,\n    speaker: mara-oskel\n")
    assert not found(content, "BG335")


@pytest.mark.parametrize("note", ["::: private\nOnly we know.\n\nAnd more.\n", "<!-- Only we know.\n\nAnd more.\n"])
def test_a_private_note_that_ends_nowhere_is_told_and_keeps_all_below_it(content: Path, note: str) -> None:
    file = content / "briefings/talks.md"
    file.write_text(file.read_text("utf-8") + f"Ours.\n\n{note}", "utf-8")
    (problem,) = found(content, "BG334")
    lines = file.read_text("utf-8").split("\n")
    assert problem.location.line == lines.index(note.split("\n", maxsplit=1)[0]) + 1
    assert read_content(content).entries[0].briefing.body.strip() == "Ours."


@pytest.mark.parametrize(
    "body", ["", "Ours.", "::: private\na\n:::\nOurs.", "<!-- a -->", "::: private\na\n:::", "a :: b"]
)
def test_a_private_note_that_ends_is_none_of_these(body: str) -> None:
    assert left_open(body) is None
    assert "a\n" not in public(body)


def test_a_correction_of_a_line_that_is_not_there_is_told(content: Path) -> None:
    edit(
        content,
        "review: draft\n",
        "review: draft\ncorrections:\n  - date: '2026-03-05'\n    text: No.\n    item: q11\n",
    )
    (problem,) = read_content(content).problems
    assert (problem.code, problem.location.line) == ("BG336", 9)
    assert "did you mean 'q1'" in problem.help


def test_a_file_that_nothing_reads_is_told(content: Path) -> None:
    (content / "briefings/sub").mkdir()
    for name in ("sub/hand.md", "UPPER.MD", "notes.txt", ".draft.md", "sub/talks.record.json"):
        (content / "briefings" / name).write_text("---\ntitle: A\nsource:\n---\n", "utf-8")
    assert [problem.location.file for problem in strays(content)] == [
        "content/briefings/UPPER.MD",
        "content/briefings/sub/hand.md",
    ]
    assert {problem.location.file for problem in found(content, "BG337")} >= {"content/briefings/sub/hand.md"}


def test_a_broken_link_is_told_where_it_was_written(content: Path) -> None:
    file = content / "briefings/talks.md"
    file.write_text(file.read_text("utf-8") + "See [it](gone%20by.html).\n", "utf-8")
    page = content.parent / "site/briefings/talks.html"
    page.parent.mkdir(parents=True)
    page.write_text('<a href="gone%20by.html">it</a>\n<a href="other.html">other</a>\n', "utf-8")
    ours, other = found(content, "BG401")
    assert (ours.location.file, ours.location.line) == (
        "content/briefings/talks.md",
        len(file.read_text("utf-8").split("\n")) - 1,
    )
    assert other.location.file == "site/briefings/talks.html"
