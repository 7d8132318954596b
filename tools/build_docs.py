"""Writes the parts of docs/ that the program knows better than we do: commands and settings."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import click

from briefgen import settings
from briefgen.cli.main import COMMANDS, cli

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """File name → what it must hold."""
    return {"commands.md": commands(), "settings.md": settings_page()}


def commands() -> str:
    """Every command with its arguments and options, as its own help has them."""
    context = click.Context(cli, info_name="briefgen", **cli.context_settings)
    parts = ["# Commands", "", "Made by `make docs` from the program's own help.", "", _usage(cli, context)]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command
        parts += _section(command, click.Context(command, info_name=name, parent=context), "##")
    return "\n".join(parts) + "\n"


def _section(command: click.Command, context: click.Context, mark: str) -> list[str]:
    """A command's own help, and below it that of its subcommands."""
    parts = ["", f"{mark} {context.command_path}", "", _usage(command, context)]
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            parts += _section(each, click.Context(each, info_name=name, parent=context), f"{mark}#")
    return parts


def _usage(command: click.Command, context: click.Context) -> str:
    context.max_content_width = context.terminal_width = 100
    return f"```\n{command.get_help(context).strip()}\n```"


_TABLES = (
    ("site", settings.SiteSettings),
    ("analysis", settings.AnalysisSettings),
    ("publish", settings.PublishSettings),
    ("publish.targets.NAME", settings.TargetSettings),
)


def settings_page() -> str:
    """Every setting with its type, default and meaning, from the classes that declare them."""
    parts = [
        "# Settings",
        "",
        "`briefgen.toml` in the project's folder; every key is optional, an unknown one is an error.",
        "Made by `make docs` from the declarations.",
    ]
    for table, kind in _TABLES:
        parts += ["", f"## [{table}]", "", "| key | default | meaning |", "| --- | --- | --- |"]
        meanings = dict(_meanings(kind))
        parts += [
            f"| `{f.name}` | {'' if f.default is MISSING else f'`{_toml(f.default)}`'} | {meanings[f.name]} |"
            for f in fields(kind)
        ]
    return "\n".join(parts) + "\n"


def _meanings(kind: type) -> Iterator[tuple[str, str]]:
    """The text below each field, which Python itself does not keep."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            yield field.target.id, str(text.value.value)


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).replace("_", "").lower()


if __name__ == "__main__":
    main()
