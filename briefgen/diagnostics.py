"""What can be said of a mistake: where it is, what is wrong, why, and what helps.

A user's mistake is a value (`Diagnostic`), collected and shown with all the others; a mistake of ours, or one that
leaves nothing to go on with, is an exception (`BriefgenError`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the user's project: a path relative to the project, and a line counted from 1."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding: a stable rule code (docs/rules.md lists them), the place, the reason and the remedy."""

    location: Location
    code: str
    severity: Severity
    message: str
    help: str = ""

    def __str__(self) -> str:
        text = f"{self.location}: {self.severity} {self.code}: {self.message}"
        return f"{text}\n    help: {self.help}" if self.help else text

    def as_json(self) -> dict[str, object]:
        """The shape that every `--json` output uses for its problems."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": self.location.file,
            "line": self.location.line,
            "message": self.message,
            "help": self.help,
        }


def diagnostic_from(plain: Mapping[str, Any]) -> Diagnostic:
    """The finding that `as_json` gave."""
    place = Location(plain["file"], plain["line"])
    return Diagnostic(place, plain["code"], Severity(plain["severity"]), plain["message"], plain["help"])


def has_errors(problems: Iterable[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def are_serious(problems: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Whether findings make a command fail: errors do, and where one is strict, warnings; notes never do."""
    least = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in least for problem in problems)


class BriefgenError(Exception):
    """Something that stops the whole command; `exit_status` is what the process ends with."""

    exit_status = 1


class ConfigurationError(BriefgenError):
    """briefgen.toml cannot be used; carries every finding in it."""

    exit_status = 4

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))
