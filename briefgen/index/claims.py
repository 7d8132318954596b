"""Whom curated actors are: node as derived → the page that a person wrote, and what is wrong with the claim."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.index.lookup import Lookup, Node
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor


@dataclass(frozen=True, slots=True)
class Judged:
    """Of whom people judged already."""

    differing: AbstractSet[frozenset[Node]]
    bases: AbstractSet[str]


def claims_of(
    lookup: Lookup, curated: Sequence[CuratedActor], judged: Judged, problems: list[Diagnostic]
) -> Mapping[Node, Node]:
    """Node as derived → the curated page that it belongs to."""
    found: dict[Node, Node] = {}
    for one in curated:
        page = ("", one.slug)
        bases = lookup.of_curated(one)
        if one.slug not in bases and (kind := lookup.kind(one.slug)):
            problems.append(_taken(one, kind))
            continue
        for base in bases:
            if frozenset((page, (base, ""))) in judged.differing:
                continue
            if (other := found.setdefault((base, ""), page)) != page:
                problems.append(_claimed_twice(base, other[1], one.slug))
        problems.extend(_also_called(lookup, one, bases, judged.bases))
        if not bases:
            problems.append(
                Diagnostic(
                    Location(f"content/actors/{one.slug}.md"),
                    "BG507",
                    Severity.NOTE,
                    f"no briefing speaks of {one.name}",
                    "add the name that documents use under  aliases:",
                )
            )
    return found


def _also_called(
    lookup: Lookup, one: CuratedActor, bases: Sequence[str], judged: AbstractSet[str]
) -> Iterator[Diagnostic]:
    """Names of a curated person or body that documents have for an actor of another kind, of whom nobody judged."""
    others = [kind for kind in Kind if kind not in (one.kind, Kind.COUNTRY)] if one.kind is not Kind.COUNTRY else []
    for name in (one.name, *one.aliases):
        for kind in others if not lookup.called(name, one.kind) else ():
            for base in lookup.called(name, kind):
                if base not in judged and base not in bases:
                    message = f"documents have {_a(kind)} called {name}, whose page is {base}"
                    remedy = f"if it is {one.name}:  briefgen actors merge {one.slug} {base};  if not:  actors differ"
                    yield Diagnostic(Location(f"content/actors/{one.slug}.md"), "BG510", Severity.NOTE, message, remedy)


def _taken(one: CuratedActor, kind: str) -> Diagnostic:
    message = f"the address {one.slug} is that of {_a(kind)}, not of {one.name}"
    remedy = "rename the file, or add the name that documents use under  aliases:"
    return Diagnostic(Location(f"content/actors/{one.slug}.md"), "BG506", Severity.ERROR, message, remedy)


def _a(kind: str) -> str:
    return f"an {kind}" if kind == Kind.ORGANISATION else f"a {kind}"


def _claimed_twice(base: str, one: str, other: str) -> Diagnostic:
    message = f"{base} belongs to content/actors/{one}.md by name, and to this file as well"
    remedy = "take the name out of the  aliases:  of one of them"
    return Diagnostic(Location(f"content/actors/{other}.md"), "BG506", Severity.ERROR, message, remedy)
