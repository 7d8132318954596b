"""Dataclasses as plain values that JSON can hold, and back; what equals its default is left out."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from briefgen.model.span import Span

T = TypeVar("T")


class UnknownFieldError(KeyError):
    """A value names a field that its type does not have: another version of this program wrote it."""


class _Hints(dict[str, Any]):
    def __missing__(self, name: str) -> Any:  # noqa: ANN401  (raises)
        raise UnknownFieldError(name)


def as_plain(value: Any) -> Any:  # noqa: ANN401  (any value of the model)
    """A value of the model as dicts, lists, strings, numbers; a span becomes [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: as_plain(item) for name, item in value.items()}
    return value


def from_plain(kind: type[T], plain: Any) -> T:  # noqa: ANN401  (what JSON gave)
    """The value of type `kind` that `as_plain` made; raises TypeError, KeyError or ValueError for anything else."""
    made: T = _read(kind, plain)
    return made


def _is_default(field: "dataclasses.Field[Any]", value: object) -> bool:
    default = field.default_factory() if field.default_factory is not dataclasses.MISSING else field.default
    return default is not dataclasses.MISSING and default == value and type(default) is type(value)


def _read(kind: Any, plain: Any) -> Any:  # noqa: ANN401  (one return a kind of type)
    if kind is Span:
        return Span(*plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], value) for name, value in plain.items()})
    origin = get_origin(kind)
    if origin in _MANY:
        return _MANY[origin](get_args(kind), plain)
    if origin in (types.UnionType, Union):
        inner = [option for option in get_args(kind) if option is not type(None)]
        return plain if plain is None or len(inner) > 1 else _read(inner[0], plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


_MANY: Mapping[Any, Callable[[Any, Any], Any]] = {
    tuple: lambda kinds, plain: tuple(_read(kinds[0], item) for item in plain),
    Mapping: lambda kinds, plain: {name: _read(kinds[1], value) for name, value in plain.items()},
}


@cache
def _hints(kind: type) -> _Hints:
    return _Hints(get_type_hints(kind))
