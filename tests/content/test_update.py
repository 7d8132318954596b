"""What people change in a content file stays changed when the source changes: on real files."""

from pathlib import Path
from typing import Any

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.build import flow
from briefgen.build.review import Answer, Desk
from briefgen.content import check_reviewed, read_content, update
from briefgen.content.merge import Merged, merge
from briefgen.content.schema import COMMENT, schema
from briefgen.model.entry import Edit
from briefgen.settings import Project


def test_drafts_find_the_schema_that_they_name(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    line = written(tmp_path).splitlines()[1]
    assert (tmp_path / "briefings" / line.partition("$schema=")[2]).read_bytes() == schema()


def test_a_draft_from_before_there_was_a_schema_follows_its_source_and_names_it_from_then_on(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, COMMENT, "")
    build(tmp_path, extraction(("Talks closed in Riga.", *LINES[1:]), sha256="b"))
    assert written(tmp_path).startswith(f"---\n{COMMENT}source: ")
    assert "title: Talks closed in Riga.\n" in written(tmp_path)


def test_an_edited_file_from_before_there_was_a_schema_gets_no_line_that_nobody_asked_for(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, COMMENT, "")
    edit(tmp_path, "text: Ivo Brant left early.", "text: He left.")
    build(tmp_path, extraction(("Talks closed in Riga.", *LINES[1:]), sha256="b"))
    assert "schema" not in written(tmp_path)
    assert "text: He left.\n" in written(tmp_path)


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    build(tmp_path, extraction())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == before


def test_untouched_lines_follow_the_source_and_keep_their_ids(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    build(tmp_path, extraction(("A storm rose.", *LINES[:2], LINES[3]), sha256="b"))
    (entry,) = read_content(tmp_path).entries
    assert [(line.id, line.text) for line in entry.briefing.summary] == [
        ("s5", "A storm rose."),
        ("s1", LINES[0]),
        ("s2", LINES[1]),
        ("s4", LINES[3]),
    ]
    assert not entry.edited


def test_six_kinds_of_edits_survive_a_changed_source(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks end in discord")
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left early. # ours", "talks")
    edit(tmp_path, "  - id: s1\n    text: Talks opened in Riga.\n", "")
    edit(tmp_path, "  - id: s4\n", "  - id: mine\n    text: Nobody else was asked.\n  - id: s4\n")
    edit(tmp_path, "    text: We agree,", "    text: We agree, then,")
    file = tmp_path / "briefings/talks.md"
    file.write_text(written(tmp_path).replace("review: draft", "review: reviewed") + "Our view.\n", "utf-8")
    build(tmp_path, extraction((*LINES, "The river fell."), sha256="b"))
    content = read_content(tmp_path)
    (entry,) = content.entries
    briefing = entry.briefing
    assert briefing.title == "Riga talks end in discord"
    assert [line.id for line in briefing.summary] == ["s2", "s3", "mine", "s4", "s5"]
    assert "# ours" in written(tmp_path)
    assert briefing.quotes[0].text == "We agree, then,"
    assert (briefing.review, briefing.body) == ("reviewed", "Our view.\n")
    assert entry.edited == {"title", "mine", "q1"}


def test_who_edited_and_when_comes_from_the_line_or_else_from_the_file(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left.\n    edited_by: B. Desk")
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours\nedited_by: A. Editor\nedited_on: '2026-03-05'")
    (entry,) = read_content(tmp_path).entries
    assert entry.edits == {"s3": Edit("B. Desk", "2026-03-05"), "title": Edit("A. Editor", "2026-03-05")}


def test_a_line_that_a_person_looked_at_is_no_edit(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left early.\n    checked: true")
    (entry,) = read_content(tmp_path).entries
    assert not entry.edited
    assert entry.evidence["s3"]


def test_what_changes_after_a_review_is_named(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: reviewed\nreviewer: A. Editor\nreviewed_on: '2026-03-05'")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    content = read_content(tmp_path)
    assert content.entries[0].since_review == ("s5",)
    assert [problem.code for problem in content.problems] == ["BG313"]
    assert [problem.code for problem in check_reviewed(tmp_path)] == ["BG315"]
    edit(tmp_path, "reviewed_on: '2026-03-05'", "reviewed_on: '2026-03-06'")
    assert not read_content(tmp_path).problems


def test_a_line_in_other_words_is_reworded_and_one_with_another_value_is_changed(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: He left.")
    edit(tmp_path, "    text: We agree,\n    speaker: mara-oskel\n", "    text: We agree,\n")
    (entry,) = read_content(tmp_path).entries
    assert entry.edited == {"s3", "q1"}
    assert entry.reworded == {"s3"}


def test_what_somebody_saves_while_the_file_is_merged_is_merged_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    saved = iter(("Ours", "Ours, and better"))
    before = "Talks opened in Riga."

    def slow(*versions: Any) -> Merged:
        nonlocal before
        if now := next(saved, None):
            edit(tmp_path, f"title: {before}", f"title: {now}")
            before = now
        return merge(*versions)

    monkeypatch.setattr(update, "merge", slow)
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    for said in ("title: Ours, and better\n", "text: He left.\n", "text: More.\n"):
        assert said in written(tmp_path)
    assert not [path for path in (tmp_path / "briefings").iterdir() if path.name.startswith(".")]


REVIEWED = "review: reviewed\nreviewer: A. Editor\nreviewed_on: '2026-03-05'"


def test_a_title_that_changes_and_a_line_that_goes_after_a_review_are_named_until_somebody_has_seen_them(
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    build(content, extraction())
    edit(content, "review: draft", REVIEWED)
    build(content, extraction(("Riga talks collapse.", LINES[1], LINES[3]), sha256="b"))
    (entry,) = read_content(content).entries
    assert set(entry.since_review) == {"title", "s1", "s3", "s5"}
    (problem,) = [one for one in read_content(content).problems if one.code == "BG313"]
    assert "title" in problem.message
    assert "gone since the briefing was reviewed: s1 Talks opened in Riga.; s3 Ivo Brant left early." in problem.message
    assert problem.location.line == written(content).split("\n").index("title: Riga talks collapse.") + 1
    assert [one.code for one in check_reviewed(content)] == ["BG315"]
    flow.build(Project(tmp_path))
    page = (tmp_path / "site/briefings/talks.html").read_text("utf-8")
    assert "newer than the review: headline" in page
    assert "✓" not in page
    build(content, extraction(("Riga talks collapse.", LINES[1], LINES[3], "More."), sha256="c"))
    desk = Desk(content / "briefings/talks.md", "A. Editor")
    asked = {question.item or question.field: question for question in desk.questions()}
    assert set(asked) == {"title", "s1", "s3", "s5", "s6"}
    for question in asked.values():
        assert not desk.answer(question, Answer("accept"))
    assert not desk.questions()
    assert not list(check_reviewed(content))


def test_a_new_review_has_seen_all_that_there_is(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", REVIEWED)
    build(tmp_path, extraction(("Riga talks collapse.", *LINES[1:3]), sha256="b"))
    assert read_content(tmp_path).entries[0].since_review
    Desk(tmp_path / "briefings/talks.md", "A. Editor").approve()
    assert not read_content(tmp_path).entries[0].since_review
