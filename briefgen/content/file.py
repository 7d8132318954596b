"""A content file as bytes: YAML front matter between lines of three hyphens, and Markdown below."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any

from briefgen.content.early_end import front_goes_on
from briefgen.content.form import Mistake, from_tree, keys_of, to_tree
from briefgen.content.schema import COMMENT
from briefgen.content.yaml_tree import as_text, quick_tree
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.briefing import Briefing

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL | re.MULTILINE)
_WINDOWS = re.compile(rb"[^\n]*\r\n")
_MARK = "\ufeff".encode()
"""The byte order mark that some editors put before a text."""
_OURS = re.compile(r"^<{7} ", re.MULTILINE)
_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\Z)")
Findings = tuple[Diagnostic, ...]
Look = Callable[[Any], Iterable[Mistake]]


def _none(_: object) -> Iterable[Mistake]:
    return ()


class UnwritableError(ValueError):
    """A briefing says what no content file can: text that is empty, a date that there is not."""

    def __init__(self, slug: str, reasons: Sequence[str]) -> None:
        self.reasons = reasons
        super().__init__(f"no content file can say what {slug!r} says: {'; '.join(reasons)}")


def write_briefing(briefing: Briefing) -> bytes:
    """A new file; `read_briefing` gives the same briefing back. Raises UnwritableError where it would not."""
    tree = to_tree(briefing)
    if reasons := tuple(_not_read_back(briefing, tree)):
        raise UnwritableError(briefing.slug, reasons)
    return _written(tree, briefing.body)


def _written(tree: Mapping[str, Any], body: str) -> bytes:
    from briefgen.content.yaml_kept import dumped  # noqa: PLC0415  (ruamel.yaml costs 40 ms)

    return _join(COMMENT + dumped(tree), body)


def _not_read_back(briefing: Briefing, tree: Mapping[str, Any]) -> Iterator[str]:
    """What of a briefing a file would say otherwise."""
    back, mistakes = from_tree(briefing.slug, as_text(tree), briefing.body)
    yield from (mistake.message for mistake in mistakes)
    for field in fields(briefing) if back else ():
        if getattr(back, field.name) != getattr(briefing, field.name):
            yield f"{field.name} must be text, and is empty, or left out"
    if "\r" in briefing.body:
        yield "body must have line ends of one kind"
    try:
        json.dumps(tree, ensure_ascii=False).encode()
        briefing.body.encode()
    except UnicodeEncodeError:
        yield "half a character is no text"


def is_as_drafted(content: bytes, draft: Briefing) -> bool:
    """Whether a file is what `write_briefing` makes of the draft; earlier versions did not name the schema."""
    written = _written(to_tree(draft), draft.body)
    return content in (written, written.replace(COMMENT.encode(), b"", 1))


def rewrite_briefing(old: bytes, briefing: Briefing) -> bytes:
    """The file `old` with what has changed put in; comments, the order of keys, and line ends stay."""
    from briefgen.content.yaml_kept import patched  # noqa: PLC0415
    from briefgen.content.yaml_lines import patched_lines  # noqa: PLC0415

    match, tree = _FRONT.match(text_of(old)), to_tree(briefing)
    front = match and (patched_lines(match[1], tree) or patched(match[1], tree, keys_of(Briefing)))
    new = write_briefing(briefing) if front is None else _join(front, briefing.body)
    if _WINDOWS.match(old):
        new = new.replace(b"\n", b"\r\n")
    return _MARK + new if old.startswith(_MARK) else new


def read_briefing(name: str, slug: str, content: bytes, also: Look = _none) -> tuple[Briefing | None, Findings]:
    """The briefing in a file called `name`, or every mistake in it, with lines.

    `also` looks for mistakes of other kinds in the tree, so that all are told at once.
    """
    try:
        text = text_of(content)
    except UnicodeDecodeError as error:
        return None, (_not_text(name, content, error),)
    if problems := tuple(_unusable(name, text)):
        return None, problems
    match = _FRONT.match(text)
    if match is None:
        return None, (_no_front(name, text),)
    if at := front_goes_on(match[2]):
        line = text.count("\n", 0, match.start(2)) + 1
        return None, (_ended_early(name, text, line - 1, line + at - 1),)
    tree = quick_tree(match[1]) if match[1].strip() else {}
    if tree is None:
        return None, (_not_yaml(name, text, match[1]),)
    briefing, mistakes = from_tree(slug, tree, match[2])
    mistakes = (*mistakes, *also(tree))
    return None if mistakes else briefing, _located(name, text, match[1], mistakes)


def text_of(content: bytes) -> str:
    """A file's text, with line ends as here and without a byte order mark."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def excerpt(text: str, line: int, column: int = 0) -> str:
    """A line of a file with a caret below the place."""
    shown = text.split("\n")[line - 1][:100]
    return f"\n    {line:>4} | {shown}\n         | {' ' * min(column, len(shown))}^"


