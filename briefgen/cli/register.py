"""What the commands about actors share: opening the register, and finding in it whom a person means."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from briefgen.cli.talk import tell_problems
from briefgen.diagnostics import BriefgenError
from briefgen.model.slug import slug
from briefgen.settings import open_project

if TYPE_CHECKING:
    from briefgen.build.actors import Register
    from briefgen.model.curated import Judgement


class NoActorError(BriefgenError):
    """Nobody is known by that id."""

    exit_status = 2

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        super().__init__(f"no actor {name!r}; {hint}see  briefgen actors list")


@contextmanager
def register_of(ctx: click.Context) -> Iterator["Register"]:
    """The actors of the project; what is wrong with decisions about them is told first."""
    from briefgen.build.actors import open_register  # noqa: PLC0415  (so that help needs nothing of it)

    with open_register(open_project(ctx.obj)) as register:
        tell_problems(problem for problem in register.problems if problem.code.startswith("BG5"))
        yield register


def named(register: "Register", name: str) -> str:
    """An id as it is typed, also as the address of a page; or the name that it is made of: “Mara Oskel”."""
    actor = name.removesuffix(".html").rpartition("/")[2]
    for wish in (actor, slug(name)):
        if register.index.site_id(wish) is not None or wish in register.library.curated:
            return wish
    raise NoActorError(name, get_close_matches(slug(name), register.kinds(), n=2))


def known(register: "Register", name: str) -> str:
    actor = named(register, name)
    return register.index.site_id(actor) or actor


def in_words(one: "Judgement") -> str:
    words = {"same": "are the same", "different": "are two", "unsure": "may be the same"}[str(one.verdict)]
    return f"{one.first} and {one.second} {words}: {one.reason} ({one.by}, {one.on}; line {one.line})"
