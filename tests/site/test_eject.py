"""Templates of the theme that a user takes over, whole or block by block."""

from pathlib import Path

import pytest

from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.eject import NoTemplateError, OwnTemplateError, eject, templates
from briefgen.site.templates import packaged


def test_a_copy_changes_nothing_until_it_is_changed(library: Library, project: Project) -> None:
    build_site(library, project)
    file = eject(project, "parts/quote.html")
    assert file.read_bytes() == (packaged() / "parts/quote.html").read_bytes()
    assert not build_site(library, project).changed
    file.write_text(file.read_text("utf-8").replace("<figure ", "<figure data-own "), "utf-8")
    changed = build_site(library, project).changed
    assert "briefings/talks.html" in changed
    assert "data-own" in (project.site / "briefings/talks.html").read_text("utf-8")
    assert "timeline.html" not in changed


def test_a_template_can_add_to_the_packaged_one_block_by_block(library: Library, project: Project) -> None:
    build_site(library, project)
    file = eject(project, "briefing.html", blocks=True)
    assert not build_site(library, project).problems
    before = (project.site / "briefings/talks.html").read_text("utf-8")
    file.write_text(
        '{% extends "briefgen/briefing.html" %}{% block facts %}<p>Ours.</p>{{ super() }}{% endblock %}', "utf-8"
    )
    report = build_site(library, project)
    page = (project.site / "briefings/talks.html").read_text("utf-8")
    assert not report.problems
    assert page.replace("<p>Ours.</p>", "").split() == before.split()
    assert "<p>Ours.</p>" in page


def test_nothing_of_the_users_is_overwritten(project: Project) -> None:
    file = eject(project, "style.css")
    file.write_text("mine", "utf-8")
    with pytest.raises(OwnTemplateError, match="stays as it is"):
        eject(project, "style.css")
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["breifing.html", "../pyproject.toml", "parts", "/etc/passwd"])
def test_only_templates_of_the_theme_can_be_had(project: Project, name: str) -> None:
    with pytest.raises(NoTemplateError) as raised:
        eject(project, name)
    assert ("did you mean 'briefing.html'" in str(raised.value)) == (name == "breifing.html")


def test_the_list_names_blocks_and_what_is_the_users(project: Project) -> None:
    eject(project, "actor.html")
    found = {one.name: one for one in templates(project)}
    assert found["actor.html"].own
    assert {"head_of_page", "quotes", "facts", "source"} <= set(found["briefing.html"].blocks)
    assert set(found) == {path.relative_to(packaged()).as_posix() for path in Path(packaged()).rglob("*.*")}
