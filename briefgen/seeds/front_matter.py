"""Front matter: what a Markdown document says of itself between two lines of dashes, before its first word."""

import re
from dataclasses import replace

from briefgen.diagnostics import Diagnostic
from briefgen.model.source import Metadata
from briefgen.seeds.sidecar import KEYS, parse_sidecar

_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"(\w+)[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_TIME_OF_DAY = re.compile(r"^(date[ \t]*:[ \t]*[\"']?\d{4}-\d\d-\d\d)[T ][\d:.+Z \t-]*", re.MULTILINE)


def split_front_matter(file: str, source: str) -> tuple[str, Metadata, tuple[Diagnostic, ...]]:
    """The document below its front matter, what that says in the words of a sidecar, and the mistakes in it.

    Documents come from many programs: keys that no sidecar has mean something to one of those, and are passed over.
    Without any key that one has, the dashes are the document's own (a rule above its first line), and stay in it.
    """
    block = _BLOCK.match(source)
    if block is None or not any(key in KEYS for key in _KEY.findall(block[1])):
        return source, Metadata(), ()
    metadata, found = parse_sidecar(file, _known(_TIME_OF_DAY.sub(r"\1", block[1])))
    below_the_dashes = (replace(one, location=replace(one.location, line=_down(one.location.line))) for one in found)
    return source[block.end() :], metadata, tuple(below_the_dashes)


def _known(yaml: str) -> str:
    """The same lines with those of other keys left empty, so that every line keeps its number."""
    lines, keep = [], False
    for line in yaml.split("\n"):
        key = _KEY.match(line)
        if key or not line.startswith((" ", "\t")):
            keep = key is not None and key[1] in KEYS
        lines.append(line if keep else "")
    return "\n".join(lines)


def _down(line: int | None) -> int | None:
    return line and line + 1
