"""YAML with all that a person wrote in it: comments, order, quotes, and where each thing stands.

Only what writes a file, and what has to say where a mistake is, needs this; see yaml_tree.py for the rest.
"""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from briefgen.content.form import Path

_WIDTH = 1_000_000
"""Lines are not folded: an edit of a sentence is then one changed line."""


_OTHER_ENDS = re.compile("[\r\x85\u2028\u2029]")


def patched(front: str, new: Mapping[str, Any], known: tuple[str, ...]) -> str | None:
    """The front matter with the values of `new` put in; None where it is no mapping."""
    tree = _round_trip().load(front)
    if not isinstance(tree, CommentedMap):
        return None
    _patch(tree, new, known)
    return dumped(tree)


class _Constructor(RoundTripConstructor):
    """Takes a date that there is not, such as 2026-02-30, for text."""

    def timestamp(self, node: ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return self.construct_scalar(node)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.timestamp)


class _Representer(RoundTripRepresenter):
    """Writes a line end other than ours as an escape: between other quotes it would be read as a blank."""

    def represent_str(self, data: str) -> ScalarNode:
        style = '"' if _OTHER_ENDS.search(data) else None
        node: ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", data, style=style)
        return node

    def represent_single_quoted_scalarstring(self, data: str) -> ScalarNode:
        if _OTHER_ENDS.search(data):
            return self.represent_str(data)
        node: ScalarNode = super().represent_single_quoted_scalarstring(data)
        return node


_Representer.add_representer(str, _Representer.represent_str)
_Representer.add_representer(SingleQuotedScalarString, _Representer.represent_single_quoted_scalarstring)


def _round_trip() -> YAML:
    yaml = YAML()
    yaml.Constructor = _Constructor
    yaml.Representer = _Representer
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def dumped(tree: Mapping[str, Any] | Sequence[Any]) -> str:
    out = io.StringIO()
    _round_trip().dump(tree, out)
    return out.getvalue()


def changed(text: str, new: Mapping[str, Any]) -> str:
    """The lines of a key, with another value."""
    tree = _round_trip().load(text)
    _patch(tree, new, tuple(new))
    return dumped(tree)


def changed_item(text: str | None, new: Mapping[str, Any]) -> str:
    """The lines of an item of a list with other values; None: of a new one."""
    if text is None:
        return dumped([new])
    tree = _round_trip().load(text)
    _patch(tree[0], new, tuple(tree[0]))
    return dumped(tree)


def in_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Keys of a file in its order, and new ones behind those that they follow in a new file."""
    order = list(old)
    for at, name in enumerate(new):
        if name not in order:
            order.insert(order.index(new[at - 1]) + 1 if at else 0, name)
    return order


def _patch(tree: CommentedMap, new: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Make the values of `tree` those of `new`, touching only what differs."""
    for key in [key for key in tree if key in known and key not in new]:
        del tree[key]
    for key in in_order(list(tree), list(new)):
        if key not in tree:
            tree.insert(in_order(list(tree), list(new)).index(key), key, new[key])
        elif isinstance(value := new.get(key), list):
            tree[key] = _patched_list(tree[key], value)
        elif key in new and _as_written(tree[key]) != _as_written(value):
            tree[key] = value


def _patched_list(old: object, new: list[Any]) -> object:
    if not isinstance(old, CommentedSeq) or not all(isinstance(item, dict) for item in new):
        return old if isinstance(old, list) and list(map(_as_written, old)) == new else new
    there = {_name(item): item for item in old if isinstance(item, CommentedMap)}
    items = []
    for item in new:
        known = there.pop(_name(item), None)
        if known is not None:
            _patch(known, item, tuple(known))
        items.append(item if known is None else known)
    if list(old) != items:
        old[:] = items
    return old


def _name(item: Mapping[str, Any]) -> str:
    """What makes an entry of a list the same one: its id, or all that it says where entries have none."""
    return str(item["id"]) if "id" in item else repr(sorted((key, str(value)) for key, value in item.items()))


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def places(front: str, paths: Sequence[Path]) -> list[tuple[int, int]]:
    """Line and column in the file of the innermost thing that each path leads to."""
    tree = _round_trip().load(front)
    return [_place(tree, path) for path in paths]


def _place(tree: Any, path: Path) -> tuple[int, int]:  # noqa: ANN401  (what YAML gave)
    line, column = tree.lc.key(next(iter(tree))) if isinstance(tree, CommentedMap) and tree else (0, 0)
    for step in path:
        try:
            line, column = tree.lc.key(step) if isinstance(tree, CommentedMap) else tree.lc.item(step)
            tree = tree[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 2, column
