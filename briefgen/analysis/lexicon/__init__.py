"""Knowledge of the language as rows in TOML files, so that a journalist can review it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> dict[str, Any]:
    """The table in `<name>.toml` beside this file."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The list under `key` in `<name>.toml`, as a set."""
    return frozenset(rows(name)[key])
