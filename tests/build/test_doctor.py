"""`briefgen doctor` says what is missing, and how to get it; each fault is a real one."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli.main import cli
from tests.build.test_refused import on_a_disk_of_its_own, read_only


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(root), "doctor", *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path


def test_a_machine_that_has_all_is_well_and_nothing_is_written(project: Path) -> None:
    done = run(project)
    assert done.exit_code == 0, done.output
    assert "✓ model" in done.stdout
    assert ".txt" in done.stdout
    assert sorted(path.name for path in project.rglob("*")) == ["seeds"]


def test_a_language_model_that_is_not_there_is_named_with_the_way_to_get_it(project: Path) -> None:
    (project / "briefgen.toml").write_text('[analysis]\nmodel = "en_core_web_nowhere"\n')
    done = run(project)
    assert done.exit_code == 1
    assert "✗ model" in done.stdout
    assert "help: python -m spacy download en_core_web_nowhere" in done.stdout


def test_wrong_settings_end_with_their_own_status(project: Path) -> None:
    (project / "briefgen.toml").write_text("[site]\ntitel = 'Desk'\n")
    done = run(project, "--json")
    assert done.exit_code == 4
    report = json.loads(done.stdout)
    assert (report["schema"], report["ok"]) == ("briefgen/doctor/1", False)
    (problem,) = [problem for problem in report["problems"] if problem["severity"] == "error"]
    assert "did you mean" in problem["message"]
    assert problem["help"]


def test_a_damaged_memory_is_named_and_costs_only_a_build(project: Path) -> None:
    (project / ".briefgen").mkdir()
    (project / ".briefgen/memory.sqlite").write_bytes(b"no database" * 500)
    done = run(project)
    assert done.exit_code == 0
    assert "! memory" in done.stdout
    assert "delete .briefgen/" in done.stdout


def test_a_folder_that_cannot_be_written_is_an_error(project: Path) -> None:
    content = project / "content"
    content.mkdir()
    doctor = f'"{sys.executable}" -m briefgen -C "{project}" doctor'
    assert "✗ content" in on_a_disk_of_its_own(read_only(content), f"{doctor} || true", content).stdout


def test_a_folder_without_a_project_says_how_to_begin(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "briefgen init" in done.stdout
    assert run(tmp_path / "nowhere").exit_code == 2


def test_a_program_that_is_not_there_is_only_noted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    done = run(project)
    assert done.exit_code == 0
    assert "– git" in done.stdout
    assert "help: install git" in done.stdout
