"""What tests share: one language model for the whole run, parsing with it, and a browser."""

import shutil
from collections.abc import Callable

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.settings import AnalysisSettings

_SERVED = ("preview", "publish")
"""Folders of tests that wait for real servers."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a busy machine a server or a browser can outlast a test's patience: such a test has one more try, and the
    summary tells of it. All other tests have none.
    """
    for item in items:
        waits = item.path.parent.name in _SERVED or "browser" in getattr(item, "fixturenames", ())
        if waits or item.get_closest_marker("alone"):
            item.add_marker(pytest.mark.flaky(reruns=1))


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
