"""What all commands print alike: findings on standard error, reports as one JSON object on standard output."""

from collections.abc import Iterable, Mapping

import click

from briefgen.cli.summary import as_object, counted
from briefgen.diagnostics import Diagnostic, Severity

__all__ = ["as_annotation", "counted", "print_json", "tell", "tell_problems"]
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


def as_annotation(problem: Diagnostic) -> str:
    """A finding as a command of GitHub's workflows, which shows it beside the line."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[problem.severity]
    line = f",line={problem.location.line}" if problem.location.line else ""
    text = f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message
    file, text = _escaped(problem.location.file).replace(":", "%3A").replace(",", "%2C"), _escaped(text)
    return f"::{level} file={file}{line},title={problem.code}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def print_json(command: str, problems: tuple[Diagnostic, ...], rest: Mapping[str, object]) -> None:
    """The report of a command for programs."""
    click.echo(as_object(command, {"problems": [problem.as_json() for problem in problems], **rest}))
