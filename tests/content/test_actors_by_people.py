"""What a person wrote of an actor is never shown as stated by a document: not on pages, not by `check` or `explain`."""

from pathlib import Path

import pytest
from made_up import build, edit, extraction

from briefgen.build import flow
from briefgen.build.check import check
from briefgen.build.explain import explain
from briefgen.settings import Project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    build(tmp_path / "content", extraction())
    return tmp_path


def told(project: Path) -> list[str]:
    return [problem.message for problem in check(Project(project)).problems if problem.code == "BG312"]


def test_nothing_is_told_of_an_actor_whom_nobody_touched(project: Path) -> None:
    assert not told(project)
    (one,) = explain(Project(project), "talks/mara-oskel")
    assert one["edit"] is None


def test_a_role_by_a_person_is_marked_wherever_it_is_shown(project: Path) -> None:
    content = project / "content"
    edit(content, "      - envoy\n", "      - Talks\n      - convicted fraudster\n    edited_by: Jane\n")
    (message,) = told(project)
    assert message.startswith("mara-oskel: a person's own roles, and not what the program read")
    (one,) = explain(Project(project), "talks/mara-oskel")
    assert "role by a person: convicted fraudster" in one["because"]
    assert not [reason for reason in one["because"] if "stated: convicted" in reason]
    flow.build(Project(project))
    page = (project / "site/actors/mara-oskel.html").read_text("utf-8")
    roles = page.split('id="roles"')[1].split("</ol>")[0].split("<li>")[1:]
    marked = {"✎ changed by Jane" in role for role in roles if "convicted fraudster" in role}
    assert marked == {True}


def test_a_name_and_a_kind_by_a_person_are_told(project: Path) -> None:
    edit(project / "content", "    name: Mara Oskel\n    kind: person\n", "    name: Maara Oskel\n    kind: place\n")
    (message,) = told(project)
    assert message.startswith("mara-oskel: a person's own name and kind, and not what the program read in the source")
    assert message.endswith("readers see ✎ beside the name")
    (one,) = explain(Project(project), "talks/mara-oskel")
    assert "name by a person; the program has: Mara Oskel" in one["because"]
    assert "kind by a person; the program has: person" in one["because"]


def test_an_actor_whom_a_person_added_is_told(project: Path) -> None:
    edit(project / "content", "actors:\n", "actors:\n  - id: ivo-brant\n    name: Ivo Brant\n    kind: person\n")
    assert [message.split(",")[0] for message in told(project)] == ["ivo-brant: a person's own entry"]
