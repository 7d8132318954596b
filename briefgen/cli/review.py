"""briefgen review"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import counted, print_json, tell, tell_problems
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.build.review import Answer, Desk
    from briefgen.content.question import Question
    from briefgen.model.briefing import Briefing

_VERBS = {"a": "accept", "c": "change", "d": "drop", "s": "skip", "q": "quit"}


class _Quit(Exception):  # noqa: N818  (it is no error)
    """Enough for now."""


@click.command("review")
@click.argument("slugs", nargs=-1)
@click.option("--by", help="Who reviews; otherwise git's user.name.")
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; what needs review as one JSON object.")
@click.pass_context
def command(ctx: click.Context, slugs: tuple[str, ...], by: str | None, as_json: bool) -> None:
    """Walk through what is uncertain in the briefings SLUGS (all, if none is named), and set the review state.

    Each answer is written into the content file at once, so you can leave at any time and go on later.
    """
    from briefgen.build.review import desks  # noqa: PLC0415  (so that help needs nothing of it)

    found = desks(open_project(ctx.obj), slugs, by or _git_name())
    if missing := sorted(set(slugs) - {desk.file.stem for desk in found}):
        raise click.UsageError(f"no briefing {missing[0]!r} in content/briefings/")
    if as_json:
        print_json("review", (), {"questions": [row for desk in found for row in _rows(desk)]})
        return
    try:
        for desk in found:
            _walk(desk)
    except _Quit:
        tell("Left; go on with  briefgen review")
        return
    tell("That is all.  Next:  briefgen build")


def _walk(desk: "Desk") -> None:
    briefing, problems = desk.open()
    if briefing is None:
        tell_problems(problems)
        return
    asked = desk.questions()
    skipped = 0
    for number, question in enumerate(asked, 1):
        tell(f"\n{desk.file.stem}  {number} of {len(asked)}")
        _show(question)
        while wrong := desk.answer(question, answer := _ask(question)):
            tell_problems(wrong)
            if desk.open()[0] is None:  # somebody broke the file meanwhile
                return
        skipped += answer.verb == "skip"
    briefing, _ = desk.open()
    if briefing and not skipped and (briefing.review == "draft" or (asked and briefing.review == "reviewed")):
        for line in () if asked else _lines(briefing):
            tell(line)
        tell(f"\n{desk.file.stem}: {briefing.title}  ({counted(len(asked), 'question')} answered)")
        if _line(f"reviewed by {desk.by or 'nobody named'}? [y]es, [n]o").startswith("y"):
            desk.approve()


def _lines(briefing: "Briefing") -> Iterator[str]:
    """All that somebody should have seen who says that it is reviewed."""
    yield f"\n{briefing.slug}: {briefing.title}"
    yield from (f"  {line.id}: {line.text}" for line in briefing.summary)
    yield from (f"  {quote.id}: {quote.text}  – {quote.speaker or 'speaker not stated'}" for quote in briefing.quotes)
    yield from (f"  {fact.id}: {fact.country} {fact.property}: {fact.text}" for fact in briefing.facts)
    yield from (f"  {event.id}: {event.date}: {event.text}" for event in briefing.events)


def _show(question: "Question") -> None:
    tell(f"  {question.item or 'briefing'}: {question.text}")
    tell(f"  {question.why}")
    for number, words, evidence in question.context:
        tell(f"    {'>' if evidence else ' '} [{number}] {words}")
    for place, option in enumerate(question.options, 1):
        tell(f"    {place}) {option}")


def _ask(question: "Question") -> "Answer":
    from briefgen.build.review import Answer  # noqa: PLC0415

    while True:
        word = _line("[a]ccept, [c]hange, [d]rop, [s]kip, [q]uit")
        verb = _VERBS.get(word[:1].lower(), "")
        if verb == "quit":
            raise _Quit
        if (verb == "drop" and not question.item) or (verb == "change" and not question.field):
            verb = ""
        if verb == "change":
            value = _line(f"{question.field} (a number takes what is shown)")
            if not value and question.field != "speaker":
                tell("  nothing is changed: write the words, or [d]rop the line")
                continue
            chosen = int(value) - 1 if value.isdecimal() else -1
            return Answer(verb, question.options[chosen] if 0 <= chosen < len(question.options) else value)
        if verb:
            return Answer(verb)


def _line(prompt: str) -> str:
    """One line of standard input; its end means quit."""
    click.echo(f"  {prompt}: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise _Quit
    return line.strip()


def _rows(desk: "Desk") -> list[dict[str, object]]:
    return [
        {"briefing": desk.file.stem, "item": q.item, "why": q.why, "text": q.text, "options": list(q.options)}
        for q in desk.questions()
    ]


def _git_name() -> str | None:
    git = shutil.which("git")
    run = subprocess.run([git, "config", "user.name"], capture_output=True, text=True, check=False) if git else None
    return (run and run.stdout.strip()) or None
