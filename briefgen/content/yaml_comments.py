"""Comments within lines that are written anew: one that would be lost stands above them from then on."""

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

import yaml

from briefgen.content.yaml_tree import compose, plain

_MAY_BEGIN = re.compile(r"(?:^|(?<=[ \t]))#")


def kept_above(old: Sequence[str], new: Sequence[str], columns: int) -> Iterator[str]:
    """Lines for the comments within `old` that are not in `new`, which stands in its place, `columns` to the right."""
    now = [line.rstrip() for line in new]
    for comment in _comments_in(old) if any("#" in line for line in old) else ():
        if not any(line.endswith(comment) for line in now):
            yield f"{' ' * columns}{comment}\n"


def _comments_in(lines: Sequence[str]) -> Iterator[str]:
    said = _said(lines)
    for at, line in enumerate(lines):
        for found in _MAY_BEGIN.finditer(line):
            if _said([*lines[:at], line[: found.start()].rstrip() + "\n", *lines[at + 1 :]]) == said:
                yield line[found.start() :].strip()
                break


def _said(lines: Sequence[str]) -> object:
    """What lines say: a # within text is no comment, for without it they say something else."""
    try:
        node = compose(dedent("".join(lines)))
        return None if node is None else plain(node)
    except yaml.YAMLError:
        return object()
