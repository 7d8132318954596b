"""briefgen check"""

from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import as_annotation, counted, print_json, tell, tell_problems
from briefgen.diagnostics import are_serious
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.build.check import CheckReport


@click.command("check")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.option("--json", "as_json", is_flag=True, help="The findings as one JSON object.")
@click.option("--format", "form", type=click.Choice(("text", "json", "github")), default="text", show_default=True,
              help="github: annotations that GitHub shows beside the lines of a change.")  # fmt: skip
@click.pass_context
def command(ctx: click.Context, strict: bool, as_json: bool, form: str) -> None:
    """Prove that quotes are verbatim, lines grounded, links whole, and nothing private is shown; write nothing."""
    from briefgen.build.check import check  # noqa: PLC0415  (so that help needs nothing of it)

    report = check(open_project(ctx.obj))
    if form == "github":
        for problem in report.problems:
            click.echo(as_annotation(problem))
    else:
        tell_problems(report.problems)
    if as_json or form == "json":
        print_json("check", report.problems, report.as_json())
    else:
        _tell(report)
    ctx.exit(1 if are_serious(report.problems, strict=strict) else 0)


def _tell(report: "CheckReport") -> None:
    quotes = counted(report.direct, "direct quote")
    tell(f"{counted(report.briefings, 'briefing')}: {report.verbatim} of {quotes} verbatim in their sources")
    errors = sum(problem.severity == "error" for problem in report.problems)
    tell(f"{counted(errors, 'error')}, {counted(len(report.problems) - errors, 'other finding')}")
