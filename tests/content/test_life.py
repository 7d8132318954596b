"""The life of a document: gone and back, renamed, changed at once, or its content file renamed: on real files."""

import shutil
from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.build.report import counts
from briefgen.content import follow_sources, read_content, read_heads
from briefgen.model.card import card_of

THERE, OTHER = {"seeds/talks.txt": "a"}, {"seeds/other.txt": "o"}


def follow(folder: Path, sources: dict[str, str]) -> None:
    cards = [card_of(entry) for entry in read_content(folder).entries]
    follow_sources(folder, cards, read_heads(folder), sources)


@pytest.mark.parametrize(
    "state",
    [
        "review: draft\nreviewer: A. Editor",
        "review: reviewed",
        "review: reviewed\nreviewer: A. Editor\nreviewed_on: '2026-03-05'",
    ],
)
def test_a_briefing_comes_back_with_its_document_as_it_was(tmp_path: Path, state: str) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", state)
    before = written(tmp_path)
    follow(tmp_path, OTHER)
    assert "review: withdrawn" in written(tmp_path)
    follow(tmp_path, THERE)
    assert written(tmp_path) == before


def test_it_comes_back_with_a_document_that_was_moved_in_two_steps_and_changed(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: reviewed")
    follow(tmp_path, OTHER)
    moved = extraction((*LINES, "More."), path="seeds/2026/riga.txt", sha256="b")
    assert build(tmp_path, moved) == ["BG318"]
    follow(tmp_path, {"seeds/2026/riga.txt": "b"})
    assert "review: reviewed\n" in written(tmp_path)
    assert "withdrawn" not in written(tmp_path)
    assert "text: More.\n" in written(tmp_path)


def test_another_path_that_a_person_wrote_stays_and_withdraws_nothing(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "source: seeds/talks.txt", "source: seeds/talks-final.txt")
    follow(tmp_path, THERE)
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    assert "source: seeds/talks-final.txt\n" in written(tmp_path)
    assert "review: draft\n" in written(tmp_path)


def test_a_document_and_its_path_in_the_content_file_can_be_renamed_by_hand(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    edit(tmp_path, "source: seeds/talks.txt", "source: seeds/riga.txt")
    assert build(tmp_path, extraction(path="seeds/riga.txt")) == []
    assert [path.name for path in tmp_path.rglob("*.md")] == ["talks.md"]
    assert "text: He left.\n" in written(tmp_path)
    assert [problem.code for problem in read_content(tmp_path).problems] == []


def test_a_document_that_was_renamed_and_changed_at_once_keeps_its_briefing_and_says_so(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    changed = extraction((*LINES[:3], "“No,” he wrote."), path="seeds/riga.txt", sha256="b")
    assert build(tmp_path, changed) == ["BG318"]
    assert [path.name for path in tmp_path.rglob("*.md")] == ["talks.md"]
    assert "source: seeds/riga.txt\n" in written(tmp_path)
    assert "text: He left.\n" in written(tmp_path)


def test_another_document_takes_no_briefing_over(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    assert build(tmp_path, extraction(("A storm rose.", "Nobody slept in Ventspils."), "seeds/storm.txt", "b")) == []
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["storm.md", "talks.md"]


def test_two_documents_of_the_same_words_keep_their_briefings_when_both_are_moved(tmp_path: Path) -> None:
    build(tmp_path, extraction(path="seeds/a.txt"), extraction(path="seeds/b.txt"))
    for name in ("a", "b"):
        edit(tmp_path, "title: Talks opened in Riga.", f"title: Ours {name}", name)
    build(tmp_path, extraction(path="seeds/x/b.txt"), extraction(path="seeds/x/a.txt"))
    for name in ("a", "b"):
        assert f"source: seeds/x/{name}.txt\ntitle: Ours {name}\n" in written(tmp_path, name)


def test_a_content_file_that_a_person_renamed_keeps_its_record(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: He left.")
    shutil.move(tmp_path / "briefings/talks.md", tmp_path / "briefings/riga-talks.md")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    assert [path.name for path in tmp_path.rglob("*.md")] == ["riga-talks.md"]
    assert not (tmp_path / "briefings/talks.record.json").exists()
    assert "text: He left.\n" in written(tmp_path, "riga-talks")
    assert "text: More.\n" in written(tmp_path, "riga-talks")


def test_a_broken_file_without_its_record_is_not_drafted_a_second_time(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: drft")
    (tmp_path / "briefings/talks.record.json").unlink()
    build(tmp_path, extraction())
    assert [path.name for path in tmp_path.rglob("*.md")] == ["talks.md"]


STORM = ("A storm rose.", "Nobody slept in Ventspils.")


def test_a_document_keeps_its_briefing_where_another_one_has_its_old_name_now(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.\nreview: draft", "title: Ours\nreview: reviewed")
    assert build(tmp_path, extraction(STORM, sha256="b"), extraction(path="seeds/talks-march.txt")) == []
    assert "source: seeds/talks-march.txt\ntitle: Ours\nreview: reviewed\n" in written(tmp_path)
    assert "source: seeds/talks.txt\ntitle: A storm rose.\nreview: draft\n" in written(tmp_path, "talks-2")
    assert not read_content(tmp_path).problems


def test_two_documents_that_exchange_their_names_keep_their_briefings(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(STORM, "seeds/storm.txt", "b"))
    edit(tmp_path, "title: Talks opened in Riga.", "title: Our talks")
    edit(tmp_path, "title: A storm rose.", "title: Our storm", "storm")
    assert build(tmp_path, extraction(STORM, sha256="b"), extraction(path="seeds/storm.txt")) == []
    assert "source: seeds/storm.txt\ntitle: Our talks\n" in written(tmp_path)
    assert "source: seeds/talks.txt\ntitle: Our storm\n" in written(tmp_path, "storm")
    assert not read_content(tmp_path).problems


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_a_document_that_another_one_was_moved_over_is_gone_until_it_is_back(
    tmp_path: Path, first: str, second: str
) -> None:
    over, moved = f"seeds/{first}.txt", f"seeds/{second}.txt"
    build(tmp_path, extraction(path=over), extraction(STORM, moved, "b"))
    edit(tmp_path, "title: A storm rose.", "title: Our storm", second)
    build(tmp_path, extraction(STORM, over, "b"))
    follow(tmp_path, {over: "b"})
    assert f"source: {over}\ntitle: Our storm\n" in written(tmp_path, second)
    assert "review: withdrawn" in written(tmp_path, first)
    build(tmp_path, extraction(STORM, over, "b"), extraction(path="seeds/back.txt"))
    follow(tmp_path, {over: "b", "seeds/back.txt": "a"})
    assert "source: seeds/back.txt\n" in written(tmp_path, first)
    assert "review: draft\n" in written(tmp_path, first)


def test_quotes_of_a_withdrawn_briefing_are_not_counted(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(STORM, "seeds/storm.txt", "b"))
    follow(tmp_path, {"seeds/storm.txt": "b"})
    found = counts([card_of(entry) for entry in read_content(tmp_path).entries])
    assert (found["briefings"], found["quotes"], found["direct"]) == (2, 0, 0)