def _join(front: str, body: str) -> bytes:
    return f"---\n{front}---\n{body}".encode()


def _not_text(name: str, content: bytes, error: UnicodeDecodeError) -> Diagnostic:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200]:
        return _finding(name, 1, "BG301", "UTF-16, and not UTF-8", "save the file again, as UTF-8")
    line = content[: error.start].count(b"\n") + 1
    return _finding(name, line, "BG301", "not UTF-8", "save the file as UTF-8")


def _unusable(name: str, text: str) -> Iterator[Diagnostic]:
    """Lines that make all others doubtful: both sides of a merge, and tabs where YAML counts spaces."""
    merged = _OURS.search(text) is not None
    front = text.count("\n", 0, match.end(1)) if (match := _FRONT.match(text)) else 0
    for number, line in enumerate(text.split("\n") if merged or "\t" in text else (), 1):
        if merged and _MARKER.match(line):
            remedy = "keep what is right of both sides, and take out the lines with <<<<<<<, ======= and >>>>>>>"
            yield _finding(name, number, "BG301", "a merge that nobody has finished" + excerpt(text, number), remedy)
        elif number <= front and (indent := re.match(r" *\t\s*(?=\S)", line)):
            problem = "not valid YAML: a tab" + excerpt(text, number, indent[0].index("\t"))
            yield _finding(name, number, "BG301", problem, "indent with spaces, YAML knows no tabs")


def _not_yaml(name: str, text: str, front: str) -> Diagnostic:
    from briefgen.content.yaml_odd import what_is_odd  # noqa: PLC0415

    odd = what_is_odd(front)
    problem = f"not valid YAML: {odd.problem}"
    if odd.line is not None:
        problem += excerpt(text, odd.line, odd.column)
    return _finding(name, odd.line, "BG301", problem, odd.remedy)


def _no_front(name: str, text: str) -> Diagnostic:
    if text.startswith("---\n"):
        last = text.rstrip("\n").count("\n") + 1
        remedy = "write a line  ---  below the front matter, above your text"
        return _finding(name, last, "BG301", f"the front matter does not end{excerpt(text, last)}", remedy)
    remedy = "begin the file with a line  ---,  then the front matter, then another line  ---"
    return _finding(name, 1, "BG301", "no front matter" + excerpt(text, 1), remedy)


def _ended_early(name: str, text: str, end: int, line: int) -> Diagnostic:
    """`end`: the line that ends the front matter, `line`: where that seems to go on."""
    what = f"the front matter ends in line {end}, and seems to go on here{excerpt(text, line)}"
    remedy = f"take the  ---  in line {end} out, so that only the last one ends the front matter"
    return _finding(name, line, "BG301", what, f"{remedy}; or begin your text with other words")


def _located(name: str, text: str, front: str, mistakes: Sequence[Mistake]) -> Findings:
    """Each with its line, in the order of the file."""
    if not mistakes:
        return ()
    from briefgen.content.yaml_kept import places  # noqa: PLC0415

    found = sorted(zip(places(front, [mistake.path for mistake in mistakes]), mistakes, strict=True), key=itemgetter(0))
    return tuple(
        _finding(name, line, mistake.code, mistake.message + excerpt(text, line, column), mistake.help)
        for (line, column), mistake in found
    )


def _finding(name: str, line: int | None, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(name, line), code, Severity.ERROR, message, remedy)
