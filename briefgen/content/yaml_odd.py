"""Why a front matter is no YAML, told at the place that a person got wrong: a parser often gives up further below."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from briefgen.content.yaml_tree import taken

_TAKEN_FOR = {"!": "a tag", "&": "an anchor", "*": "an alias", "#": "a comment"}
_QUOTE = "put text with : # & * ! or quotation marks in “'…'”"
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029\ufeff]")
_WIDE_INDENT = re.compile(r"^ *([\u00a0\u2000-\u200b\u3000])")
_OPENED = re.compile(r"""^[ ]*(?:- )?[\w-]+: (["'])(.*)$""")
_KEY = re.compile(r"^( *)(- )?[\w-]+:(?: |$)")


class Odd(NamedTuple):
    """What is wrong, where in the file, and what helps."""

    problem: str
    line: int | None = None
    column: int = 0
    remedy: str = _QUOTE


def what_is_odd(front: str) -> Odd:
    """Why `quick_tree` makes nothing of a front matter."""
    if found := taken(front):
        line, column, words = found
        return Odd(f"YAML takes {words!r} for {_TAKEN_FOR[words[0]]}, and not for text", line + 2, column)
    try:
        YAML(typ="base").load(front)
    except YAMLError as error:
        return next(_typed_wrong(front.split("\n")), None) or _as_parsed(error)
    return Odd("keys and values are expected")


def _typed_wrong(lines: list[str]) -> Iterator[Odd]:
    """What a person sees to be wrong, in lines of the front matter."""
    for number, line in enumerate(lines, 2):
        if found := _INVISIBLE.search(line):
            name = f"a character that YAML does not allow in text: U+{ord(found[0]):04X}"
            yield Odd(name, number, found.start(), "take it out; it cannot be seen")
        elif found := _WIDE_INDENT.match(line):
            name = f"a blank that is none for YAML: U+{ord(found[1]):04X}"
            yield Odd(name, number, found.start(1), "indent with plain spaces")
        elif (found := _OPENED.match(line)) and _is_open(found[1], found[2], lines[number - 1 :]):
            yield Odd("a quotation mark that is not closed", number, found.start(1), f"write  {found[1]}  at its end")


def _is_open(mark: str, text: str, below: list[str]) -> bool:
    """Whether what begins with a quotation mark goes on into the next key."""
    text = text.replace("''", "") if mark == "'" else re.sub(r"\\\\.", "", text)
    follows = next((line for line in below if line.strip()), "")
    return mark not in text and (not follows or _KEY.match(follows) is not None)


def _as_parsed(error: YAMLError) -> Odd:
    if isinstance(error, ReaderError):
        return Odd(f"a character that YAML does not allow: {error.character!r}", remedy="take it out")
    if not isinstance(error, MarkedYAMLError):
        return Odd(str(error))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 2, mark.column) if mark else (None, 0)
    if isinstance(error, DuplicateKeyError):
        return Odd("the same key is there twice", line, column, "take one of them out")
    problem = error.problem or error.context or ""
    if "block" in (error.context or "") or "indicator" in problem or "expected key" in problem:
        remedy = "begin each key of an item below the one above it, and each item with  -  in the same column"
        return Odd(f"{problem}: this line is not in the column of those above", line, column, remedy)
    return Odd(problem, line, column)
