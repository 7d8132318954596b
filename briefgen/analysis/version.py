"""What decides the outcome of an analysis besides the document: the rules, the model and the settings."""

import json
from functools import cache
from pathlib import Path

from briefgen.settings import AnalysisSettings

VERSION = 42
"""Counts up whenever the same document could give another extraction."""


def analysis_key(settings: AnalysisSettings) -> str | None:
    """Equal keys and equal documents give equal extractions; None: the model is not installed here.

    The model is not loaded for this: that would cost a second where nothing is to be analysed.
    """
    model = _model_version(settings.model)
    return model and f"rules {VERSION}, {model}, {settings.summary_words} words"


@cache
def _model_version(model: str) -> str | None:
    """Asked once a process, which keeps the model that it has loaded."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (costs 25 ms)

    try:
        return f"{model} {version(model)}"
    except (PackageNotFoundError, ValueError):
        pass
    try:
        meta = json.loads((Path(model) / "meta.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"
