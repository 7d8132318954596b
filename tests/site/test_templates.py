"""A page is made again whenever one of the templates that it is made of changes, however that is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from briefgen.diagnostics import Diagnostic
from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site import Means, build_site, making
from briefgen.site.render import Renderer
from briefgen.site.templates import others_in, packaged

NAMED = [
    '{% include ["mine.html", "other.html"] %}',
    '{% set name = "mine.html" %}{% include name %}',
    '{% include page.site.title and "mine.html" or "other.html" %}',
    '{%\n  include\n  "mine.html"  ignore missing without context -%}',
    '{% include "./mine.html" %}',
    '{% include "mi" "ne.html" %}',
    '{% include "mi\\x6ee.html" %}',
    '{% from "mine.html" import words, words as more %}{{ words }}{{ more }}',
    "{%- import 'mine.html' as mine %}{{ mine.words }}",
]


@pytest.mark.parametrize("named", NAMED)
def test_an_edit_of_what_a_template_includes_is_seen_however_it_is_named(
    library: Library, project: Project, named: str
) -> None:
    project.templates.mkdir()
    (project.templates / "about.html").write_text(f"<p>{named}</p>")
    included = project.templates / "mine.html"
    included.write_text("{% set words = 'First.' %}{{ words }}")
    build_site(library, project)
    assert "First." in (project.site / "about.html").read_text()
    included.write_text("{% set words = 'Other.' %}{{ words }}")
    report = build_site(library, project)
    assert report.reasons == {"about.html": "TEMPLATE"}
    assert "Other." in (project.site / "about.html").read_text()


@pytest.mark.parametrize("template", [*NAMED, *packaged().rglob("*.html")], ids=str)
def test_what_is_said_to_be_included_is_what_jinja_says(template: str | Path) -> None:
    source = template if isinstance(template, str) else template.read_text("utf-8")
    ours, theirs = list(others_in(source)), set(meta.find_referenced_templates(Environment().parse(source)))  # noqa: S701
    assert None in ours or set(ours) == theirs
    assert isinstance(template, str) or None not in ours


def test_a_parent_that_is_chosen_is_followed(library: Library, project: Project) -> None:
    project.templates.mkdir()
    (project.templates / "about.html").write_text('{% extends page.site.logo and "base.html" or "second.html" %}')
    (project.templates / "second.html").write_text("First.")
    build_site(library, project)
    (project.templates / "second.html").write_text("Other.")
    build_site(library, project)
    assert (project.site / "about.html").read_text() == "Other."


def test_the_name_of_a_packaged_template_never_means_one_of_the_users(library: Library, project: Project) -> None:
    """What is rendered and what is compared must be the same file."""
    (project.templates / "briefgen").mkdir(parents=True)
    (project.templates / "about.html").write_text(
        '{% include "briefgen/about.html" %}{% include "briefgen/own.html" %}'
    )
    (project.templates / "briefgen/about.html").write_text("Never seen.")
    (project.templates / "briefgen/own.html").write_text("First.")
    build_site(library, project)
    assert "Never seen." not in (project.site / "about.html").read_text()
    (project.templates / "briefgen/own.html").write_text("Other.")
    build_site(library, project)
    assert (project.site / "about.html").read_text().endswith("Other.")


def test_a_folder_of_templates_that_is_a_link_is_looked_into(
    library: Library, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared = tmp_path_factory.mktemp("shared")
    (shared / "mine.html").write_text("First.")
    project.templates.mkdir()
    (project.templates / "shared").symlink_to(shared)
    (project.templates / "about.html").write_text('{% include ["shared/mine.html"] %}')
    build_site(library, project)
    (shared / "mine.html").write_text("Other.")
    build_site(library, project)
    assert (project.site / "about.html").read_text() == "Other."


def test_a_block_of_the_user_is_shown_where_the_packaged_one_would_be_empty(library: Library, project: Project) -> None:
    """No box of facts stands beside a briefing whose document states none."""
    bare = [replace(one, briefing=replace(one.briefing, facts=())) for one in library.entries]
    build_site(Library(bare), project)
    assert 'aria-label="Facts"' not in (project.site / "briefings/talks.html").read_text("utf-8")
    project.templates.mkdir()
    (project.templates / "briefing.html").write_text(
        '{% extends "briefgen/briefing.html" %}{% block facts %}<p>Ours & theirs</p>{% endblock %}'
    )
    assert not build_site(Library(bare), project).problems
    assert "<p>Ours & theirs</p>" in (project.site / "briefings/talks.html").read_text("utf-8")


MISTAKES = [
    (b"<h1>\n{{ 1/0 }}", 2, "ZeroDivisionError"),
    (b"{{ 5() }}", 1, "not callable"),
    (b'\n\n{{ "%d"|format("x") }}', 3, "%d format"),
    (b'\n{% include "about.html" %}', 2, "RecursionError"),
    (b"Ours\n\xe9", 2, "not UTF-8 (byte 0xe9)"),
    (b"{{ page.site.title.nothing }}", 1, "nothing"),
    (b'{% include "none.html" %}', 1, "none.html"),
]


@pytest.mark.parametrize(("content", "line", "words"), MISTAKES)
def test_any_mistake_in_a_template_is_told_and_all_other_pages_are_made(
    library: Library, project: Project, content: bytes, line: int, words: str
) -> None:
    project.templates.mkdir()
    (project.templates / "about.html").write_bytes(content)
    report = build_site(library, project)
    (problem,) = report.problems
    assert (problem.code, problem.location.file, problem.location.line) == ("BG321", "templates/about.html", line)
    assert words in problem.message
    assert {"index.html", "timeline.html", "briefings/talks.html", "style.css", "sitemap.xml"} - {*report.created} == {
        "sitemap.xml"  # which needs the address of the site
    }


def test_a_mistake_in_what_is_included_is_told_of_that_file(library: Library, project: Project) -> None:
    (project.templates / "parts").mkdir(parents=True)
    (project.templates / "parts/link.html").write_text("\n{% macro link() %}{{ 1/0 }}{% endmacro %}{{ link() }}")
    places = {(one.location.file, one.location.line) for one in build_site(library, project).problems}
    assert places == {("templates/parts/link.html", 2)}


def test_a_style_sheet_in_another_encoding_is_told_and_the_last_good_one_stays(
    library: Library, project: Project
) -> None:
    build_site(library, project)
    before = (project.site / "style.css").read_bytes()
    project.templates.mkdir()
    (project.templates / "style.css").write_bytes(b"p {}\n/* caf\xe9 */")
    (problem,) = build_site(library, project).problems
    assert (problem.code, problem.location.file, problem.location.line) == ("BG321", "templates/style.css", 2)
    assert (project.site / "style.css").read_bytes() == before


def test_an_edited_style_sheet_is_a_changed_template_and_several_reasons_are_all_given(
    library: Library, project: Project
) -> None:
    build_site(library, project)
    project.templates.mkdir()
    (project.templates / "style.css").write_text("p {}")
    (project.templates / "about.html").write_text("Ours")
    (project.site / "about.html").unlink()
    assert build_site(library, project).reasons == {"style.css": "TEMPLATE", "about.html": "MISSING TEMPLATE"}


def test_a_template_of_the_user_replaces_the_packaged_one(library: Library, project: Project) -> None:
    build_site(library, project)
    project.templates.mkdir()
    (project.templates / "about.html").write_text(
        "{% extends 'base.html' %}{% block main %}<h1>Ours</h1>{% endblock %}"
    )
    report = build_site(library, project)
    assert report.changed == ["about.html"]
    assert report.reasons == {"about.html": "TEMPLATE"}
    assert "Ours" in (project.site / "about.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [("<h1>\n{{ page.titel }}</h1>", 2, "titel"), ("{% if %}", 1, "Expected an expression")],
)
def test_a_mistake_in_a_template_names_its_line_and_the_last_good_page_stays(
    library: Library, project: Project, template: str, line: int, words: str
) -> None:
    build_site(library, project)
    before = (project.site / "about.html").read_bytes()
    project.templates.mkdir()
    (project.templates / "about.html").write_text(template)
    (problem,) = build_site(library, project).problems
    assert (problem.code, problem.location.file, problem.location.line) == ("BG321", "templates/about.html", line)
    assert words in problem.message
    assert (project.site / "about.html").read_bytes() == before


def test_another_version_of_the_program_renders_every_page_anew(
    library: Library, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a page shows, and its template, can be the same in both."""
    build_site(library, project, means=Means(program="1"))
    render = Renderer.render

    def newer(self: Renderer, template: str, view: object) -> bytes | Diagnostic:
        page = render(self, template, view)
        return page if isinstance(page, Diagnostic) else page + b"<!-- newer -->"

    monkeypatch.setattr(Renderer, "render", newer)
    making._rendering.cache_clear()
    report = build_site(library, project, means=Means(program="2"))
    pages = [path.relative_to(project.site).as_posix() for path in project.site.rglob("*.html")]
    assert {path: report.reasons[path] for path in pages} == dict.fromkeys(pages, "TEMPLATE")
    making._rendering.cache_clear()
