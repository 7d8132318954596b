"""The one description of a content file's front matter: its keys are the fields of `Briefing`, in their order."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from briefgen.content.shapes import SHAPES
from briefgen.model.briefing import Briefing

_OTHER_WORDS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
NOT_IN_FRONT_MATTER = ("slug", "body")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in the front matter that cannot be meant: the path of keys to it, what is wrong, what helps."""

    path: Path
    code: str
    message: str
    help: str


def to_tree(briefing: Briefing) -> dict[str, Any]:
    """Nested dicts, lists, strings and booleans for the front matter; what equals its default is left out."""
    return {
        field.name: _tree(value)
        for field in fields(Briefing)
        if field.name not in NOT_IN_FRONT_MATTER
        and ((value := getattr(briefing, field.name)) != field.default or field.name == "review")
    }


def from_tree(slug: str, tree: object, body: str) -> tuple[Briefing | None, tuple[Mistake, ...]]:
    """The briefing that a front matter describes; every scalar in the tree is a string, as YAML writes it."""
    mistakes: list[Mistake] = []
    values = _read_fields(Briefing, tree, (), mistakes, leave_out=NOT_IN_FRONT_MATTER)
    if mistakes:
        return None, tuple(mistakes)
    return Briefing(slug=slug, body=body, **values), ()


def keys_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(kind) if field.name not in NOT_IN_FRONT_MATTER)


@cache
def fields_of(kind: type) -> "tuple[Field[Any], ...]":
    """In the order of the file: what people may note of an item comes last."""
    return tuple(sorted(fields(kind), key=lambda field: field.kw_only is True))


def _tree(value: Any) -> Any:  # noqa: ANN401  (any value of a briefing)
    if isinstance(value, Enum):
        return str(value)
    if is_dataclass(value):
        return {
            f.name: _tree(getattr(value, f.name))
            for f in fields_of(value.__class__)
            if getattr(value, f.name) != f.default
        }
    if isinstance(value, tuple):
        return [_tree(item) for item in value]
    return value


def _read_fields(
    kind: type, tree: object, path: Path, mistakes: list[Mistake], *, leave_out: tuple[str, ...] = ()
) -> dict[str, Any]:
    known = tuple(field for field in fields_of(kind) if field.name not in leave_out)
    if not isinstance(tree, Mapping):
        mistakes.append(_expected(path, "keys with values", f"write  {known[0].name}: …"))
        return {}
    names = [field.name for field in known]
    mistakes.extend(_unknown((*path, key), key, names) for key in tree if key not in names)
    missing = [f.name for f in known if f.default is MISSING and f.name not in tree]
    mistakes.extend(Mistake(path, "BG303", f"{name} is missing", f"add a line  {name}: …") for name in missing)
    hints = hints_of(kind)
    return {name: _read(hints[name], tree[name], (*path, name), mistakes) for name in names if name in tree}


def _read(kind: Any, raw: object, path: Path, mistakes: list[Mistake]) -> Any:  # noqa: ANN401, PLR0911
    if is_dataclass(kind) and isinstance(kind, type):
        values = _read_fields(kind, raw, path, mistakes)
        return values and not _any_below(path, mistakes) and kind(**values)
    if get_origin(kind) is types.UnionType:
        return None if raw in (None, "") else _read(get_args(kind)[0], raw, path, mistakes)
    if get_origin(kind) is tuple:
        raw = [] if raw is None else raw
        if not isinstance(raw, list):
            mistakes.append(
                _expected(path, f"a list, not {raw!r}", "put each on a line of its own that begins with  - ")
            )
            return ()
        return tuple(_read(get_args(kind)[0], item, (*path, at), mistakes) for at, item in enumerate(raw))
    if not isinstance(raw, str) or not raw.strip():
        empty = raw is None or isinstance(raw, str)
        remedy = "write something, or take the line out" if empty else "put it in quotation marks"
        mistakes.append(_expected(path, "text" + ", and is empty" * empty, remedy))
        return None
    if kind is bool:
        return _choice(path, raw, {"true": True, "false": False}, mistakes)
    if issubclass(kind, Enum):
        return _choice(path, raw, {str(member): member for member in kind}, mistakes)
    if wrong := SHAPES.get(str(path[-1]), _any)(raw):
        mistakes.append(_expected(path, *wrong))
    return raw


def _any(_: str) -> None:
    """No shape is asked of most text."""


def _choice(path: Path, raw: str, options: Mapping[str, Any], mistakes: list[Mistake]) -> Any:  # noqa: ANN401
    if raw not in options:
        near = _near(_OTHER_WORDS.get(raw.lower(), raw), list(options)) or f"write  {path[-1]}: {next(iter(options))}"
        mistakes.append(_expected(path, f"one of {', '.join(options)}, not {raw!r}", near.strip()))
    return options.get(raw)


def _any_below(path: Path, mistakes: list[Mistake]) -> bool:
    return any(mistake.path[: len(path)] == path for mistake in mistakes)


def _unknown(path: Path, key: str, names: list[str]) -> Mistake:
    return Mistake(path, "BG302", f"unknown key {key!r}", f"{_near(key, names)}known here: {', '.join(names)}")


def _expected(path: Path, wanted: str, remedy: str) -> Mistake:
    return Mistake(path, "BG304", f"{'.'.join(map(str, path)) or 'the front matter'} must be {wanted}", remedy)


def _near(word: str, words: list[str]) -> str:
    close = get_close_matches(str(word), words, n=1)
    return f"did you mean {close[0]!r}? " if close else ""


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
