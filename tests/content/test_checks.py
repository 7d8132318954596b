"""What a person let stand, merged from another branch, or gave to somebody else, when the source changes after it."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.build.check import check
from briefgen.build.explain import explain
from briefgen.build.review import Answer, Desk
from briefgen.content import read_content
from briefgen.model.actor import Actor, Kind
from briefgen.model.extraction import Extraction
from briefgen.model.quote import Quote
from briefgen.settings import Project

LEFT = "    text: Ivo Brant left early.\n"
NOT = (*LINES[:2], "Ivo Brant left not early.", LINES[3])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    build(tmp_path / "content", extraction())
    return tmp_path / "content"


def told(content: Path, *codes: str) -> list[str]:
    found = (*read_content(content).problems, *check(Project(content.parent)).problems)
    return [problem.message for problem in found if problem.code in codes]


def test_a_checked_line_whose_source_says_otherwise_is_a_conflict_until_somebody_decides(content: Path) -> None:
    edit(content, LEFT, f"{LEFT}    checked: true\n")
    build(content, extraction())
    build(content, extraction(NOT, sha256="b"))
    assert LEFT in written(content)
    assert any("left not early" in message for message in told(content, "BG306"))
    (entry,) = read_content(content).entries
    assert not entry.edited, "nobody reworded it"
    assert "s3" not in entry.evidence, "its sentence says something else"
    build(content, extraction(NOT, sha256="b"))
    assert told(content, "BG306")
    desk = Desk(content / "briefings/talks.md", "A. Editor")
    (question,) = [one for one in desk.questions() if one.item == "s3"]
    assert desk.answer(question, Answer("accept")) == ()
    build(content, extraction(NOT, sha256="b"))
    assert not told(content, "BG306")
    assert LEFT in written(content)


def test_a_checked_line_whose_sentence_is_gone_is_an_orphan(content: Path) -> None:
    edit(content, LEFT, f"{LEFT}    checked: true\n")
    build(content, extraction())
    build(content, extraction((*LINES[:2], LINES[3]), sha256="b"))
    assert LEFT in written(content)
    assert told(content, "BG310")


def test_a_checked_quote_whose_words_stay_in_a_sentence_that_turns_them_is_asked_about_again(content: Path) -> None:
    edit(content, "    text: We agree,\n", "    text: We agree,\n    checked: true\n")
    build(content, extraction())
    build(content, extraction((LINES[0], "“We agree,” nobody said.", *LINES[2:]), sha256="b"))
    assert any("nobody said" in message for message in told(content, "BG306"))


def test_a_line_that_is_no_longer_checked_follows_its_source(content: Path) -> None:
    edit(content, LEFT, f"{LEFT}    checked: true\n")
    build(content, extraction(NOT, sha256="b"))
    edit(content, "    checked: true\n", "")
    build(content, extraction(NOT, sha256="b"))
    assert LEFT not in written(content)
    assert not told(content, "BG306")


def test_a_checked_line_that_a_person_then_words_otherwise_is_told_of_the_source_as_it_was_when_checked(
    content: Path,
) -> None:
    edit(content, LEFT, f"{LEFT}    checked: true\n")
    build(content, extraction())
    build(content, extraction(NOT, sha256="b"))
    edit(content, LEFT, "    text: He left, but late.\n")
    build(content, extraction(NOT, sha256="b"))
    assert not told(content, "BG306"), "decided by the words"
    build(content, extraction(sha256="c"))
    assert any("He left, but late." in message for message in told(content, "BG306"))


def test_what_a_merged_branch_brought_is_nobodys_edit_and_stands_once(content: Path) -> None:
    ours = (*LINES[:2], "Ivo Brant left very early.", LINES[3])
    both = (*ours, "“Why?” he asked.")
    build(content, extraction(ours, sha256="b"))
    record = (content / "briefings/talks.record.json").read_bytes()
    build(content, extraction(both, sha256="c"))
    edit(content, "left very early", "left rather early")
    (content / "briefings/talks.record.json").write_bytes(record)
    now = tuple(line.replace("very", "rather") for line in both)
    build(content, extraction(now, sha256="d"))
    (entry,) = read_content(content).entries
    assert not entry.edited
    assert [quote.id for quote in entry.briefing.quotes] == ["q1", "q2", "q3"]


def with_brant(*, more: bool = False) -> Extraction:
    made = extraction((*LINES, "“He lied,” said Brant.") if more else LINES, sha256=str(more))
    brant = Actor("ivo-brant", "Ivo Brant", Kind.PERSON, central=True)
    quotes: list[Quote] = [made.quotes[0], *(replace(quote, speaker="ivo-brant") for quote in made.quotes[1:])]
    return replace(made, actors=(*made.actors, brant), quotes=tuple(quotes))


def test_later_words_of_somebody_taken_out_are_given_to_nobody_else(tmp_path: Path) -> None:
    content = tmp_path / "content"
    build(content, with_brant())
    edit(content, "    text: No,\n    speaker: ivo-brant\n", "    text: No,\n    speaker: mara-oskel\n")
    edit(content, "  - id: ivo-brant\n    name: Ivo Brant\n    kind: person\n", "")
    build(content, with_brant(more=True))
    (entry,) = read_content(content).entries
    assert [(quote.text, quote.speaker) for quote in entry.briefing.quotes][1:] == [
        ("No,", "mara-oskel"),
        ("He lied,", None),
    ]
    assert any("ivo-brant" in message for message in told(content, "BG306"))


def test_a_reviewed_briefing_whose_record_was_lost_is_unseen(content: Path) -> None:
    edit(content, "review: draft\n", "review: reviewed\nreviewer: Ann\nreviewed_on: '2026-03-05'\n")
    build(content, extraction())
    (content / "briefings/talks.record.json").unlink()
    build(content, extraction())
    assert any("since the briefing was reviewed" in message for message in told(content, "BG313"))
    build(content, extraction())
    assert told(content, "BG313")


def test_a_checked_quote_of_whom_the_source_says_is_another_is_no_longer_shown_as_read_from_it(content: Path) -> None:
    """As “he said” after a sentence that names another now."""
    edit(content, "review: draft\n", "review: reviewed\nreviewer: Ann\nreviewed_on: '2026-03-05'\n")
    edit(content, "    text: No,\n", "    text: No,\n    checked: true\n")
    build(content, extraction())
    made = extraction((*LINES[:2], "Anna Liepa left early.", LINES[3]), sha256="b")
    liepa = Actor("anna-liepa", "Anna Liepa", Kind.PERSON, central=True)
    first, second = made.quotes
    build(content, replace(made, actors=(*made.actors, liepa), quotes=(first, replace(second, speaker="anna-liepa"))))
    (entry,) = read_content(content).entries
    assert "q2" not in entry.quotes, "no rule of the program gives it to her"
    assert "q2" in entry.evidence
    assert "q2" in entry.since_review
    assert "q1" not in entry.since_review
    (content.parent / "seeds").mkdir()
    (one,) = explain(Project(content.parent), "talks/q2")
    assert "speaker let stand by a person; the source is read as anna-liepa now" in one["because"]
    desk = Desk(content / "briefings/talks.md", "A. Editor")
    (question,) = [one for one in desk.questions() if one.item == "q2"]
    assert desk.answer(question, Answer("accept")) == ()
    assert "q2" not in read_content(content).entries[0].since_review
