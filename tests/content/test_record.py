"""The record beside a content file: read back as it was, and what happens without it."""

from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.content import read_content, update_content
from briefgen.content.ids import numbered
from briefgen.content.record import read_record, write_record


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


def test_a_lost_record_changes_nothing_in_the_file(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, LINES[2], "Ivo Brant stayed.")
    (tmp_path / "briefings/talks.record.json").unlink()
    before = written(tmp_path)
    assert build(tmp_path, extraction()) == ["BG305"]
    assert written(tmp_path) == before
    (entry,) = read_content(tmp_path).entries
    assert entry.edited == {"s3"}


def test_what_is_new_when_the_record_is_lost_is_named(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    (tmp_path / "briefings/talks.record.json").write_text("<<<<<<< HEAD\n")
    found = update_content(
        tmp_path,
        [extraction((*LINES, "The sand is sold."), sha256="b")],
        heads={},
        sources=frozenset({"seeds/talks.txt"}),
        key="k",
    )
    assert [problem.code for problem in found] == ["BG305"]
    assert "takes it for removed: The sand is sold." in found[0].message
    assert "The sand" not in written(tmp_path)


def test_a_copy_of_the_record_of_another_file_is_none(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(("A storm rose.",), "seeds/storm.txt", "s"))
    edit(tmp_path, LINES[2], "Ivo Brant stayed.")
    before = written(tmp_path)
    briefings = tmp_path / "briefings"
    (briefings / "talks.record.json").write_bytes((briefings / "storm.record.json").read_bytes())
    assert build(tmp_path, extraction()) == ["BG305"]
    assert written(tmp_path) == before
    assert [path.name for path in sorted(briefings.glob("*.md"))] == ["storm.md", "talks.md"]
