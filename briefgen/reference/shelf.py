"""Opens the shipped files, each once."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_HERE = files("briefgen.reference")


@cache
def built(name: str) -> Any:  # noqa: ANN401  (what JSON gives)
    """A file of built/, such as "facts"."""
    return json.loads((_HERE / "built" / f"{name}.json").read_bytes())


@cache
def rows(name: str) -> dict[str, Any]:
    """A file of rows/, kept by hand, such as "seats"."""
    return tomllib.loads((_HERE / "rows" / f"{name}.toml").read_text("utf-8"))
