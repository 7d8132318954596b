"""Files of other people on the host that stand where ours are to be."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.publish.plan import Act, Plan


def in_the_way(plan: Plan, others: frozenset[str], *, ours: frozenset[str], replace: bool) -> Iterator[Diagnostic]:
    """A finding for each. `replace`: files of the same name are taken over; a link or a file in the place of a folder
    never is, since what is written below a link lands in somebody else's folder.
    """
    sent = {step.path for step in plan.steps(Act.PUT)}
    if not replace:
        for path in sorted(others & (sent - ours)):
            yield _finding(
                path,
                "there is a file of this name that briefgen has not put there",
                "choose another folder, or publish with  --replace,  which takes it over",
            )
    for path in sorted(others & _folders(sent | {step.path for step in plan.steps(Act.DELETE)})):
        yield _finding(path, "there is a link or a file of somebody else's where a folder of the site is to be")
    for path in sorted(sent & _folders(others)):
        yield _finding(path, "there is a folder of somebody else's where this file is to be")


def _folders(paths: Iterable[str]) -> set[str]:
    return {str(folder) for path in paths for folder in PurePosixPath(path).parents}


def _finding(path: str, what: str, remedy: str = "take it away there, or choose another folder") -> Diagnostic:
    return Diagnostic(Location(f"site/{path}"), "BG603", Severity.ERROR, f"on the host {what}", remedy)
