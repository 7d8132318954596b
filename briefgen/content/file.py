"""A content file as bytes: YAML front matter between lines of three hyphens, and Markdown below."""

import io
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from briefgen.content.form import Mistake, Path, from_tree, keys_of, to_tree
from briefgen.content.schema import COMMENT
from briefgen.content.yaml_tree import quick_tree
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.briefing import Briefing

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL | re.MULTILINE)
_WIDTH = 1_000_000
"""Lines are not folded: an edit of a sentence is then one changed line."""


def write_briefing(briefing: Briefing) -> bytes:
    """A new file; `read_briefing` gives the same briefing back."""
    return _join(COMMENT + _dumped(to_tree(briefing)), briefing.body)


def is_as_drafted(content: bytes, draft: Briefing) -> bool:
    """Whether a file is what `write_briefing` makes of the draft; earlier versions did not name the schema."""
    written = write_briefing(draft)
    return content in (written, written.replace(COMMENT.encode(), b"", 1))


def rewrite_briefing(old: bytes, briefing: Briefing) -> bytes:
    """The file `old` with what has changed put in; comments and the order of keys stay."""
    match = _FRONT.match(_text(old))
    tree = match and _round_trip().load(match[1])
    if not isinstance(tree, CommentedMap):
        return write_briefing(briefing)
    _patch(tree, to_tree(briefing), keys_of(Briefing))
    return _join(_dumped(tree), briefing.body)


def read_briefing(name: str, slug: str, content: bytes) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
    """The briefing in a file called `name`, or every mistake in it, with lines."""
    try:
        text = _text(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, (_finding(name, line, "BG301", "not UTF-8", "save the file as UTF-8"),)
    match = _FRONT.match(text)
    if match is None:
        remedy = "begin the file with a line  ---,  then the front matter, then another line  ---"
        return None, (_finding(name, 1, "BG301", "no front matter", remedy),)
    tree = quick_tree(match[1])
    if tree is None:
        try:
            tree = YAML(typ="base").load(match[1])
        except YAMLError as error:
            return None, (_not_yaml(name, text, error),)
    briefing, mistakes = from_tree(slug, tree if tree is not None else {}, match[2])
    return briefing, tuple(_located(name, text, match[1], mistake) for mistake in mistakes)


def excerpt(text: str, line: int, column: int = 0) -> str:
    """A line of a file with a caret below the place."""
    shown = text.split("\n")[line - 1][:100]
    return f"\n    {line:>4} | {shown}\n         | {' ' * min(column, len(shown))}^"


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _join(front: str, body: str) -> bytes:
    return f"---\n{front}---\n{body}".encode()


class _Constructor(RoundTripConstructor):
    """Takes a date that there is not, such as 2026-02-30, for text."""

    def timestamp(self, node: ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return self.construct_scalar(node)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.timestamp)


def _round_trip() -> YAML:
    yaml = YAML()
    yaml.Constructor = _Constructor
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(tree: Mapping[str, Any]) -> str:
    out = io.StringIO()
    _round_trip().dump(tree, out)
    return out.getvalue()


def _patch(tree: CommentedMap, new: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Make the values of `tree` those of `new`, touching only what differs."""
    for key in [key for key in tree if key in known and key not in new]:
        del tree[key]
    before = None
    for key, value in new.items():
        if key not in tree:  # behind the key that it follows in a new file
            tree.insert(list(tree).index(before) + 1 if before is not None else 0, key, value)
        elif isinstance(value, list):
            tree[key] = _patched_list(tree[key], value)
        elif _as_written(tree[key]) != _as_written(value):
            tree[key] = value
        before = key


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


def _not_yaml(name: str, text: str, error: YAMLError) -> Diagnostic:
    if not isinstance(error, MarkedYAMLError) or (mark := error.problem_mark or error.context_mark) is None:
        reason = f"a character that YAML does not allow: {error.character!r}" if isinstance(error, ReaderError) else ""
        return _finding(name, None, "BG301", reason or f"not valid YAML: {error}", "take it out")
    line, column = mark.line + 2, mark.column
    tab = "\t" in text.split("\n")[line - 1]
    remedy = "indent with spaces, YAML knows no tabs" if tab else "put text with : or # or quotation marks in “'…'”"
    problem = f"not valid YAML: {error.problem or error.context}"
    return _finding(name, line, "BG301", problem + excerpt(text, line, column), remedy)


def _located(name: str, text: str, front: str, mistake: Mistake) -> Diagnostic:
    line, column = _place(_round_trip().load(front), mistake.path)
    return _finding(name, line, mistake.code, mistake.message + excerpt(text, line, column), mistake.help)


def _place(tree: Any, path: Path) -> tuple[int, int]:  # noqa: ANN401  (what YAML gave)
    """Line and column in the file of the innermost thing that the path leads to."""
    line, column = 0, 0
    for step in path:
        try:
            line, column = tree.lc.key(step) if isinstance(tree, CommentedMap) else tree.lc.item(step)
            tree = tree[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 2, column


def _finding(name: str, line: int | None, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(name, line), code, Severity.ERROR, message, remedy)
