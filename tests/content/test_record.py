"""The record beside a content file: read back as it was, and what happens without it."""

from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.build.review import Answer, desks
from briefgen.content import read_content
from briefgen.content.ids import numbered
from briefgen.content.record import read_record, write_record
from briefgen.settings import Project


def test_a_record_is_read_back_as_it_was(tmp_path: Path) -> None:
    record = numbered(extraction(), None, "k")
    (tmp_path / "a.record.json").write_bytes(write_record(record))
    assert read_record(tmp_path / "a.record.json") == record


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"format": "briefgen/record/99"}', '{"format": "briefgen/record/1"}']
)
def test_a_damaged_record_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.record.json").write_text(content)
    assert read_record(tmp_path / "a.record.json") is None


def test_a_lost_record_changes_nothing_in_the_file_and_makes_nobody_its_author(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, LINES[2], "Ivo Brant stayed early.")
    (tmp_path / "briefings/talks.record.json").unlink()
    before = written(tmp_path)
    build(tmp_path, extraction())
    assert written(tmp_path) == before
    content = read_content(tmp_path)
    assert not content.entries[0].edited
    assert content.entries[0].unsure == {"s3"}
    assert [problem.code for problem in content.problems] == ["BG305"]
    edit(tmp_path, "    text: Ivo Brant stayed early.\n", "    text: Ivo Brant stayed early.\n    checked: true\n")
    content = read_content(tmp_path)
    assert content.entries[0].edited == {"s3"}
    assert not content.problems


NEWER = (LINES[0], "“We agreed,” said Mara Oskel.", *LINES[2:], "The sand is sold.")


def test_a_lost_record_and_a_changed_source_leave_the_file_and_tell_what_is_new_until_it_is_decided(
    tmp_path: Path,
) -> None:
    build(tmp_path, extraction())
    before = written(tmp_path)
    (tmp_path / "briefings/talks.record.json").write_text("{\n")
    build(tmp_path, extraction(NEWER, sha256="b"))
    assert written(tmp_path) == before
    for changed in (NEWER, (*NEWER, "It rained.")):  # a later change does not take it for decided
        build(tmp_path, extraction(changed, sha256=changed[-1]))
        content = read_content(tmp_path)
        (entry,), (problem,) = content.entries, content.problems
        assert problem.code == "BG305"
        assert "not known: s2, q1; the program finds what the file does not have: The sand is sold." in problem.message
        assert not entry.edited
        assert entry.unsure == {"s2", "q1"}
        assert not {"s2", "q1"} & entry.evidence.keys()
    assert "text: It rained." in written(tmp_path)
    assert "The sand" not in written(tmp_path)


def test_review_decides_what_a_lost_record_would_have_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    build(content, extraction())
    (content / "briefings/talks.record.json").unlink()
    build(content, extraction((*NEWER, "It rained."), sha256="b"))
    (desk,) = desks(Project(tmp_path), (), "A. Editor")
    assert [one.item for one in desk.questions()] == ["q1", "s2", "s5", "s6"]
    first, second, third, fourth = desk.questions()
    assert first.options == ("We agreed,",)
    desk.answer(first, Answer("change", first.options[0]))
    desk.answer(second, Answer("accept"))
    desk.answer(third, Answer("accept"))
    desk.answer(fourth, Answer("drop"))
    assert not desk.questions()
    (entry,) = read_content(content).entries
    assert [line.text for line in entry.briefing.summary] == [*LINES, "The sand is sold."]
    assert not entry.unsure
    assert entry.edited == {"s2", "q1"}
    build(content, extraction((*NEWER, "It rained.", "It snowed."), sha256="c"))
    assert [line.text for line in read_content(content).entries[0].briefing.summary] == [
        *LINES,
        "The sand is sold.",
        "It snowed.",
    ]


def test_a_copy_of_the_record_of_another_file_is_none(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(("A storm rose.",), "seeds/storm.txt", "s"))
    edit(tmp_path, LINES[2], "Ivo Brant stayed.")
    before = written(tmp_path)
    briefings = tmp_path / "briefings"
    (briefings / "talks.record.json").write_bytes((briefings / "storm.record.json").read_bytes())
    build(tmp_path, extraction())
    assert written(tmp_path) == before
    assert read_content(tmp_path).entries[1].unsure == {"s3"}
    assert [path.name for path in sorted(briefings.glob("*.md"))] == ["storm.md", "talks.md"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [('"briefgen/record/1"', '"briefgen/record/2"'), ('"name": "Mara Oskel"', '"name": "Mara Oskel", "born": "1970"')],
)
def test_a_record_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path, ours: str, theirs: str) -> None:
    content = tmp_path / "content"
    build(content, extraction())
    edit(content, "title: Talks opened in Riga.", "title: Ours")
    record, file = content / "briefings/talks.record.json", content / "briefings/talks.md"
    record.write_text(record.read_text("utf-8").replace(ours, theirs), "utf-8")
    before = record.read_bytes(), file.read_bytes()
    assert build(content, extraction((*LINES, "More."), sha256="b")) == []
    (problem,) = read_content(content).problems
    assert (problem.code, problem.severity) == ("BG339", "error")
    assert "pip install --upgrade briefgen" in problem.help
    (desk,) = desks(Project(tmp_path), (), "A. Editor")
    assert [one.code for one in desk.open()[1]] == ["BG339"]
    assert (record.read_bytes(), file.read_bytes()) == before
