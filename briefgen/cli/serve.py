"""briefgen serve"""

import datetime as dt
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import counted, tell, tell_problems
from briefgen.diagnostics import BriefgenError, Diagnostic, Severity
from briefgen.refusal import refusal
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.index.memory import Memory
    from briefgen.preview import State
    from briefgen.site import Ahead


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The first port to try.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--poll", is_flag=True, help="Look at the files once a second, as is done for network drives in any case."
)
@click.pass_obj
def command(folder: Path, host: str, port: int, open_browser: bool, poll: bool) -> None:
    """Show the site on this machine, and build again after each save."""
    from briefgen.index.memory import open_memory  # noqa: PLC0415  (so that help needs nothing of it)
    from briefgen.preview import Address, Ready, serve  # noqa: PLC0415

    def ready(found: Ready) -> None:
        if not found.wished:
            tell(f"Port {port} is taken, so the next free one is used.")
        if found.public:
            tell("Other machines in this network can read it, drafts as well; --host 127.0.0.1 keeps it here.")
        if found.polls and not poll:
            tell(f"Files are looked at once a second, {found.polls}.")
        tell(f"Site at {found.address}   watching seeds/ content/ templates/   (Ctrl+C stops)")
        if open_browser:
            webbrowser.open(found.address)

    folder = folder.absolute()  # the current folder may be deleted, and another put in its place
    project = open_project(folder)
    with open_memory(project.memory) as memory:
        serve(project, _Builder(folder, memory), address=Address(host, port), ready=ready, poll=poll)


class _Builder:
    """Builds for the preview; a finding that was told is not told again while it stays."""

    def __init__(self, folder: Path, memory: "Memory") -> None:
        from briefgen.build.standing import Standing  # noqa: PLC0415

        self._folder = folder
        self._standing = Standing(open_project(folder), memory)
        self._told: frozenset[Diagnostic] = frozenset()
        self._shown: frozenset[str] = frozenset()

    def show(self, saved: frozenset[Path]) -> "tuple[Ahead, frozenset[str]] | None":
        from briefgen.site.routes import briefing_path, data_path  # noqa: PLC0415

        try:
            known = self._standing.saved(saved)
        except (BriefgenError, OSError):  # a build says what is in its way
            return None
        if known is None:
            return None
        paths = [briefing_path(slug) for slug in known[1]]
        changed = frozenset((*paths, *map(data_path, paths)))
        self._shown |= changed
        return known[0], changed

    def build(self, state: "State", between: Callable[[], None]) -> None:
        from briefgen.build.flow import Onlooker, build  # noqa: PLC0415

        now = dt.datetime.now().astimezone().strftime("%H:%M:%S")
        shown, self._shown = self._shown, frozenset()
        first = not self._standing.known
        try:
            look = Onlooker(self._standing, state.announce, between)
            report = build(open_project(self._folder), onlooker=look, busy=tell)
        except (BriefgenError, OSError) as error:
            said = str(refusal(error) if isinstance(error, OSError) else error)
            tell(f"{now}  {said}")
            state.tell(said)
            return
        reloaded = shown | self._shown  # before this build, and while it went on
        changed = None if self._standing.overtaken else frozenset(report.reasons) - reloaded
        state.tell(_spoilt(report.problems), changed)
        tell_problems(problem for problem in report.problems if problem not in self._told)
        self._told = frozenset(report.problems)
        written = len(report.reasons)
        if report.analysed or written or first:  # what was shown already is written in silence
            tell(f"{now}  {counted(report.analysed, 'document')} analysed, {counted(written, 'file')} of site/ changed")


def _spoilt(problems: Iterable[Diagnostic]) -> str | None:
    """The mistakes in what people write for the site, for which the last good pages are shown."""
    edited = ("content/", "templates/", "site")
    found = [p for p in problems if p.severity is Severity.ERROR and p.location.file.startswith(edited)]
    return "\n".join(map(str, found)) or None
