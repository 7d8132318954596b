"""What a merge leaves to people: conflicts, lines that they took out or moved, lines whose source is gone."""

from pathlib import Path

from made_up import LINES, build, edit, extraction, written

from briefgen.content import read_content
from briefgen.model.span import Span


def test_both_changed_the_same_line_and_the_persons_stays(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="b"))
    assert "title: Riga talks\n" in written(tmp_path)
    (problem,) = read_content(tmp_path).problems
    assert problem.code == "BG306"
    assert "Talks opened at noon." in problem.message
    assert "Riga talks" in problem.message


def test_a_conflict_is_reported_until_somebody_decides_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="b"))
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:], "More."), sha256="c"))
    assert [problem.code for problem in read_content(tmp_path).problems] == ["BG306"]
    edit(tmp_path, "title: Riga talks", "title: Riga talks at noon")
    assert not read_content(tmp_path).problems


def test_a_persons_word_stays_theirs_when_the_extraction_comes_to_agree_with_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Riga talks", *LINES[1:]), sha256="b"))
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="c"))
    assert "title: Riga talks\n" in written(tmp_path)


def test_a_removed_line_stays_away_when_its_sentence_goes_and_comes_back(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "  - id: s3\n    text: Ivo Brant left early.\n", "")
    build(tmp_path, extraction((*LINES[:2], LINES[3]), sha256="b"))
    build(tmp_path, extraction((*LINES, "More."), sha256="c"))
    assert "Ivo Brant" not in written(tmp_path)
    assert "More." in written(tmp_path)


def test_the_order_follows_the_source_unless_a_person_changed_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left.")
    build(tmp_path, extraction((LINES[2], *LINES[:2], LINES[3]), sha256="b"))
    (entry,) = read_content(tmp_path).entries
    assert [line.id for line in entry.briefing.summary] == ["s3", "s1", "s2", "s4"]


def test_a_line_that_was_put_in_other_words_rests_on_its_sentence_as_long_as_that_stands(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: Ivo Brant, tired, went home.")
    build(tmp_path, extraction((LINES[2], *LINES[:2]), sha256="b"))
    content = read_content(tmp_path)
    assert content.entries[0].evidence["s3"] == (Span(0, len(LINES[2])),)
    assert not content.problems


def test_a_changed_line_whose_sentence_is_gone_is_reported_with_the_nearest(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: Ivo Brant, tired, left early.")
    build(tmp_path, extraction((*LINES[:2], "Ivo Brant left very early."), sha256="b"))
    (problem,) = read_content(tmp_path).problems
    assert (problem.code, problem.severity) == ("BG310", "warning")
    assert "[3]: Ivo Brant left very early." in problem.help
    assert "Ivo Brant, tired, left early." in written(tmp_path)


def test_a_line_that_nobody_touched_goes_and_comes_back_with_its_sentence(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    for number in range(2):
        build(tmp_path, extraction((*LINES[:2], LINES[3]), sha256=f"b{number}"))
    build(tmp_path, extraction(sha256="c"))
    assert f"text: {LINES[2]}\n" in written(tmp_path)
