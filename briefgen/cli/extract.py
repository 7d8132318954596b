"""briefgen extract"""

import json
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.calm import keep_calm
from briefgen.cli.talk import tell_problems
from briefgen.settings import FILE, Project, open_project

if TYPE_CHECKING:
    from briefgen.model.extraction import Extraction


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, a line each.")
@click.option("--summary-words", type=click.IntRange(min=1), help="The length of the summary, in words, at most.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], as_json: bool, summary_words: int | None) -> None:
    """Print what would be extracted from FILES, in their order; write nothing."""
    keep_calm()
    from briefgen.build.analyse import extract_files  # noqa: PLC0415  (so that help needs no analysis)
    from briefgen.model import interchange  # noqa: PLC0415

    folder: Path = ctx.obj
    project = open_project(folder) if (folder / FILE).is_file() else Project(folder)
    failed = False
    for result, problems in extract_files(project, files, summary_words=summary_words):
        tell_problems(problems)
        if result is None:
            failed = True
            if as_json:
                found = [problem.as_json() for problem in problems]
                click.echo(
                    json.dumps({"schema": interchange.SCHEMA, "ok": False, "problems": found}, ensure_ascii=False)
                )
        elif as_json:
            click.echo(json.dumps({**interchange.as_json(result), "ok": True}, ensure_ascii=False))
        else:
            click.echo(_for_people(result))
    ctx.exit(3 if failed else 0)


def _for_people(extraction: "Extraction") -> str:
    text = extraction.text
    names = {actor.id: actor.name for actor in extraction.actors}
    starts = [sentence.span.start for sentence in extraction.sentences]
    lines = [f"{extraction.source.path}: {extraction.title.text}", ""]
    lines += [f"  • {line.shown(text)} [{bisect_right(starts, line.spans[-1].start)}]" for line in extraction.summary]
    lines.append("")
    for quote in extraction.quotes:
        words = " […] ".join(span.within(text) for span in quote.content)
        speaker = names.get(quote.speaker or "", "speaker not stated")
        lines.append(f"  {quote.id:4} {quote.kind:8} {speaker}: {words}  ({quote.rule})")
    lines.append("")
    for actor in extraction.actors:
        roles = "; ".join(role.text for role in actor.roles)
        lines.append(f"  {actor.kind:12} {actor.name}{f' – {roles}' if roles else ''} ({len(actor.mentions)})")
    lines.append("")
    lines += [f"  {fact.country} {fact.property}: {fact.text} [{fact.check.status}]" for fact in extraction.facts]
    lines += [f"  {event.date}: {event.text}" for event in extraction.events]
    return "\n".join(lines) + "\n"
