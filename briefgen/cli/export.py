"""briefgen export"""

from pathlib import Path

import click

from briefgen.cli.talk import tell_problems
from briefgen.settings import open_project

FORMATS = ("json", "csv", "jsonld", "webannotation", "ris", "bibtex", "ftm")


@click.command("export")
@click.option("--to", "to", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output else.")
@click.pass_obj
def command(folder: Path, to: str, output: Path | None) -> None:
    """Print all briefings of content/ in a format of other programs; nothing is analysed or built.

    csv has a row for each quote; webannotation has every line with the exact words and place of its evidence.
    """
    from briefgen.build.export import export_project  # noqa: PLC0415  (so that help needs nothing of it)

    text, problems = export_project(open_project(folder), to)
    tell_problems(problems)
    if output:
        output.write_text(text, "utf-8", newline="")
    else:
        click.echo(text.encode(), nl=False)
