"""Writes the parts of docs/ that the program knows better than we do: commands and settings."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path

import click

from briefgen import settings
from briefgen.cli.main import COMMANDS, cli
from briefgen.site import pages as pages_of_the_site
from briefgen.site import views

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """File name → what it must hold."""
    return {"commands.md": commands(), "settings.md": settings_page(), "views.md": views_page()}


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


def views_page() -> str:
    """What each template is given, from the classes that declare it."""
    parts = [
        "# What templates are given",
        "",
        "Each template gets one value, `page`. Made by `make docs` from `briefgen/site/pages.py` and `views.py`.",
    ]
    for module in (pages_of_the_site, views):
        kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and is_dataclass(kind)]
        kinds = [kind for kind in kinds if kind.__module__ == module.__name__]
        for kind in kinds:
            doc = kind.__doc__ or ""
            parts += ["", f"## {kind.__name__}", ""]
            parts += [] if doc.startswith(f"{kind.__name__}(") else [doc.strip(), ""]
            parts += ["| field | kind | meaning |", "| --- | --- | --- |"]
            meanings = dict(_meanings(kind))
            parts += [f"| `{f.name}` | {_kind(f.type)} | {meanings.get(f.name, '')} |" for f in fields(kind)]
    return "\n".join(parts) + "\n"


def _kind(declared: object) -> str:
    name = declared.__name__ if isinstance(declared, type) and not hasattr(declared, "__args__") else str(declared)
    return re.sub(r"[\w.]+\.(\w+)", r"\1", name).replace("|", "or")


def _meanings(kind: type) -> Iterator[tuple[str, str]]:
    """The text below each field, which Python itself does not keep."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            yield field.target.id, " ".join(str(text.value.value).split())


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).replace("_", "").lower()


if __name__ == "__main__":
    main()
