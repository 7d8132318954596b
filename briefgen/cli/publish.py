"""briefgen publish"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import counted, print_json, tell, tell_problems
from briefgen.diagnostics import Diagnostic
from briefgen.settings import Project, open_project

if TYPE_CHECKING:
    from briefgen.publish import Publishing, Wishes

_NAMED = 12
"""Files that are named before the rest is only counted."""


@click.command("publish")
@click.argument("target", required=False)
@click.option("--dry-run", is_flag=True, help="Print every step, in order, and do none.")
@click.option("--all", "everything", is_flag=True, help="Send every file, whatever the host is known to have.")
@click.option("--replace", is_flag=True, help="Take over files on the host that are in the way.")
@click.option("--prune", is_flag=True, help="Delete files on the host that are not of this site.")
@click.option(
    "--as-built", is_flag=True, help="Publish the site as it is, though content/ has changed since the last build."
)
@click.option("--no-verify", is_flag=True, help="Do not look at the pages where readers find them.")
@click.option("--nginx", is_flag=True, help="Print what nginx should be told, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object.")
@click.pass_obj
def command(folder: Path, /, target: str | None, nginx: bool, as_json: bool, **options: bool) -> None:
    """Check the site, then bring TARGET up to date with it.

    TARGET is a table [publish.targets.TARGET] of briefgen.toml, or an address such as ../public or site.zip.
    Files on the host that briefgen has not put there are left alone.
    """
    from briefgen.publish import Wishes, nginx_snippet  # noqa: PLC0415  (so that help needs nothing of it)

    project = open_project(folder)
    if nginx:
        click.echo(nginx_snippet(project, target), nl=False)
        return
    names = ("everything", "replace", "prune", "as_built")
    wishes = Wishes(**{name: options[name] for name in names})
    _publish(project, target, wishes, as_json=as_json, dry_run=options["dry_run"], look=not options["no_verify"])


def _publish(
    project: Project, target: str | None, wishes: "Wishes", *, as_json: bool, dry_run: bool, look: bool
) -> None:
    from briefgen.publish import prepare  # noqa: PLC0415

    began = time.monotonic()
    with prepare(project, target, wishes) as publishing:
        tell_problems(publishing.problems)
        _say_what_changes(publishing)
        looked_at, seen = 0, tuple[Diagnostic, ...]()
        if not dry_run:
            publishing.carry_out()
            looked_at, seen = publishing.look() if look else (0, ())
        if as_json:
            print_json("publish", (*publishing.problems, *seen), {**publishing.as_json(), "looked_at": looked_at})
        elif dry_run:
            _print_steps(publishing)
        else:
            tell_problems(seen)
            _say_what_was_done(publishing, looked_at, len(seen), time.monotonic() - began)


def _say_what_changes(publishing: "Publishing") -> None:
    steps = publishing.changes()
    counts = {why: sum(step.why == why for step in steps) for why in dict.fromkeys(step.why for step in steps)}
    said = [f"{number:,} {why}" for why, number in counts.items()]
    tell(f"{publishing.place}: {', '.join([*said, f'{publishing.unchanged:,} unchanged'])}")
    for step in steps[:_NAMED]:
        tell(f"  {step}")
    if len(steps) > _NAMED:
        tell(f"  and {len(steps) - _NAMED:,} more, which  --dry-run  names")


def _print_steps(publishing: "Publishing") -> None:
    for stage in publishing.plan.stages:
        for step in stage:
            click.echo(str(step))


def _say_what_was_done(publishing: "Publishing", looked_at: int, wrong: int, seconds: float) -> None:
    if not publishing.plan.stages:
        tell("Nothing to do: the host has what site/ has.")
        return
    tell(f"Published in {seconds:.1f} s.")
    if looked_at and not wrong:
        tell(f"Looked at {counted(looked_at, 'address')} below {publishing.base_url}: all as they were sent.")
