"""What tests share: one language model for the whole run, and parsing with it."""

from collections.abc import Callable

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.parsed import Parsed
from briefgen.settings import AnalysisSettings


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(AnalysisSettings().model)


@pytest.fixture(scope="session")
def parse(engine: Engine) -> Callable[[str], Parsed]:
    return lambda text: next(engine.parse([text]))
