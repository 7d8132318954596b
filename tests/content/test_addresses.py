"""content/actors/addresses.txt: written by builds, kept in git, joined by anybody."""

import subprocess
from pathlib import Path

import pytest

from briefgen.build.flow import build
from briefgen.content.addresses import FILE, read_addresses
from briefgen.model.address import Address
from briefgen.settings import Project, open_project


def write(project: Project, slug: str, date: str, name: str) -> None:
    file = project.content / f"briefings/{slug}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    actor = f"actors:\n  - id: {name.lower().replace(' ', '-')}\n    name: {name}\n    kind: person\n"
    file.write_text(f"---\nsource:\ntitle: Talks {slug}\ndate: {date}\n{actor}---\n")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seeds").mkdir()
    project = open_project(tmp_path)
    write(project, "one", "2026-03-05", "Anna Zelensky")
    build(project)
    return project


def test_a_build_writes_each_address_and_then_has_nothing_to_do(project: Project) -> None:
    file = project.root / FILE
    assert file.read_text("utf-8").splitlines()[2:] == ["anna-zelensky person Anna Zelensky"]
    before = file.stat()
    build(project)
    build(project)
    assert file.stat() == before


def test_an_older_document_leaves_the_page_and_its_own_spelling_leads_there(project: Project) -> None:
    write(project, "older", "2025-01-01", "Anna Zelenskyy")
    report = build(project)
    assert not report.problems
    assert "Talks older" in (project.site / "actors/anna-zelensky.html").read_text("utf-8")
    assert "anna-zelensky.html" in (project.site / "actors/anna-zelenskyy.html").read_text("utf-8")


def test_what_git_could_not_join_is_read_on_both_sides_and_put_right(project: Project) -> None:
    file = project.root / FILE
    lines = "<<<<<<< HEAD\na-b person A B\n=======\nc-d person C D\n>>>>>>> other\n"
    file.write_text(file.read_text("utf-8") + lines)
    assert not build(project).problems
    assert file.read_text("utf-8").splitlines()[2:] == [
        "a-b person A B",
        "anna-zelensky person Anna Zelensky",
        "c-d person C D",
    ]


def test_git_joins_what_two_branches_added(project: Project) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(project.root), *name, *arguments], check=True, capture_output=True)

    (project.root / ".gitattributes").write_text(f"{FILE} merge=union\n")
    (project.root / ".gitignore").write_text("site/\n.briefgen/\n")
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "one")
    for branch, name in (("left", "Bela Oskel"), ("right", "Bela Pontgrain")):
        git("checkout", "-b", branch, "main")
        write(project, branch, "2026-03-06", name)
        build(project)
        git("add", ".")
        git("commit", "-m", branch)
    git("merge", "left")
    build(project)
    assert {one.id for one in read_addresses(project.content).given} == {
        "anna-zelensky",
        "bela-oskel",
        "bela-pontgrain",
    }


def test_a_line_that_is_no_address_is_told_and_the_file_is_left_alone(project: Project) -> None:
    file = project.root / FILE
    file.write_text(text := file.read_text("utf-8") + "Anna Zelensky\n")
    write(project, "two", "2026-03-06", "Ivo Brant")
    [problem] = build(project).problems
    assert (problem.code, problem.location.line) == ("BG508", 4)
    assert file.read_text("utf-8") == text
    file.write_text(text.replace("\nAnna Zelensky\n", "\n"))
    assert not build(project).problems
    assert "ivo-brant person Ivo Brant" in file.read_text("utf-8")


def test_a_lost_file_is_made_anew_and_a_line_by_hand_makes_an_old_address_lead_on(project: Project) -> None:
    file = project.root / FILE
    before = file.read_bytes()
    file.unlink()
    build(project)
    assert file.read_bytes() == before
    file.write_bytes(before + b"zelensky person Anna Zelensky\n")
    build(project)
    assert "anna-zelensky.html" in (project.site / "actors/zelensky.html").read_text("utf-8")
    assert Address("zelensky", "person", "Anna Zelensky") in read_addresses(project.content).given
