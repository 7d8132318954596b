"""Changes a front matter line by line: what does not change stays as it was typed, and a comment with what it is above.

Only the lines of a value that changes are written anew. Where values are not one below the other, as between braces,
nothing is made, and the whole front matter is written again (yaml_kept.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from briefgen.content.yaml_comments import kept_above
from briefgen.content.yaml_kept import changed, changed_item, dumped, in_order
from briefgen.content.yaml_tree import as_text, compose, plain, quick_tree


class _UnevenError(Exception):
    """Values share a line, or a list is written between brackets."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with its value, or an item of a list."""

    above: list[str]
    """Comments and empty lines directly above."""
    first: int
    """The number of the first line in the front matter."""
    lines: list[str]
    node: yaml.Node


def patched_lines(front: str, new: Mapping[str, Any]) -> str | None:
    """The front matter with the values of `new`; None where that cannot be done line by line."""
    root = compose(front)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    lines = front.splitlines(keepends=True)
    places = [(key.start_mark.line, value) for key, value in root.value]
    try:
        head, parts, tail = _parts(places, lines, 0)
        known = {key.value: part for (key, _), part in zip(root.value, parts, strict=True)}
        result = "".join([*head, *_keys(known, new), *tail])
    except _UnevenError:
        return None
    return result if quick_tree(result) == as_text(new) else None


def _keys(known: Mapping[str, _Part], new: Mapping[str, Any]) -> Iterator[str]:
    for name in in_order(list(known), list(new)):
        part = known.get(name)
        if part is None:
            yield dumped({name: new[name]})
            continue
        yield from part.above
        if name not in new:
            yield from _comments_of(part)
            continue
        if plain(part.node) == as_text(new[name]):
            yield from part.lines
        elif isinstance(part.node, yaml.SequenceNode) and isinstance(new[name], list) and _are_items(new[name]):
            yield from _items(part, part.node, new[name])
        else:
            lines = changed("".join(part.lines), {name: new[name]})
            yield from kept_above(part.lines, lines.splitlines(), 0)
            yield lines


def _items(part: _Part, node: yaml.SequenceNode, new: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    head, parts, tail = _parts([(item.start_mark.line, item) for item in node.value], part.lines, part.first)
    if not all(one.lines[0].lstrip().startswith("- ") for one in parts):
        raise _UnevenError
    dash = len(parts[0].lines[0]) - len(parts[0].lines[0].lstrip())
    known = {_name(plain(one.node)): one for one in parts}
    left = {_name(item): item for item in new}
    yield from head
    yield from _comments_of_removed(parts, left, dash)
    for name, item in left.items():
        one = known.get(name)
        yield from one.above if one else ()
        if one and plain(one.node) == as_text(item):
            yield from one.lines
        else:
            lines = list(_indented(changed_item("".join(one.lines) if one else None, item), dash))
            yield from kept_above(one.lines, lines, dash) if one else ()
            yield from lines
    yield from tail


def _comments_of(part: _Part) -> Iterator[str]:
    """What somebody noted in a list of which nothing is left."""
    if isinstance(part.node, yaml.SequenceNode) and part.node.value:
        head, parts, tail = _parts([(item.start_mark.line, item) for item in part.node.value], part.lines, part.first)
        yield from (line for line in (*head[1:], *_comments_of_removed(parts, {}, 0), *tail) if line.strip())


def _comments_of_removed(parts: Sequence[_Part], left: Mapping[str, Any], columns: int) -> Iterator[str]:
    """What somebody noted above a line that is gone, or in it, stays, at the head of the list."""
    for one in parts:
        if _name(plain(one.node)) not in left:
            yield from (line for line in one.above if line.strip())
            yield from kept_above(one.lines, (), columns)


def _parts(
    places: Sequence[tuple[int, yaml.Node]], lines: list[str], begin: int
) -> tuple[list[str], list[_Part], list[str]]:
    """Cut lines, of which the first has the number `begin`, into what is before the parts, the parts, and the rest."""
    starts = [start - begin for start, _ in places]
    if not starts or sorted(set(starts)) != starts:
        raise _UnevenError
    head, above = _without_comments(lines[: starts[0]])
    parts = []
    for (start, node), after in zip(places, [*starts[1:], len(lines)], strict=True):
        own, below = _without_comments(lines[start - begin : after])
        parts.append(_Part(above, start, own, node))
        above = below
    return head, parts, above


def _without_comments(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines, and those at their end that say nothing."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return lines[:end], lines[end:]


def _indented(text: str, columns: int) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    now = len(lines[0]) - len(lines[0].lstrip())
    yield from (" " * columns + line[now:] if line.strip() else line for line in lines)


def _are_items(values: Sequence[object]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)


def _name(item: Any) -> str:  # noqa: ANN401  (what YAML gave)
    """What makes an item of a list the same one: its id, or all that it says where items have none."""
    if isinstance(item, dict):
        return str(item["id"]) if "id" in item else repr(sorted((key, str(value)) for key, value in item.items()))
    raise _UnevenError
