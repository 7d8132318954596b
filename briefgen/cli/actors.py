"""briefgen actors"""

from typing import Any

import click

from briefgen.cli.judging import differ, merge, split
from briefgen.cli.register import in_words, known, register_of
from briefgen.cli.talk import counted, print_json, tell

_KINDS = ("person", "organisation", "country", "place")


@click.group("actors")
def command() -> None:
    """Who is who across all documents: list, show and suggest; merge, split and differ decide.

    An actor is named by the id that its page has, actors/<id>.html. What one briefing has of an actor is named
    <id>--in-<briefing>. Decisions are written to content/actors/judgements.yaml, and only with --apply.
    """


@command.command("list")
@click.option("--kind", type=click.Choice(_KINDS), help="Only people, organisations, countries or places.")
@click.option("--json", "as_json", is_flag=True, help="The list as one JSON object.")
@click.pass_context
def list_(ctx: click.Context, kind: str | None, as_json: bool) -> None:
    """Every actor with its kind, briefings and quotes; those in most briefings first."""
    with register_of(ctx) as register:
        briefings, quotes = register.counted()
        kinds = register.kinds()
        rows = [
            {
                "id": actor,
                "name": link.name,
                "kind": kinds[actor],
                "briefings": briefings[actor],
                "quotes": quotes.get(actor, 0),
            }
            for actor, link in register.routes.actors.items()
            if kind in (None, kinds[actor])
        ]
        rows.sort(key=lambda row: (-int(str(row["briefings"])), str(row["id"])))
        if as_json:
            print_json("actors", register.problems, {"actors": rows})
            return
        for row in rows:
            click.echo(f"{row['briefings']:4} {row['quotes']:4}  {row['kind']:12}  {row['id']}  {row['name']}")
        tell(f"{counted(len(rows), 'actor')}: briefings, quotes, kind, id, name")


@command.command("show")
@click.argument("actor")
@click.option("--json", "as_json", is_flag=True, help="The same as one JSON object.")
@click.pass_context
def show(ctx: click.Context, actor: str, as_json: bool) -> None:
    """Where ACTOR appears, under which names and roles, and what people decided about it."""
    with register_of(ctx) as register:
        site_id = known(register, actor)
        rows: list[dict[str, Any]] = [
            {
                "briefing": entry.briefing.slug,
                "date": entry.briefing.date,
                "name": item.name,
                "roles": list(item.roles),
                "quotes": [quote.id for quote in entry.briefing.quotes if quote.speaker == site_id],
            }
            for entry in register.briefings_of(site_id)
            for item in entry.briefing.actors
            if item.id == site_id
        ]
        names = sorted({one.name for one in register.index.appearances_of(site_id)})
        decided = [one for one in register.judgements if site_id in map(register.index.site_id, one.pair)]
        if as_json:
            said = [{"verdict": str(one.verdict), "ids": [one.first, one.second], "line": one.line} for one in decided]
            about = {"id": site_id, "names": names, "briefings": rows, "judgements": said}
            print_json("actors", register.problems, about)
            return
        click.echo(f"{register.routes.actors[site_id].name}  ({site_id})")
        click.echo(f"  called {', '.join(names)}")
        for row in rows:
            roles = f"  {'; '.join(row['roles'])}" if row["roles"] else ""
            click.echo(
                f"  {row['date'] or 'no date':10}  {row['briefing']}  {counted(len(row['quotes']), 'quote')}{roles}"
            )
        for one in decided:
            click.echo(f"  {in_words(one)}")


@command.command("suggest")
@click.option("--limit", type=click.IntRange(min=1), default=40, show_default=True, help="How many pairs at most.")
@click.option("--json", "as_json", is_flag=True, help="The pairs as one JSON object.")
@click.pass_context
def suggest(ctx: click.Context, limit: int, as_json: bool) -> None:
    """Pairs that may be one actor, with the reason and the commands that settle it."""
    with register_of(ctx) as register:
        found = register.index.suggest(register.judgements)
        shown = found[:limit]
        if as_json:
            rows = [
                {"ids": [one.first, one.second], "names": list(one.names), "reason": one.reason, "shared": one.shared}
                for one in shown
            ]
            print_json("actors", register.problems, {"suggestions": rows, "more": len(found) - len(shown)})
            return
        for one in shown:
            shared = f", and {counted(one.shared, 'other actor')} with both" if one.shared else ""
            click.echo(f"{one.names[0]} ↔ {one.names[1]}   {one.reason}{shared}")
            click.echo(f"    briefgen actors merge {one.first} {one.second} --reason '…'")
            click.echo(f"    briefgen actors differ {one.first} {one.second} --reason '…'")
        more = f"; {len(found) - len(shown)} more with --limit {len(found)}" if len(found) > len(shown) else ""
        tell(f"{counted(len(shown), 'likely pair')}{more}")


command.add_command(merge)
command.add_command(split)
command.add_command(differ)
