"""briefgen eject"""

from pathlib import Path

import click

from briefgen.cli.talk import tell
from briefgen.settings import open_project


@click.command("eject")
@click.argument("template", required=False)
@click.option("--blocks", is_flag=True, help="One that adds to the packaged template block by block.")
@click.pass_obj
def command(folder: Path, template: str | None, blocks: bool) -> None:
    """Copy TEMPLATE of the theme into templates/, to be changed there; without one, list them all."""
    from briefgen.site.eject import eject, templates  # noqa: PLC0415  (so that help needs nothing of it)

    project = open_project(folder)
    if template is None:
        for one in templates(project):
            mark = "yours" if one.own else ""
            click.echo(f"{one.name:24} {mark:6} {' '.join(one.blocks)}".rstrip())
        return
    file = eject(project, template, blocks=blocks)
    tell(f"Wrote {file}.")
    tell("Next:  change it, then  briefgen serve --open")
