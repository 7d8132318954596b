"""The form of content files as a JSON Schema, for editors that complete and check keys while people write."""

import ast
import inspect
import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, is_dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_origin

from briefgen.content.form import NOT_IN_FRONT_MATTER, fields_of, hints_of
from briefgen.model.briefing import Briefing

NAME = "schema.json"
"""Beside the folder of briefings: each file names it by a path that needs no network."""
COMMENT = f"# yaml-language-server: $schema=../{NAME}\n"
"""What editors look for at the head of a file."""
_TEXT = ["string", "number", "boolean"]
"""The program takes every scalar as it is written, so a title may be 12."""


@cache
def schema() -> bytes:
    """The whole schema, the same bytes for the same version of this program."""
    value = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The front matter of a briefing",
        **_of_fields(Briefing),
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def meanings(kind: type) -> Iterator[tuple[str, str]]:
    """Each field of a class with the text below it, which Python itself does not keep."""
    (declared,) = (node for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef))
    for field, below in pairwise(declared.body):
        match (field, below):
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())


def _of_fields(kind: type) -> dict[str, Any]:
    known = [field for field in fields_of(kind) if field.name not in NOT_IN_FRONT_MATTER]
    hints, told = hints_of(kind), {name: text for of in reversed(kind.__mro__[:-1]) for name, text in meanings(of)}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in known if field.default is MISSING],
        "properties": {
            field.name: _of(hints[field.name]) | ({"description": told[field.name]} if field.name in told else {})
            for field in known
        },
    }


def _of(kind: Any) -> dict[str, Any]:  # noqa: ANN401  (a declared type)
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_fields(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0])}
    if get_origin(kind) is types.UnionType:
        return {"anyOf": [_of(get_args(kind)[0]), {"type": "null"}]}
    if kind is bool:
        return {"type": "boolean"}
    if issubclass(kind, Enum):
        return {"enum": [str(member) for member in kind]}
    return {"type": _TEXT}
