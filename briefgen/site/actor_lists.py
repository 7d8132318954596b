"""The lists of actors: by name with their letters, of one kind, by number of briefings; plain links, in sheets."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from anyascii import anyascii

from briefgen.model.actor import Kind
from briefgen.reference import maps
from briefgen.site.actor_views import ActorEntry
from briefgen.site.context import Context
from briefgen.site.language import N_
from briefgen.site.page import Closed, Page
from briefgen.site.pages import ActorsPage
from briefgen.site.paging import Sheet, sheets
from briefgen.site.present import Listed
from briefgen.site.routes import relative
from briefgen.site.views import Href
from briefgen.site.wording import KINDS_MANY

BY_NAME, BY_BRIEFINGS = "actors/index.html", "actors/index/by-briefings.html"
_KINDS = (Kind.PERSON, Kind.ORGANISATION)
"""Those that the lists are of; countries have a list with flags."""
_MOST = 500
"""Actors on a page of their list: a line each."""
_IS_NO_NAME = re.compile(r"(?:[JS]r|[JS]R|[js]r)\b[.,]*|[IVX]{2,5}|[IV]")
"""What may stand behind a name, and is not sorted by."""

Letters = tuple[tuple[str, str, str], ...]
"""Kind, letter, and the page with its place where names of that kind begin with it."""


def actor_lists(roll: Sequence[Listed], context: Callable[[str], Context]) -> Iterator[Page]:
    """The pages of all lists."""
    named = of_kinds(roll, *_KINDS)
    there = {one.kind for one in named}
    kinds = tuple(kind for kind in _KINDS if len(there) > 1 and kind in there)
    for path, some in ((BY_NAME, named), *((_of_kind(kind), of_kinds(roll, kind)) for kind in kinds)):
        parts = list(sheets(some, path, _MOST))
        letters = Closed(_letters(parts))
        for part in parts:
            given = (Closed(tuple(part.entries)), letters, kinds, Closed(part.beside), context(part.path))
            yield Page(part.path, "actors.html", actors_page, given)
    ranked = sorted(named, key=lambda one: (-one.briefings, -one.quotes))
    for part in sheets(ranked, BY_BRIEFINGS, _MOST):
        yield Page(
            part.path,
            "actors.html",
            ranked_page,
            (Closed(tuple(part.entries)), kinds, Closed(part.beside), context(part.path)),
        )
    for part in sheets(of_kinds(roll, Kind.COUNTRY), "countries/index.html", _MOST):
        given = (Closed(tuple(part.entries)), Closed(()), (), Closed(part.beside), context(part.path))
        yield Page(part.path, "countries.html", actors_page, given)


def actors_page(
    listed: Sequence[Listed], letters: Letters, kinds: Sequence[Kind], beside: tuple[str, str], context: Context
) -> ActorsPage:
    """Actors of some kinds, each kind by name, in that order; `kinds`: those that have a list of their own."""
    marks = {place.partition("#")[2] for _, _, place in letters if place.partition("#")[0] == context.page}
    seen: set[str] = set()
    groups = []
    for kind, group in groupby(listed, key=lambda one: one.kind):
        entries = tuple(entry_of(one, context, _mark(one, marks, seen)) for one in group)
        groups.append((context.language.gettext(KINDS_MANY[Kind(kind)]), entries))
    return ActorsPage(
        context.site,
        context.root,
        context.page,
        tuple(groups),
        context.pager(beside),
        letters=tuple(_index(letters, context)),
        others=_others(kinds, context) if letters else (),
    )


def ranked_page(
    listed: Sequence[Listed], kinds: Sequence[Kind], beside: tuple[str, str], context: Context
) -> ActorsPage:
    """People and organisations, those of most briefings first."""
    entries = tuple(entry_of(one, context) for one in listed)
    return ActorsPage(
        context.site,
        context.root,
        context.page,
        ((context.language.gettext(N_("By number of briefings")), entries),) if entries else (),
        context.pager(beside),
        others=_others(kinds, context),
    )


def of_kinds(roll: Sequence[Listed], *kinds: Kind) -> list[Listed]:
    """Actors of some kinds in the order of an index of names."""
    return [one for kind in kinds for one in sorted((one for one in roll if one.kind == kind), key=_sorted_as)]


def entry_of(one: Listed, context: Context, mark: str | None = None) -> ActorEntry:
    """A line of a list; `mark`: the id of the place where a letter begins."""
    flag = maps.flag(one.country) if one.kind == Kind.COUNTRY and one.country else None
    return ActorEntry(context.href(one.link), Kind(one.kind), one.briefings, one.quotes, flag, mark)


def _others(kinds: Sequence[Kind], context: Context) -> tuple[Href, ...]:
    """The lists beside this one."""
    say = context.language.gettext
    lists = {BY_NAME: N_("By name"), **{_of_kind(kind): KINDS_MANY[kind] for kind in kinds}}
    lists[BY_BRIEFINGS] = N_("By number of briefings")
    return tuple(
        Href(say(words), None if path == context.page else relative(path, context.page))
        for path, words in lists.items()
    )


def _of_kind(kind: Kind) -> str:
    return BY_NAME.replace(".html", f"/{kind}.html")


def _letters(parts: Sequence[Sheet[Listed]]) -> Letters:
    found: dict[tuple[str, str], str] = {}
    for part in parts:
        for one in part.entries:
            found.setdefault((one.kind, _letter(one)), f"{part.path}#{_id(one)}")
    return tuple((kind, letter, place) for (kind, letter), place in found.items())


def _index(letters: Letters, context: Context) -> Iterator[tuple[str, tuple[Href, ...]]]:
    for kind, group in groupby(letters, key=lambda one: one[0]):
        links = tuple(Href(letter, relative(place, context.page)) for _, letter, place in group)
        yield context.language.gettext(KINDS_MANY[Kind(kind)]), links


def _mark(one: Listed, marks: set[str], seen: set[str]) -> str | None:
    mark = _id(one)
    if mark in seen or mark not in marks:
        return None
    seen.add(mark)
    return mark


def _id(one: Listed) -> str:
    letter = _letter(one)
    return f"{one.kind}-{letter.lower() if letter.isalpha() else 'other'}"


def _letter(one: Listed) -> str:
    first = anyascii(_sorted_as(one)[0])[:1].upper()
    return first if first.isalpha() else "#"


def _sorted_as(one: Listed) -> tuple[str, str]:
    """People by their last name, as in any index of names, without accents; “Jr.”, “XIV”, “(Latvia)” are nobody's."""
    name = one.link.name
    words = [word for word in name.partition(" (")[0].split() if not _IS_NO_NAME.fullmatch(word)] or [name]
    key = words[-1] if one.kind == Kind.PERSON else name.removeprefix("The ").removeprefix("the ")
    return (anyascii(key).casefold(), name)
