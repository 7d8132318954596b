"""The group of all commands, and what becomes of errors: a sentence on standard error and an exit status."""

import importlib
import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from briefgen import __version__
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.refusal import refusal

COMMANDS = {
    "init": "Make a new project with one sample document that builds at once.",
    "build": "Bring content/ and site/ up to date with seeds/.",
    "serve": "Build, show the site on this machine, and build again after each save.",
    "extract": "Print what would be extracted from documents; write nothing.",
    "actors": "Show who is who across all documents, and decide it.",
    "explain": "Say why a line is there: rule, evidence, edit.",
    "review": "Walk through what is uncertain, and set the review state.",
    "check": "Prove that what the site says is what the documents say.",
    "publish": "Check the site, then bring a static host up to date with it.",
    "eject": "Copy a template of the theme into templates/, to be changed there.",
    "doctor": "Say what is installed, what is missing, and how to get it.",
    "export": "Print all briefings in a format of other programs.",
}
"""In the order of the help; each is `briefgen/cli/<name>.py`, imported only when it is called."""


class _Commands(click.Group):
    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"briefgen.cli.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401  (as in click)
        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, n=1)):
            ctx.fail(f"no command {args[0]!r}; did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--project",
    "folder",
    default=".",
    type=click.Path(path_type=Path),
    help="The project's folder; the current one unless told otherwise.",
)
@click.version_option(__version__, prog_name="briefgen")
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Turn a folder of source documents into a static site of briefings that can be checked.

    Exit status: 0 good, 1 findings, 2 usage, 3 some documents failed and the site stands, 4 configuration,
    130 interrupted.
    """
    ctx.obj = folder


def run() -> int:
    """Run the command line; what the process should end with."""
    try:
        status = cli.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return 130
    except click.ClickException as error:
        error.show()
        _report_json(error.format_message(), ())
        return error.exit_code
    except BriefgenError as error:
        return _report(error)
    except BrokenPipeError:
        sys.stderr.close()  # or the interpreter complains of the closed pipe once more
        return 1
    except OSError as error:
        return _report(refusal(error))
    return status if isinstance(status, int) else 0


def _report(error: BriefgenError) -> int:
    click.echo(f"briefgen: {error}", err=True)
    _report_json(str(error), getattr(error, "problems", ()))
    return error.exit_status


def _unplaced(message: str) -> dict[str, object]:
    """A failure that no line of a file is to blame for."""
    return {"code": "BG000", "severity": "error", "file": None, "line": None, "message": message, "help": ""}


def _report_json(message: str, problems: tuple[Diagnostic, ...]) -> None:
    """The failure for programs, where they asked for JSON."""
    if "--json" in sys.argv:
        command = next((word for word in sys.argv[1:] if word in COMMANDS), "briefgen")
        found = [problem.as_json() for problem in problems] or [_unplaced(message)]
        click.echo(json.dumps({"schema": f"briefgen/{command}/1", "ok": False, "problems": found}, ensure_ascii=False))
