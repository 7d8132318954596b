"""What all commands print alike: findings on standard error, reports as one JSON object on standard output."""

import json
from collections.abc import Iterable, Mapping

import click

from briefgen.diagnostics import Diagnostic, Severity, has_errors

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def tell(line: str = "") -> None:
    """Talk goes to standard error, so that standard output stays data."""
    click.echo(line, err=True)


def tell_problems(problems: Iterable[Diagnostic]) -> None:
    """Each finding with its place, reason and remedy."""
    for problem in problems:
        severity = click.style(str(problem.severity), fg=_COLOURS[problem.severity], bold=True)
        tell(f"{problem.location}: {severity} {problem.code}: {problem.message}")
        if problem.help:
            tell(f"    help: {problem.help}")


def print_json(command: str, problems: tuple[Diagnostic, ...], rest: Mapping[str, object]) -> None:
    """The report of a command for programs."""
    report = {
        "schema": f"briefgen/{command}/1",
        "ok": not has_errors(problems),
        "problems": [problem.as_json() for problem in problems],
        **rest,
    }
    click.echo(json.dumps(report, ensure_ascii=False))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "3 pages", "2 countries"."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number:,} {plural}"
