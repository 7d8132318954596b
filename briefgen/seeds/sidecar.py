"""A sidecar, `<name>.meta.yaml`, says of a document what it does not say itself."""

import datetime as dt
import re
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.model.source import Metadata
from briefgen.seeds import problems
from briefgen.seeds.discover import SIDECAR

KEYS = tuple(field.name for field in fields(Metadata))
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]\S*)?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def sidecar_of(document: Path) -> Path | None:
    """foo.meta.yaml beside foo.txt (or foo.txt.meta.yaml, where two documents share a stem)."""
    for name in (document.name + SIDECAR, document.stem + SIDECAR):
        if (path := document.with_name(name)).is_file():
            return path
    return None


def parse_sidecar(file: str, source: str) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """The metadata that can be used, and every mistake."""
    from ruamel.yaml import YAML  # noqa: PLC0415  (costs 40 ms, and most documents have no sidecar)
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        table = YAML(typ="base").load(source)  # every value as it is written: "no" and 2026-02-31 are text
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "not valid YAML"
        return Metadata(), (problems.bad_sidecar(file, reason, "one  key: value  a line", mark and mark.line + 1),)
    if table is None:
        return Metadata(), ()
    if not isinstance(table, dict):
        return Metadata(), (problems.bad_sidecar(file, "not a list of keys and values", "one  key: value  a line"),)
    values: dict[str, str] = {}
    found: list[Diagnostic] = []
    for key, value in table.items():
        if isinstance(problem := _value(file, key, value, _line_of(key, source)), Diagnostic):
            found.append(problem)
        elif problem is not None:
            values[key] = problem
    return Metadata(**values), tuple(found)


def _value(file: str, key: object, value: object, line: int | None) -> str | Diagnostic | None:
    if key not in KEYS:
        near = get_close_matches(str(key), KEYS, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        return problems.bad_sidecar(file, f"unknown key {key!r}", f"{hint}known: {', '.join(KEYS)}", line)
    if not isinstance(value, str):
        return problems.bad_sidecar(file, f"{key} must be text, not {value!r}", f'for example  {key}: "…"', line)
    if key == "date" and value and not _is_date(value):
        return problems.bad_sidecar(file, f"{value!r} is no date", "write it as 2026-03-04, 2026-03 or 2026", line)
    if key == "url" and value and not _ADDRESS.fullmatch(value):
        return problems.bad_sidecar(file, f"{value!r} is no address", "write it whole, beginning with https://", line)
    return value or None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _line_of(key: object, source: str) -> int | None:
    for number, line in enumerate(source.splitlines(), 1):
        if line.lstrip("\"' ").startswith(str(key)):
            return number
    return None
