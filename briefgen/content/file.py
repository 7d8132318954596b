"""A content file as bytes: YAML front matter between lines of three hyphens, and Markdown below."""

import re
from typing import TYPE_CHECKING

from briefgen.content.form import Mistake, from_tree, keys_of, to_tree
from briefgen.content.schema import COMMENT
from briefgen.content.yaml_tree import quick_tree
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.briefing import Briefing

if TYPE_CHECKING:
    from briefgen.content.yaml_kept import Odd

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL | re.MULTILINE)


def write_briefing(briefing: Briefing) -> bytes:
    """A new file; `read_briefing` gives the same briefing back."""
    from briefgen.content.yaml_kept import dumped  # noqa: PLC0415  (ruamel.yaml costs 40 ms)

    return _join(COMMENT + dumped(to_tree(briefing)), briefing.body)


def is_as_drafted(content: bytes, draft: Briefing) -> bool:
    """Whether a file is what `write_briefing` makes of the draft; earlier versions did not name the schema."""
    written = write_briefing(draft)
    return content in (written, written.replace(COMMENT.encode(), b"", 1))


def rewrite_briefing(old: bytes, briefing: Briefing) -> bytes:
    """The file `old` with what has changed put in; comments and the order of keys stay."""
    from briefgen.content.yaml_kept import patched  # noqa: PLC0415

    match = _FRONT.match(_text(old))
    front = match and patched(match[1], to_tree(briefing), keys_of(Briefing))
    return write_briefing(briefing) if front is None else _join(front, briefing.body)


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
        from briefgen.content.yaml_kept import Odd, strict_tree  # noqa: PLC0415

        tree = strict_tree(match[1])
        if isinstance(tree, Odd):
            return None, (_not_yaml(name, text, tree),)
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


def _not_yaml(name: str, text: str, odd: "Odd") -> Diagnostic:
    if odd.line is None:
        return _finding(name, None, "BG301", odd.problem, "take it out")
    tab = "\t" in text.split("\n")[odd.line - 1]
    remedy = "indent with spaces, YAML knows no tabs" if tab else "put text with : or # or quotation marks in “'…'”"
    problem = f"not valid YAML: {odd.problem}{excerpt(text, odd.line, odd.column)}"
    return _finding(name, odd.line, "BG301", problem, remedy)


def _located(name: str, text: str, front: str, mistake: Mistake) -> Diagnostic:
    from briefgen.content.yaml_kept import place  # noqa: PLC0415

    line, column = place(front, mistake.path)
    return _finding(name, line, mistake.code, mistake.message + excerpt(text, line, column), mistake.help)


def _finding(name: str, line: int | None, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(name, line), code, Severity.ERROR, message, remedy)
