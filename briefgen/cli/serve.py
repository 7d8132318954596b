"""briefgen serve"""

import datetime as dt
import webbrowser
from pathlib import Path

import click

from briefgen.cli.talk import counted, tell, tell_problems
from briefgen.diagnostics import BriefgenError
from briefgen.settings import open_project


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The first port to try.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def command(folder: Path, host: str, port: int, open_browser: bool) -> None:
    """Build, show the site on this machine, and build again after each save."""
    from briefgen.build.flow import build  # noqa: PLC0415  (so that help needs nothing of it)
    from briefgen.preview import serve  # noqa: PLC0415

    def build_once() -> str | None:
        now = dt.datetime.now().astimezone().strftime("%H:%M:%S")
        try:
            report = build(open_project(folder))
        except BriefgenError as error:
            tell(f"{now}  {error}")
            return str(error)
        tell_problems(report.problems)
        pages = sum(report.pages.values()) - report.pages["same"]
        tell(f"{now}  {counted(report.analysed, 'document')} analysed, {counted(pages, 'file')} of site/ changed")
        return None

    def ready(address: str) -> None:
        tell(f"Site at {address}   watching seeds/ content/ templates/   (Ctrl+C stops)")
        if open_browser:
            webbrowser.open(address)

    serve(open_project(folder), build_once, host=host, port=port, ready=ready)
