"""Writes the parts of docs/ that the program knows better than we do: commands, settings, views, the form of files."""

import re
from dataclasses import MISSING, fields
from pathlib import Path

import click
import msgspec

from briefgen import settings
from briefgen.cli.main import COMMANDS, cli
from briefgen.content.schema import meanings, schema
from briefgen.site import actor_views, country_views, quote_views, views
from briefgen.site import pages as pages_of_the_site

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """File name → what it must hold."""
    return {
        "commands.md": commands(),
        "settings.md": settings_page(),
        "views.md": views_page(),
        "content.schema.json": schema().decode(),
    }


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
        told = dict(meanings(kind))
        parts += [
            f"| `{f.name}` | {'' if f.default is MISSING else f'`{_toml(f.default)}`'} | {told[f.name]} |"
            for f in fields(kind)
        ]
    return "\n".join(parts) + "\n"


def views_page() -> str:
    """What each template is given, from the classes that declare it."""
    parts = [
        "# What templates are given",
        "",
        "Each template gets one value, `page`. Made by `make docs` from `pages.py`, `views.py` and `*_views.py` in",
        "`briefgen/site/`.",
    ]
    for module in (pages_of_the_site, views, quote_views, actor_views, country_views):
        kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
        kinds = [kind for kind in kinds if kind.__module__ == module.__name__]
        for kind in kinds:
            doc = kind.__doc__ or ""
            parts += ["", f"## {kind.__name__}", ""]
            parts += [doc.strip(), ""] if doc else []
            parts += ["| field | kind | meaning |", "| --- | --- | --- |"]
            told = dict(meanings(kind))
            parts += [
                f"| `{f.name}` | {_kind(f.type)} | {told.get(f.name, '')} |" for f in msgspec.structs.fields(kind)
            ]
    return "\n".join(parts) + "\n"


def _kind(declared: object) -> str:
    name = declared.__name__ if isinstance(declared, type) and not hasattr(declared, "__args__") else str(declared)
    return re.sub(r"[\w.]+\.(\w+)", r"\1", name).replace("|", "or")


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).replace("_", "").lower()


if __name__ == "__main__":
    main()
