"""briefgen doctor"""

from pathlib import Path

import click

from briefgen.cli.talk import print_json
from briefgen.diagnostics import Severity
from briefgen.settings import FILE

_MARKS = {None: "✓", Severity.NOTE: "–", Severity.WARNING: "!", Severity.ERROR: "✗"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="What was found as one JSON object.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Say what is installed here, what is missing, and how to get it; nothing is changed.

    Ends with 0 where nothing that is needed is missing, 4 where briefgen.toml is wrong, else with 1.
    """
    from briefgen.build.doctor import examine  # noqa: PLC0415  (so that help needs nothing of it)

    folder: Path = ctx.obj
    if not folder.is_dir():
        raise click.UsageError(f"no folder {str(folder)!r}")
    found = examine(folder)
    if as_json:
        problems = tuple(problem for one in found if (problem := one.as_problem()))
        print_json("doctor", problems, {"found": {one.name: one.found for one in found}})
    else:
        width = max(len(one.name) for one in found)
        for one in found:
            click.echo(f"{_MARKS[one.severity]} {one.name:{width}}  {one.found}")
            if one.remedy:
                click.echo(f"  {'':{width}}  help: {one.remedy}")
    wrong = [one.name for one in found if one.severity is Severity.ERROR]
    ctx.exit(4 if FILE in wrong else bool(wrong))
