"""What the documentation says is true."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from briefgen.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def build_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools/build_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "settings.md", "views.md", "content.schema.json"])
def test_the_generated_pages_are_what_the_program_says(build_docs: ModuleType, name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == build_docs.pages()[name], "run  make docs"


def test_every_command_has_a_page_of_its_own_and_help(build_docs: ModuleType) -> None:
    assert all(f"## briefgen {name}\n" in build_docs.commands() for name in COMMANDS)


def test_every_rule_code_is_documented_and_none_is_invented() -> None:
    used = {
        code
        for path in (ROOT / "briefgen").rglob("*.py")
        for code in re.findall(r'"(BG\d{3})"', path.read_text("utf-8"))
    }
    rows = re.findall(r"^\| (BG\d{3}) \| \S", (ROOT / "docs/rules.md").read_text("utf-8"), re.MULTILINE)
    assert rows == sorted(used)


@pytest.mark.parametrize(
    "page",
    sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_links_between_pages_of_the_documentation_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]
