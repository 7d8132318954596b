"""YAML read in a hurry: most files have no mistake, and where they stand matters only where there is one."""

from typing import Any

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def quick_tree(source: str) -> Any:  # noqa: ANN401  (what the file says)
    """Nested dicts, lists and strings, every scalar as it is written; None where anything is odd.

    A second reading with ruamel.yaml, which takes several times as long, then tells what is wrong, and where.
    """
    try:
        node = yaml.compose(source, Loader=_LOADER)
        return None if node is None else _tree(node, {})
    except (yaml.YAMLError, _OddError):
        return None


class _OddError(Exception):
    """A key twice, a key that is no word, or a node that holds itself."""


def _tree(node: yaml.Node, known: dict[int, Any]) -> Any:  # noqa: ANN401
    """A node that several aliases name is made once, or a few lines could stand for more than memory holds."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
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
