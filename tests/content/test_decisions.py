"""What a merge leaves to people: conflicts, lines that they took out or moved, lines whose source is gone."""

from dataclasses import replace
from pathlib import Path

from made_up import LINES, build, edit, extraction, written

from briefgen.content import read_content
from briefgen.model.extraction import SummaryLine
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
    build(tmp_path, extraction((*LINES[:2], "Ivo Brant, he wrote, left after supper."), sha256="b"))
    (problem,) = read_content(tmp_path).problems
    assert (problem.code, problem.severity) == ("BG310", "warning")
    assert "[3]: Ivo Brant, he wrote, left after supper." in problem.help
    assert "Ivo Brant, tired, left early." in written(tmp_path)


def test_a_line_that_nobody_touched_goes_and_comes_back_with_its_sentence(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    for number in range(2):
        build(tmp_path, extraction((*LINES[:2], LINES[3]), sha256=f"b{number}"))
    build(tmp_path, extraction(sha256="c"))
    assert f"text: {LINES[2]}\n" in written(tmp_path)


REWORDED = ("Talks opened in Riga at noon.", "“We all agree,” said Mara Oskel.", "Ivo Brant then left early.", LINES[3])


def test_what_was_taken_out_stays_out_when_its_sentence_is_put_in_other_words(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "  - id: s3\n    text: Ivo Brant left early.\n", "")
    edit(tmp_path, "  - id: q1\n    kind: direct\n    text: We agree,\n    speaker: mara-oskel\n    key: true\n", "")
    build(tmp_path, extraction(REWORDED, sha256="b"))
    (entry,) = read_content(tmp_path).entries
    assert [line.id for line in entry.briefing.summary] == ["s1", "s2", "s4"]
    assert [quote.id for quote in entry.briefing.quotes] == ["q2"]


def test_an_edited_line_and_its_reworded_sentence_are_one_conflict_and_not_two_lines(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    edit(tmp_path, "    text: We agree,\n    speaker: mara-oskel", "    text: We agree,\n    speaker:")
    build(tmp_path, extraction(REWORDED, sha256="b"))
    content = read_content(tmp_path)
    (briefing,) = (entry.briefing for entry in content.entries)
    assert [line.text for line in briefing.summary] == [REWORDED[0], REWORDED[1], "He left.", LINES[3]]
    assert [(quote.text, quote.speaker) for quote in briefing.quotes] == [
        ("We all agree,", None),
        ("No,", "mara-oskel"),
    ]
    assert [problem.code for problem in content.problems] == ["BG306"]
    assert REWORDED[2] in content.problems[0].message


def test_a_program_that_cuts_a_sentence_otherwise_brings_no_second_line(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    found = extraction(sha256="b")
    cut = [SummaryLine((Span(line.spans[0].start, line.spans[0].end - 1),)) for line in found.summary]
    build(tmp_path, replace(found, summary=tuple(cut)))
    (entry,) = read_content(tmp_path).entries
    assert [(line.id, line.text) for line in entry.briefing.summary][1:3] == [("s2", LINES[1][:-1]), ("s3", "He left.")]


def test_a_part_of_a_sentence_that_is_gone_is_reported_with_what_is_nearest_to_that_sentence(tmp_path: Path) -> None:
    long = "“We agree,” said Mara Oskel at the end of the second day of the talks about the harbour of Riga."
    build(tmp_path, extraction((LINES[0], long)))
    edit(tmp_path, "    text: We agree,\n", "    text: So be it,\n    paraphrase: true\n")
    build(tmp_path, extraction((LINES[0], long.replace("We agree", "Never").replace("second", "third")), sha256="b"))
    (problem,) = (one for one in read_content(tmp_path).problems if one.code == "BG310")
    assert "“Never,” said Mara Oskel" in problem.help
