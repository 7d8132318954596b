"""A line that a person took out, and whose sentence then changes a little: it never comes back without a word."""

from pathlib import Path

import pytest
from made_up import build, edit, extraction, written
from test_review import run

from briefgen.content import read_content

OTHERS = ("The harbour is closed.", "“We agree,” said Mara Oskel.")
BEFORE = "“The dredging begins in June,” said Velmers."
QUOTE = "  - id: q1\n    kind: direct\n    text: The dredging begins in June,\n    speaker: mara-oskel\n    key: true\n"
LINE = "  - id: s1\n    text: “The dredging begins in June,” said Velmers.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Somebody took the first quote and its summary line out."""
    (tmp_path / "seeds").mkdir()
    content = tmp_path / "content"
    build(content, extraction((BEFORE, *OTHERS)))
    edit(content, QUOTE, "")
    edit(content, LINE, "")
    build(content, extraction((BEFORE, *OTHERS)))
    return tmp_path


def told(project: Path) -> list[str]:
    return [problem.message for problem in read_content(project / "content").problems if problem.code == "BG341"]


@pytest.mark.parametrize(
    "now",
    [
        ("“The dredging begins in July,” said Velmers.",),
        ("“The dredging ends in July,” said Velmers.",),
        ("“The dredging begins in June, and the pilots will be paid for all of the delay,” said Velmers.",),
        ("“The dredging begins,” said Velmers.", "“Not before June,” he said."),
        ("Velmers now says that “in June begins the dredging of all harbours” for good.",),
    ],
)
def test_what_is_near_to_a_removed_line_waits_and_is_told(project: Path, now: tuple[str, ...]) -> None:
    content = project / "content"
    before = written(content)
    for number in range(2):
        build(content, extraction((*now, *OTHERS), sha256=f"b{number}"))
        assert "dredging" not in written(content).split("summary:")[1]
        assert "text: We agree," in written(content)
    if "June" not in now[0]:
        assert any("dredging" in message and BEFORE[1:-15] in message for message in told(project))
    assert before.split("summary:")[1].splitlines()[:3] == written(content).split("summary:")[1].splitlines()[:3]


@pytest.mark.parametrize("answer", ["a", "d"])
def test_the_review_asks_once_whether_it_is_wanted(project: Path, answer: str) -> None:
    content = project / "content"
    build(content, extraction((BEFORE.replace("June", "July"), *OTHERS), sha256="b"))
    assert len(told(project)) == 2
    said = run(project, "review", "talks", answers=f"{answer}\n{answer}\nq\n").output
    assert "near to what a person took out (“The dredging begins in June,”)" in said
    assert not told(project)
    assert ("dredging begins in July" in written(content).split("summary:")[1]) == (answer == "a")
    build(content, extraction((BEFORE.replace("June", "July"), *OTHERS, "It rained."), sha256="c"))
    assert not told(project)
    assert ("dredging begins in July" in written(content).split("summary:")[1]) == (answer == "a")


@pytest.mark.parametrize(
    "now",
    [
        (BEFORE, *OTHERS, "“Nobody will pay the pilots,” said Velmers."),
        (*OTHERS, "“Nobody will pay the pilots,” said Velmers."),
        ("“Nobody will pay the pilots,” said Velmers.", *OTHERS),
        (*OTHERS, "“No dredging for the pilots,” said Velmers."),
    ],
)
def test_what_is_far_from_all_that_was_removed_comes_in_as_ever(project: Path, now: tuple[str, ...]) -> None:
    content = project / "content"
    build(content, extraction(now, sha256="b"))
    assert "the pilots" in written(content).split("summary:")[1].split("quotes:")[0]
    assert "the pilots," in written(content).split("quotes:")[1]
    assert not told(project)


def test_a_line_that_is_near_to_one_that_was_not_removed_comes_in(tmp_path: Path) -> None:
    build(tmp_path, extraction((BEFORE, *OTHERS)))
    build(tmp_path, extraction((BEFORE, *OTHERS, BEFORE.replace("June", "July")), sha256="b"))
    assert "text: The dredging begins in July," in written(tmp_path)
