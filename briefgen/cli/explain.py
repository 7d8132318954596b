"""briefgen explain"""

import click

from briefgen.cli.talk import print_json
from briefgen.settings import open_project


@click.command("explain")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The reasons as one JSON object.")
@click.pass_context
def command(ctx: click.Context, name: str, as_json: bool) -> None:
    """Say why the line ID is there: rule, evidence, edit, and what else was considered.

    ID is a briefing and a line of it, such as talks/q3 or talks/title, or a line or an actor in all briefings.
    """
    from briefgen.build.explain import explain  # noqa: PLC0415  (so that help needs nothing of it)

    found = explain(open_project(ctx.obj), name)
    if not found:
        raise click.UsageError(f"no line and no actor {name!r}; a line is named like talks/q3, as on its page")
    if as_json:
        print_json("explain", (), {"lines": list(found)})
        return
    for one in found:
        click.echo(f"{one['briefing']}/{one['id']}  {one['kind']}: {one['text']}")
        for reason in one["because"]:
            click.echo(f"  {reason}")
        if one["edit"]:
            click.echo(f"  by {one['edit']['by'] or 'somebody'}, {one['edit']['on'] or 'nobody noted when'}")
        for row in one["evidence"]:
            click.echo(f"  [{row['sentence']}] {row['text']}")
