"""“Reviewed by” holds of what the reviewer saw: all that is otherwise now is newer, whoever changed it, and where."""

import shutil
from pathlib import Path

import pytest
from branching import commit, git
from made_up import LINES, build, edit, extraction, written

from briefgen.build import flow
from briefgen.build.review import Answer, Desk
from briefgen.content import check_reviewed, read_content, remember_reviews
from briefgen.content.origin import named
from briefgen.content.record import read_record, record_of
from briefgen.settings import Project

REVIEWED = "review: reviewed\nreviewer: Ann Example\nreviewed_on: '2026-03-05'"
QUOTE = "    text: We agree,\n    speaker: mara-oskel\n"


def built(content: Path, *lines: str, sha256: str = "a") -> None:
    """As a build does it: only documents that changed are merged, and then reviews are remembered."""
    if sha256 != "a" or not (content / "briefings").is_dir():
        build(content, extraction(lines or LINES, sha256=sha256))
    remember_reviews(content, ["talks"])


def newer(content: Path) -> set[str]:
    return set(read_content(content).entries[0].since_review)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    built(content)
    return content


def reviewed(content: Path) -> None:
    edit(content, "review: draft", REVIEWED)
    built(content)


def test_what_people_change_after_a_review_is_newer_than_it_and_the_page_says_so(content: Path) -> None:
    edit(content, "    text: Ivo Brant left early.\n", "    text: Ivo Brant left.\n    edited_by: Jane\n")
    reviewed(content)
    assert not newer(content)
    edit(content, "title: Talks opened in Riga.", "title: Failed talks")
    edit(content, QUOTE, "    text: We agree,\n")
    edit(content, "    text: Ivo Brant left.\n", "    text: Ivo Brant fled.\n    checked: true\n")
    edit(content, "      - envoy\n", "      - convict\n")
    file = content / "briefings/talks.md"
    file.write_text(file.read_text("utf-8") + "Ours.\n", "utf-8")
    assert newer(content) == {"title", "q1", "s3", "mara-oskel", "body"}
    assert [problem.code for problem in check_reviewed(content)] == ["BG315"]
    flow.build(Project(content.parent))
    page = (content.parent / "site/briefings/talks.html").read_text("utf-8")
    assert "Reviewed by Ann Example, 5 March 2026; 5 lines are newer" in page
    desk = Desk(file, "Ann Example")
    for question in desk.questions():
        assert not desk.answer(question, Answer("accept"))
    assert not newer(content)
    edit(content, "    text: Ivo Brant fled.\n", "    text: Ivo Brant ran.\n")
    assert newer(content) == {"s3"}


def test_what_is_put_back_as_it_was_and_what_people_only_note_is_not_newer(content: Path) -> None:
    reviewed(content)
    edit(content, QUOTE, "    text: We agree,\n    checked: true\n    speaker: mara-oskel\n    edited_by: Jane\n")
    assert not newer(content)
    edit(content, "title: Talks opened in Riga.", "title: Failed talks")
    assert newer(content) == {"title"}
    edit(content, "title: Failed talks", "title: Talks opened in Riga.")
    file = content / "briefings/talks.md"
    file.write_text(file.read_text("utf-8") + "::: private\nFor us.\n:::\n", "utf-8")
    assert not newer(content)


def test_another_review_has_seen_all_and_so_has_one_after_the_briefing_was_a_draft_again(content: Path) -> None:
    reviewed(content)
    edit(content, "title: Talks opened in Riga.", "title: Failed talks")
    edit(content, "reviewer: Ann Example", "reviewer: Bob Example")
    built(content)
    assert not newer(content)
    edit(content, "title: Failed talks", "title: Talks")
    assert newer(content) == {"title"}
    edit(content, "review: reviewed", "review: draft")
    built(content)
    record = read_record(record_of(content / "briefings/talks.md"))
    assert record
    assert record.touched.seen is None
    edit(content, "review: draft", "review: reviewed")
    built(content)
    assert not newer(content)


def test_a_merge_of_the_source_and_an_edit_of_a_person_are_both_newer(content: Path) -> None:
    reviewed(content)
    edit(content, QUOTE, "    text: We agree,\n")
    built(content, "Riga talks collapse.", *LINES[1:], "More.", sha256="b")
    (entry,) = read_content(content).entries
    assert {name for name in newer(content) if name in named(entry.briefing)} == {
        "title", "q1", *(line.id for line in entry.briefing.summary if line.text in ("Riga talks collapse.", "More."))
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("is_built", [True, False])
@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_what_another_branch_brought_is_newer_than_a_review_that_never_saw_it(
    content: Path, *, is_built: bool, side: str
) -> None:
    """One branch changes the source and builds, a person edits there too; the other reviews, and builds or not."""
    git(content.parent, "init", "-q", "-b", "main")
    commit(content.parent)
    git(content.parent, "checkout", "-qb", "theirs")
    now = (*LINES[:3], LINES[3].replace("No", "Not now"), "“We have time,” she said.")
    edit(content, "    text: Ivo Brant left early.\n", "    text: Ivo Brant fled.\n")
    built(content, *now, sha256="b")
    commit(content.parent)
    git(content.parent, "checkout", "-q", "main")
    edit(content, "review: draft", REVIEWED)
    if is_built:
        built(content)
    commit(content.parent)
    said = git(content.parent, "merge", "theirs").stdout
    assert said.count("CONFLICT") == is_built, said
    if is_built:
        git(content.parent, "checkout", side, "content/briefings/talks.record.json")
    if is_built and side == "--ours":
        built(content, *now, sha256="b")
    else:
        built(content)
    assert REVIEWED in written(content)
    (entry,) = read_content(content).entries
    lines = (*entry.briefing.summary, *entry.briefing.quotes)
    unseen = {line.id for line in lines if any(words in line.text for words in ("fled", "Not now", "time"))}
    assert len(unseen) == 5
    assert {name for name in newer(content) if name in named(entry.briefing)} == unseen
    assert [problem.code for problem in check_reviewed(content)] == ["BG315"]
