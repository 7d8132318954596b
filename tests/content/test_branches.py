"""Two git branches that were both built, each with its own source and edits, are merged: on real repositories."""

import shutil
from pathlib import Path

import pytest
from branching import commit, git
from made_up import build, edit, extraction, written

from briefgen.build.review import Answer, desks
from briefgen.content import read_content
from briefgen.settings import Project

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

LINES = (
    "Talks opened in Riga.",
    "The harbour is closed.",
    "“We agree on the sand,” said Mara Oskel.",
    "Ivo Brant left early.",
    "It rained all day.",
    "“Nobody will pay for this delay,” she said.",
    "The pilots stayed at home.",
    "They meet again in May.",
)
OURS = (*LINES[:5], LINES[5].replace("this delay", "the delay"), *LINES[6:], "“We have time,” she said.")
THEIRS = ("A storm rose.", *LINES[:2], LINES[2].replace("sand", "gravel"), *LINES[3:])
BOTH = ("A storm rose.", *LINES[:2], THEIRS[3], *LINES[3:5], OURS[5], *OURS[6:])
RECORD = "content/briefings/talks.record.json"


def on_their_branch(root: Path) -> Path:
    """A project that was built and committed, and has a second branch checked out; its content."""
    git(root, "init", "-q", "-b", "ours")
    build(root / "content", extraction(LINES))
    commit(root)
    git(root, "checkout", "-qb", "theirs")
    return root / "content"


def on_our_branch(content: Path, *change: str) -> None:
    """The first branch again, with a person's change, built from another source."""
    commit(content.parent)
    git(content.parent, "checkout", "-q", "ours")
    if change:
        edit(content, *change)
    build(content, extraction(OURS, sha256="o"))
    commit(content.parent)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Merged, but for the record; each branch gave the id s9 to a line of its own, and a person edited on each."""
    content = on_their_branch(tmp_path)
    edit(content, "  - id: s4\n    text: Ivo Brant left early.\n", "")
    build(content, extraction(THEIRS, sha256="t"))
    on_our_branch(content, "    text: The pilots stayed at home.\n", "    text: The pilots did not come.\n")
    said = git(tmp_path, "merge", "theirs").stdout
    assert said.count("CONFLICT") == 1, said
    return content


def check_merged(content: Path) -> None:
    """Nobody's line is anybody's edit, each is there once, and the edits of both branches stay."""
    content_now = read_content(content)
    (entry,) = content_now.entries
    assert [line.text for line in entry.briefing.summary] == [
        "The pilots did not come." if "pilots" in line else line for line in BOTH if "Ivo" not in line
    ]
    assert [quote.text for quote in entry.briefing.quotes] == [
        "We agree on the gravel,", "Nobody will pay for the delay,", "We have time,",
    ]  # fmt: skip
    assert entry.edited == {"s7"}
    assert not content_now.problems


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
@pytest.mark.parametrize("committed", [False, True])
def test_whichever_record_is_taken_nothing_is_lost_and_nobodys_lines_follow_the_source(
    content: Path, side: str, *, committed: bool
) -> None:
    git(content.parent, "checkout", side, "--", RECORD)
    if committed:
        commit(content.parent)
    build(content, extraction(BOTH, sha256="b"))
    check_merged(content)
    later = [line.replace("the delay", "that delay").replace("gravel", "stones") for line in BOTH]
    build(content, extraction(later, sha256="l"))
    assert "text: Nobody will pay for that delay," in written(content)
    assert "text: We agree on the stones," in written(content)
    assert "Ivo Brant left early" not in written(content)
    assert not read_content(content).problems


def test_what_was_told_on_the_other_branch_is_told_after_the_merge(tmp_path: Path) -> None:
    content = on_their_branch(tmp_path)
    edit(content, "    text: We agree on the sand,\n", "    text: We agree on most of it,\n    paraphrase: true\n")
    build(content, extraction(THEIRS, sha256="t"))
    assert [problem.code for problem in read_content(content).problems] == ["BG306"]
    on_our_branch(content)
    git(tmp_path, "merge", "theirs")
    git(tmp_path, "checkout", "--ours", "--", RECORD)
    build(content, extraction(BOTH, sha256="b"))
    (problem,) = read_content(content).problems
    assert problem.code == "BG306"
    assert "We agree on the gravel," in problem.message


def test_a_record_with_both_sides_in_it_is_told_with_its_line_and_both_files_stay(content: Path) -> None:
    record, file = content.parent / RECORD, content / "briefings/talks.md"
    before = record.read_bytes(), file.read_bytes()
    assert b"\n<<<<<<< " in before[0]
    build(content, extraction(BOTH, sha256="b"))
    (problem,) = read_content(content).problems
    assert (problem.code, problem.severity, problem.location.file) == ("BG340", "error", RECORD)
    assert before[0].split(b"\n")[(problem.location.line or 0) - 1].startswith(b"<<<<<<< ")
    assert f"git checkout --ours {RECORD}" in problem.help
    (desk,) = desks(Project(content.parent), (), "A. Editor")
    assert [one.code for one in desk.open()[1]] == ["BG340"]
    assert desk.questions() == ()
    assert (record.read_bytes(), file.read_bytes()) == before
    git(content.parent, "checkout", "--ours", RECORD)
    build(content, extraction(BOTH, sha256="b"))
    check_merged(content)


def test_git_leaves_one_side_of_a_record_whole_where_a_project_says_so(tmp_path: Path) -> None:
    starter = Path(__file__).parents[2] / "briefgen/starter/files/gitattributes"
    (tmp_path / ".gitattributes").write_bytes(starter.read_bytes())
    content = on_their_branch(tmp_path)
    build(content, extraction(THEIRS, sha256="t"))
    on_our_branch(content)
    git(tmp_path, "merge", "theirs")
    assert "<<<<<<<" not in (tmp_path / RECORD).read_text("utf-8")
    build(content, extraction(BOTH, sha256="b"))
    (entry,) = read_content(content).entries
    assert not entry.edited
    assert [line.text for line in entry.briefing.summary] == list(BOTH)


def test_an_answer_of_the_other_branch_is_not_asked_for_again(tmp_path: Path) -> None:
    content = on_their_branch(tmp_path)
    edit(content, "    text: We agree on the sand,\n", "    text: We agree on most of it,\n    paraphrase: true\n")
    build(content, extraction(THEIRS, sha256="t"))
    (desk,) = desks(Project(tmp_path), (), "A. Editor")
    (question,) = desk.questions()
    assert not desk.answer(question, Answer("accept"))
    on_our_branch(content)
    git(tmp_path, "merge", "theirs")
    git(tmp_path, "checkout", "--theirs", "--", RECORD)
    build(content, extraction(BOTH, sha256="b"))
    assert not desk.questions()


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_what_went_with_its_source_on_one_branch_comes_back_with_it(tmp_path: Path, side: str) -> None:
    content = on_their_branch(tmp_path)
    build(content, extraction(LINES[1:], sha256="t"))
    on_our_branch(content)
    git(tmp_path, "merge", "theirs")
    git(tmp_path, "checkout", side, "--", RECORD)
    build(content, extraction(OURS[1:], sha256="b"))
    build(content, extraction(OURS, sha256="o"))
    assert LINES[0] in written(content).partition("quotes:")[0].partition("summary:")[2]
