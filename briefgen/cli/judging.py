"""briefgen actors merge, split and differ"""

import datetime as dt
import getpass
import os
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.register import in_words, named, register_of
from briefgen.cli.talk import counted, print_json, tell, tell_problems
from briefgen.diagnostics import has_errors

if TYPE_CHECKING:
    from briefgen.build.actors import Change, Register
    from briefgen.model.curated import Judgement


def _deciding(function: Any) -> Any:  # noqa: ANN401  (a decorator of click's)
    options = (
        click.option("--reason", default="", help="Why; written beside the judgement."),
        click.option("--by", default="", help="Who decides; the name that git knows unless told otherwise."),
        click.option("--apply", "--yes", "do_it", is_flag=True, help="Write it; otherwise only say what would move."),
        click.option("--json", "as_json", is_flag=True, help="The report as one JSON object."),
        click.pass_context,
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("merge")
@click.argument("keep")
@click.argument("gone")
@_deciding
def merge(ctx: click.Context, keep: str, gone: str, **how: Any) -> None:  # noqa: ANN401
    """KEEP and GONE are the same: one page, at the address of KEEP; the other address leads there."""
    with register_of(ctx) as register:
        first, second = named(register, keep), named(register, gone)
        if register.index.site_id(first) == register.index.site_id(second):
            ctx.fail(f"{keep} and {gone} are one actor already")
        apart = [one for one in register.judgements if one.pair == {first, second} and one.verdict != "same"]
        for one in apart:
            if one.verdict == "different" and not second.startswith(f"{first}--in-"):
                ctx.fail(f"{in_words(one)}; take that back first:  briefgen actors differ {first} {second} --undo")
        add = () if any(one.verdict == "different" for one in apart) else (_judgement(ctx, "same", first, second, how),)
        _finish(ctx, register, add, tuple(apart), how)


@click.command("split")
@click.argument("actor")
@click.argument("other", required=False)
@click.option("--briefing", help="Take out what this briefing has of the actor: it is somebody else.")
@_deciding
def split(ctx: click.Context, actor: str, other: str | None, briefing: str | None, **how: Any) -> None:  # noqa: ANN401
    """Take a merge of ACTOR back, or only that of OTHER; with --briefing, that one speaks of somebody else."""
    with register_of(ctx) as register:
        first = named(register, actor)
        if briefing is not None:
            part = named(register, f"{first}--in-{briefing}")
            _finish(ctx, register, (_judgement(ctx, "different", first, part, how),), (), how)
            return
        site_id = register.index.site_id(first)
        merged = [
            one
            for one in register.judgements
            if one.verdict == "same"
            and (one.pair == {first, other} if other else register.index.site_id(one.first) == site_id)
        ]
        if not merged:
            what = f"{actor} with {other}" if other else actor
            ctx.fail(f"nobody merged {what}; what one briefing has of it is taken out with  --briefing SLUG")
        _finish(ctx, register, (), tuple(merged), how)


@click.command("differ")
@click.argument("first")
@click.argument("second")
@click.option("--unsure", is_flag=True, help="Nobody knows; the pair is not suggested again.")
@click.option("--undo", is_flag=True, help="Take such a judgement back.")
@_deciding
def differ(ctx: click.Context, first: str, second: str, unsure: bool, undo: bool, **how: Any) -> None:  # noqa: ANN401
    """FIRST and SECOND are two: they are not suggested again, and no merge can join them."""
    with register_of(ctx) as register:
        one, other = named(register, first), named(register, second)
        known = tuple(j for j in register.judgements if j.pair == {one, other} and j.verdict != "same")
        if one == other:
            ctx.fail(
                f"{first} is one and the same; what one briefing has of it is taken out with  split --briefing SLUG"
            )
        if not undo and "--in-" not in other and register.index.site_id(one) == register.index.site_id(other):
            ctx.fail(f"{first} and {second} are one actor now; take that back first:  briefgen actors split {first}")
        if undo and not known:
            ctx.fail(f"nobody judged that {first} and {second} differ")
        verdict = "unsure" if unsure else "different"
        add = () if undo else (_judgement(ctx, verdict, one, other, how),)
        _finish(ctx, register, add, known, how)


def _judgement(ctx: click.Context, verdict: str, first: str, second: str, how: Mapping[str, Any]) -> "Judgement":
    from briefgen.model.curated import Judgement, Verdict  # noqa: PLC0415

    if how["do_it"] and not how["reason"].strip():
        ctx.fail("a judgement needs its reason: --reason '…'")
    return Judgement(Verdict(verdict), first, second, how["reason"], how["by"] or _author(), _today())


def _author() -> str:
    try:
        found = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        found = ""
    return found or getpass.getuser()


def _today() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date().isoformat()


def _finish(
    ctx: click.Context,
    register: "Register",
    add: "tuple[Judgement, ...]",
    drop: "tuple[Judgement, ...]",
    how: Mapping[str, Any],
) -> None:
    from briefgen.build.actors import apply, plan  # noqa: PLC0415

    change = plan(register, add=add, drop=drop)
    refused = has_errors(change.problems)
    if how["do_it"] and not refused:
        apply(register.project, change)
    if how["as_json"]:
        print_json("actors", change.problems, {"applied": how["do_it"] and not refused, **_as_json(change)})
    else:
        tell_problems(change.problems)
        _tell(register, change, applied=how["do_it"], refused=refused)
    ctx.exit(1 if refused else 0)


def _as_json(change: "Change") -> dict[str, object]:
    moves = [
        {"briefing": move.slug, "from": move.old, "to": move.new, "quotes": list(quotes)}
        for move, quotes in change.moves
    ]
    return {"moves": moves, "quotes": change.quotes, "doubts": list(change.doubts)}


def _tell(register: "Register", change: "Change", *, applied: bool, refused: bool) -> None:
    for doubt in change.doubts:
        tell(f"but: {doubt}")
    for one in change.drop:
        click.echo(f"{'takes' if applied else 'would take'} back: {in_words(one)}")
    for move, quotes in change.moves:
        said = f"  quotes {', '.join(quotes)}" if quotes else ""
        click.echo(f"  briefings/{move.slug}.html  {move.old} → {move.new}{said}")
    pages = sorted({move.old for move, _ in change.moves} | {move.new for move, _ in change.moves})
    for page in pages:
        click.echo(f"  {_page(register, page)}  changes")
    briefings = len({move.slug for move, _ in change.moves})
    tell(f"{counted(change.quotes, 'quote')} in {counted(briefings, 'briefing')} {'move' if applied else 'would move'}")
    if refused:
        tell("Nothing is written.")
    elif applied:
        tell("Written to content/actors/judgements.yaml.  Next:  briefgen build")
    else:
        tell("Nothing is written; the same with  --apply  does it.")


def _page(register: "Register", site_id: str) -> str:
    link = register.routes.actor(site_id)
    return link.path if link and link.path else f"actors/{site_id}.html"
