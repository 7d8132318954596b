"""content/actors/judgements.yaml: who is who by decision of people, in a file that they read, review and revert."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.curated import Judgement, Verdict

FILE = "content/actors/judgements.yaml"
_HEAD = """\
# Who is who, by decision of people. `briefgen actors merge, split and differ` write here; edit or revert it freely.
# An id is the name of an actor's page; with  --in-<briefing>  behind it, it is what one briefing has of the actor.
"""
_SAID = ("reason", "by", "on")


def read_judgements(content: Path) -> tuple[tuple[Judgement, ...], tuple[Diagnostic, ...]]:
    """All judgements that can be used, and every mistake; nothing where there is no file."""
    try:
        text = _file(content).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except UnicodeDecodeError:
        return (), (_problem("BG501", None, "not UTF-8", "save the file as UTF-8"),)
    return _read(text)


def _read(text: str) -> tuple[tuple[Judgement, ...], tuple[Diagnostic, ...]]:
    from ruamel.yaml import YAML  # noqa: PLC0415  (costs 40 ms, and many projects have no judgements)
    from ruamel.yaml.comments import CommentedSeq  # noqa: PLC0415
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        tree = YAML().load(text)
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        reason = error.problem if isinstance(error, MarkedYAMLError) else "not valid YAML"
        return (), (_problem("BG501", mark and mark.line + 1, f"not valid YAML: {reason}", "see the lines before it"),)
    if tree is None:
        return (), ()
    if not isinstance(tree, CommentedSeq):
        return (), (_problem("BG501", 1, "not a list", "begin each judgement with  - same: [an-id, another-id]"),)
    starts = [tree.lc.item(at)[0] + 1 for at in range(len(tree))]
    ends = _ends(starts, text.split("\n"))
    results = [_judgement(item, *place) for item, *place in zip(tree, starts, ends, strict=True)]
    return (
        tuple(one for one in results if isinstance(one, Judgement)),
        tuple(one for one in results if isinstance(one, Diagnostic)),
    )


def with_judgement(content: Path, new: Judgement) -> bytes:
    """The bytes of the file with one judgement more, at its end."""
    file = _file(content)
    old = file.read_text("utf-8") if file.is_file() else _HEAD
    old += "" if old.endswith("\n") else "\n"
    said = "".join(f"  {name}: {_quoted(getattr(new, name))}\n" for name in _SAID)
    return f"{old}- {new.verdict}: [{new.first}, {new.second}]\n{said}".encode()


def without_judgements(content: Path, gone: Sequence[Judgement]) -> bytes | None:
    """The bytes of the file without some judgements; None: nothing is left in it that a person wrote."""
    lines = _file(content).read_text("utf-8").splitlines(keepends=True)
    cut = {number for one in gone for number in range(one.line, one.end + 1)}
    left = "".join(line for number, line in enumerate(lines, 1) if number not in cut)
    return None if left == _HEAD else left.encode()


def _file(content: Path) -> Path:
    return content / "actors" / "judgements.yaml"


def _ends(starts: Sequence[int], lines: Sequence[str]) -> Iterator[int]:
    """The last line of each item, without the comments and empty lines behind it, which belong to the next."""
    for start, after in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        end = after - 1
        while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        yield end


def _judgement(item: object, line: int, end: int) -> Judgement | Diagnostic:
    remedy = "write  - same: [an-id, another-id]  and below it  reason: …  by: …  on: 2026-03-05"
    if not isinstance(item, Mapping):
        return _problem("BG502", line, "a judgement must be keys with values", remedy)
    known = (*map(str, Verdict), *_SAID)
    if unknown := [str(key) for key in item if key not in known]:
        near = get_close_matches(unknown[0], known, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        return _problem("BG502", line, f"unknown key {unknown[0]!r}", f"{hint}known here: {', '.join(known)}")
    verdicts = [verdict for verdict in Verdict if verdict in item]
    if len(verdicts) != 1:
        return _problem("BG502", line, f"needs one of {', '.join(Verdict)}", remedy)
    pair = item[verdicts[0]]
    if not isinstance(pair, list) or len({str(one) for one in pair}) != 2 or len(pair) != 2:
        return _problem("BG502", line, f"{verdicts[0]} must be two ids that differ", remedy)
    said = {name: str(item.get(name) or "").strip() for name in _SAID}
    if missing := [name for name, value in said.items() if not value]:
        return _problem("BG502", line, f"{', '.join(missing)} is missing", remedy)
    return Judgement(verdicts[0], str(pair[0]), str(pair[1]), **said, line=line, end=end)


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _problem(code: str, line: int | None, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(FILE, line), code, Severity.ERROR, message, remedy)
