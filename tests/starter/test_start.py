from pathlib import Path

import pytest

from briefgen.settings import open_project
from briefgen.starter import NotEmptyError, start


def test_a_new_project_opens_and_has_a_document(tmp_path: Path) -> None:
    start(tmp_path / "desk")
    project = open_project(tmp_path / "desk")
    assert list(project.seeds.glob("*.txt"))
    assert (project.root / ".gitignore").is_file()


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotEmptyError, match=r"mine\.txt"):
        start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("mine")
    with pytest.raises(NotEmptyError):
        start(tmp_path / "desk")
    assert (tmp_path / "desk").read_text() == "mine"


def test_an_empty_git_repository_is_welcome(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert start(tmp_path)
