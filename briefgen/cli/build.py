"""briefgen build"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import counted, print_json, tell, tell_problems
from briefgen.diagnostics import has_errors
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.build.report import BuildReport


@click.command("build")
@click.option("--why", is_flag=True, help="Say of each page that is made again, why.")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object.")
@click.pass_context
def command(ctx: click.Context, why: bool, strict: bool, as_json: bool) -> None:
    """Bring content/ and site/ up to date with seeds/; only what changed is done again."""
    from briefgen.build.flow import build  # noqa: PLC0415  (so that help needs nothing of it)

    project = open_project(ctx.obj)
    report = build(project)
    tell_problems(report.problems)
    if as_json:
        print_json("build", report.problems, report.as_json())
    else:
        _tell(report, project.root, why=why)
    ctx.exit(_status(report, strict=strict))


def _status(report: "BuildReport", *, strict: bool) -> int:
    if report.unread:
        return 3
    return 1 if has_errors(report.problems) or (strict and report.problems) else 0


def _tell(report: "BuildReport", root: Path, *, why: bool) -> None:
    from briefgen.build.report import counts  # noqa: PLC0415  (so that help needs nothing of it)

    site, found = report.site, counts(report.library)
    if why:
        for page, reason in sorted(site.reasons.items()):
            tell(f"  {reason:9} {page}")
    tell(
        f"  {counted(found['briefings'], 'briefing')}   {counted(found['quotes'], 'quote')} ({found['direct']} direct, "
        f"{found['verbatim']} of them verbatim)   {found['unattributed']} without a speaker"
    )
    tell(f"  {counted(found['actors'], 'actor')}, {found['countries']} of them countries")
    if report.unread:
        tell(f"  {counted(len(report.unread), 'document')} not read (see above)")
    changed = len(site.created) + len(site.changed)
    removed = f", {len(site.removed)} removed" if site.removed else ""
    place = f"{'' if root == Path() else f'{root}/'}site"
    written = f"{counted(changed, 'file')} written, {len(site.same)} unchanged{removed}"
    tell(f"{place}/: {written}.  Nothing left this machine.")
    tell(f"Next:  open {place}/index.html,  or  briefgen serve --open")
