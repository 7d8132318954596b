"""Mistakes in content files: each with its line, and the rest is built."""

from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.content import read_content


def test_a_broken_file_is_left_alone_and_reported(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: draft\n\tx: y")
    before = written(tmp_path)
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    content = read_content(tmp_path)
    assert written(tmp_path) == before
    assert content.broken == {"talks"}
    assert [problem.code for problem in content.problems] == ["BG301"]
    edit(tmp_path, "\n\tx: y", "")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    assert "More." in written(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        (
            "text: We agree,\n    speaker: mara-oskel",
            "text: We agree,\n    speaker: mara-oskell",
            "BG307",
            "'mara-oskel'",
        ),
        ("id: s2", "id: s1", "BG308", "twice"),
        ("id: s2", "id: ../s2", "BG309", "for example  s2"),
    ],
)
def test_ids_that_lead_nowhere_are_named_with_their_line(
    tmp_path: Path, old: str, new: str, code: str, words: str
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, old, new)
    (problem,) = read_content(tmp_path).problems
    assert problem.code == code
    assert problem.location.line
    assert "     |" in problem.message
    assert problem.message.endswith("^")
    assert words in f"{problem.message} {problem.help}"
