"""briefgen build"""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefgen.calm import keep_calm
from briefgen.cli.summary import as_object, summary
from briefgen.cli.talk import tell, tell_problems
from briefgen.diagnostics import are_serious
from briefgen.parallel import Jobs, usable_cores
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.build.report import BuildReport


_REASONS = (
    "NEW; DATA (what it shows, which an edit, another document or a setting can change); TEMPLATE (how it shows that: "
    "a template, or the program); MISSING (its file is gone, or was changed by somebody else); REMOVED"
)


@click.command("build")
@click.option("--why", is_flag=True, help=f"Say of each page that is made again, why: {_REASONS}.")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.option("--fail-on", type=click.Choice(("draft",)), help="Fail if there is a briefing that nobody has reviewed.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=usable_cores,
    show_default="one a core",
    help="How many processes share the work.",
)
@click.pass_context
def command(ctx: click.Context, jobs: int, why: bool, strict: bool, fail_on: str | None, as_json: bool) -> None:
    """Bring content/ and site/ up to date with seeds/; only what changed is done again."""
    keep_calm()
    from briefgen.build.flow import build  # noqa: PLC0415  (so that help needs nothing of it)
    from briefgen.cli.progress import Shown  # noqa: PLC0415

    project = open_project(ctx.obj)
    shown = Shown()
    try:
        report = build(project, Jobs(jobs, shown), busy=tell)
    finally:
        shown.clear()
    if fail_on:
        from briefgen.content import check_reviewed  # noqa: PLC0415

        report = replace(report, problems=(*report.problems, *check_reviewed(project.content)))
    tell_problems(report.problems)
    if as_json:
        click.echo(as_object("build", report.as_json()))
    else:
        for page, reason in sorted(report.reasons.items()) if why else ():
            tell(f"  {reason:9} {page}")
        for line in summary(report.as_json(), str(project.root)):
            tell(line)
    ctx.exit(_status(report, strict=strict))


def _status(report: "BuildReport", *, strict: bool) -> int:
    if report.unread:
        return 3
    return 1 if are_serious(report.problems, strict=strict) else 0
