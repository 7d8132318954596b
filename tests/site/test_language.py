"""The interface in other languages: catalogues are complete and compiled, and a page is whole in each."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from briefgen.model.entry import Library
from briefgen.settings import Project, Settings, SiteSettings
from briefgen.site import build_site
from briefgen.site.dates import in_words
from briefgen.site.language import PACKAGED, Language, direction

ROOT = Path(__file__).parent.parent.parent
CATALOGUES = sorted(PACKAGED.glob("*/LC_MESSAGES/briefgen.po"))


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_catalogues", ROOT / "tools/build_catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _strings(catalogue: Catalog) -> set[str]:
    """Messages with their translations."""
    return {repr([*ids(m.id), *ids(m.string)]) for m in catalogue if m.id}


def ids(words: object) -> list[object]:
    return list(words) if isinstance(words, list | tuple) else [words]


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_all_but_the_newest_messages_are_translated_and_compiled(tool: ModuleType, file: Path) -> None:
    wanted = {message.id for message in tool.messages() if message.id}
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    known = {message.id for message in catalogue if message.id}
    assert len(known & wanted) >= 0.95 * len(wanted), "run  python tools/build_catalogues.py"
    assert [m.id for m in catalogue if not all(m.string if isinstance(m.string, tuple) else (m.string,))] == []
    assert [(m.id, list(m.check())) for m in catalogue if list(m.check())] == []
    with file.with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)
    assert _strings(compiled) == _strings(catalogue)


def test_a_site_speaks_german(library: Library, project: Project) -> None:
    german = Project(project.root, Settings(site=SiteSettings(title="Redaktion", language="de")))
    assert not build_site(library, german).problems
    page = (project.site / "briefings/talks.html").read_text("utf-8")
    for words in (
        '<html lang="de" dir="ltr">',
        "In Kürze",
        "5. März 2026",
        "1 wörtliches Zitat",
        "Sprecher nicht genannt",
    ):
        assert words in page
    assert "Talks opened in Riga." in page  # the document keeps its own language
    front = (project.site / "index.html").read_text("utf-8")
    assert "2 Akteure" in front
    assert "1.8" in (project.site / "countries/lv.html").read_text("utf-8"), "thousands are set apart by a dot"


def test_another_language_makes_every_page_anew(library: Library, project: Project) -> None:
    build_site(library, project)
    german = Project(project.root, Settings(site=SiteSettings(title="Desk", notice="An exercise.", language="de")))
    report = build_site(library, german)
    assert "about.html" in report.changed
    assert "404.html" in report.changed


def test_a_project_can_bring_a_catalogue_of_its_own(library: Library, project: Project, tool: ModuleType) -> None:
    def page_with(words: str) -> str:
        catalogue = tool.Catalog(locale="lv")
        catalogue.add("In brief", words)
        file = project.templates / "locale/lv/LC_MESSAGES/briefgen.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(tool.compiled(catalogue))
        os.utime(file, (1, 1))  # as a copy brings the time of its original
        build_site(library, Project(project.root, Settings(site=SiteSettings(language="lv"))))
        return (project.site / "briefings/talks.html").read_text("utf-8")

    page = page_with("Īsumā")
    assert "Īsumā" in page
    assert "Key quotes" in page  # what it lacks is said in English
    assert "Lakoniski" in page_with("Lakoniski")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-03-04", "4. März 2026"),
        ("--03-04", "4. März, Jahr nicht genannt"),
        ("2026-03", "März 2026"),
        ("2026-W09", "Woche 9 2026"),
        ("2026", "2026"),
    ],
)
def test_dates_follow_the_language(date: str, words: str) -> None:
    assert in_words(date, Language("de")) == words


def test_the_way_of_writing_is_known() -> None:
    assert [direction(code) for code in ("en", "ar", "fa-IR", "he", "de-AT")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]
