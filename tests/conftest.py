"""What tests share: one language model for the whole run, parsing with it, and a browser."""

import shutil
from collections.abc import Callable

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.settings import AnalysisSettings


@pytest.fixture(scope="session")
def browser() -> str:
    """The browser's program."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.skip("no browser here: install Debian's chromium")


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(AnalysisSettings().model)


@pytest.fixture(scope="session")
def parse(engine: Engine) -> Callable[[str], Parsed]:
    return lambda text: next(engine.parse([text]))
