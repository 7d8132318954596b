"""YAML read in a hurry: most files have no mistake, and where they stand matters only where there is one."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_TAKEN = re.compile(r"^[ ]*(?:- )*(?:[\w-]+:[ ]+|- )([!&*]\S+|#\S+)", re.MULTILINE)
"""No content file means a tag, an anchor or an alias; a comment in place of a value begins with a space."""
_NOTHING = ("", "null", "Null", "NULL", "~")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def quick_tree(source: str) -> Any:  # noqa: ANN401  (what the file says)
    """Nested dicts, lists and strings, every scalar as it is written, None for nothing; all of it None where it is odd.

    A second reading with ruamel.yaml, which takes several times as long, then tells what is wrong, and where.
    """
    try:
        if _TAKEN.search(source):
            return None
        node = compose(source)
        return None if node is None else plain(node)
    except (yaml.YAMLError, _OddError):
        return None


def compose(source: str) -> yaml.Node | None:
    """The nodes of a front matter, which know their lines."""
    return yaml.compose(source, Loader=_LOADER)


def plain(node: yaml.Node) -> Any:  # noqa: ANN401  (what the file says)
    """What a node says."""
    return _tree(node, {})


def as_text(value: Any) -> Any:  # noqa: ANN401  (a tree of `form.to_tree`)
    """As `quick_tree` would read it."""
    if isinstance(value, Mapping):
        return {key: as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else value and str(value)


class _OddError(Exception):
    """A key twice, a key that is no word, or a node that holds itself."""


def taken(source: str) -> tuple[int, int, str] | None:
    """Line, column and beginning of the first words that YAML takes for something else: a tag, an anchor, a comment."""
    match = _TAKEN.search(source)
    if match is None:
        return None
    start = match.start(1)
    return source.count("\n", 0, start), start - source.rfind("\n", 0, start) - 1, match[1]


def is_nothing(value: str, style: str | None) -> bool:
    """Whether a scalar stands for no value; between quotation marks it is text."""
    return value in _NOTHING and style in (None, "")


def _tree(node: yaml.Node, known: dict[int, Any]) -> Any:  # noqa: ANN401
    """A node that several aliases name is made once, or a few lines could stand for more than memory holds."""
    if isinstance(node, yaml.ScalarNode):
        return None if is_nothing(node.value, node.style) else node.value
    if id(node) not in known:
        known[id(node)] = _OddError
        known[id(node)] = _collection(node, known)
    if known[id(node)] is _OddError:
        raise _OddError
    return known[id(node)]


def _collection(node: yaml.Node, known: dict[int, Any]) -> Any:  # noqa: ANN401
    if isinstance(node, yaml.SequenceNode):
        return [_tree(item, known) for item in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise _OddError
        found[key.value] = _tree(value, known)
    return found
