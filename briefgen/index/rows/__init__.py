"""What is known of the spelling of names, as rows in TOML; read once, when names are first compared."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the files beside this one."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


@cache
def standing_for(name: str, key: str) -> Mapping[str, str]:
    """Each word of the rows under `key` → the first word of its row, which stands for all of them."""
    return {word: row[0] for row in table(name)[key] for word in row}
