"""briefgen init"""

from pathlib import Path

import click

from briefgen.cli.talk import tell
from briefgen.starter import start


@click.command("init")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(project: Path, folder: Path | None) -> None:
    """Make a new project in FOLDER (the current one, if none is named) with one sample document.

    A folder that holds anything is refused, and nothing is written.
    """
    target = folder or project
    start(target)
    tell(f"Created {target} with one sample document.")
    step = f"cd {target} && " if folder else ""
    tell(f"Next:  {step}briefgen serve --open")
