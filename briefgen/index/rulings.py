"""What people decided, laid over what was derived: judgements and curated actors → ids on the site."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.index import addresses
from briefgen.index.claims import Judged, claims_of
from briefgen.index.identity import IN
from briefgen.index.lookup import Lookup, Node
from briefgen.model.curated import CuratedActor, Judgement, Verdict

_JUDGEMENTS = "content/actors/judgements.yaml"


@dataclass(slots=True)
class Rulings:
    """The outcome, with what is wrong in it."""

    site_ids: dict[Node, str] = field(default_factory=dict)
    """Only of nodes whose id is another than their base's."""
    problems: list[Diagnostic] = field(default_factory=list)


def rule(db: sqlite3.Connection, judgements: Sequence[Judgement], curated: Sequence[CuratedActor]) -> Rulings:
    """Every judgement that does not contradict another, and every curated actor, applied to what was derived."""
    rulings = Rulings()
    lookup = Lookup(db, {one.slug for one in curated})
    known = [Known(one, *pair) for one in judgements if (pair := _resolved(lookup, one, rulings.problems))]
    differing = {frozenset((one.first, one.second)) for one in known if one.verdict is Verdict.DIFFERENT}
    judged = Judged(differing, {base for one in known for base, _ in (one.first, one.second)})
    claims = claims_of(lookup, curated, judged, rulings.problems)
    same = [one for one in known if one.verdict is Verdict.SAME]
    components = _components(claims, same)
    for one in known:
        if one.verdict is Verdict.DIFFERENT and (both := _component(components, one.first, one.second)):
            rulings.problems.append(_contradiction(one, same, both))
            same = [other for other in same if other.first not in both]
    rulings.problems.extend(_of_namesakes(lookup, known))
    for both in components:
        if len(pages := sorted(slug_ for base, slug_ in both if not base)) > 1:
            rulings.problems.append(_two_curated(pages, [one for one in same if one.first in both]))
            same = [other for other in same if other.first not in both]
    for component in _components(claims, same):
        _name(component, same, rulings.site_ids)
    for one in known:
        for node in (one.first, one.second) if one.verdict is Verdict.DIFFERENT else ():
            if node[1] and node[0]:
                rulings.site_ids.setdefault(node, _id_of(node))
    return rulings


@dataclass(frozen=True, slots=True)
class Known:
    """A judgement whose two actors are there."""

    judgement: Judgement
    first: Node
    second: Node

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict


def _resolved(lookup: Lookup, one: Judgement, problems: list[Diagnostic]) -> tuple[Node, Node] | None:
    nodes = [lookup.node(name) for name in (one.first, one.second)]
    for name, node in zip((one.first, one.second), nodes, strict=True):
        if node is None:
            problems.append(
                _problem("BG504", one, Severity.WARNING, f"no actor {name!r} is known", "it is kept; or take it out")
            )
    first, second = nodes
    if first is None or second is None:
        return None
    if one.verdict is not Verdict.SAME and first[0] != second[0]:  # a part is apart only from its own rest
        first, second = (first[0], "" if first[0] else first[1]), (second[0], "" if second[0] else second[1])
    return first, second


def _components(claims: Mapping[Node, Node], same: Sequence[Known]) -> list[set[Node]]:
    """Nodes that are one actor."""
    components: dict[Node, set[Node]] = {}
    for first, second in (*claims.items(), *((one.first, one.second) for one in same)):
        joined = components.get(first, {first}) | components.get(second, {second})
        components.update(dict.fromkeys(joined, joined))
    return list({id(one): one for one in components.values()}.values())


def _component(components: Iterable[set[Node]], first: Node, second: Node) -> set[Node] | None:
    return next((one for one in components if first in one and second in one), None)


def _name(component: set[Node], same: Sequence[Known], site_ids: dict[Node, str]) -> None:
    """The curated page's id, or that of the one that judgements say stays."""
    here = [one for one in same if one.first in component]
    gone = {one.second for one in here}
    first = next((one.first for one in here if one.first not in gone), here[0].first if here else min(component))
    given = next((page for base, page in sorted(component) if not base), None) or _id_of(first)
    for node in component:
        if node[0] and (node[1] or node[0] != given):
            site_ids[node] = given


def _id_of(node: Node) -> str:
    return f"{node[0]}{IN}{node[1]}" if node[1] else node[0]


def _contradiction(one: Known, same: Sequence[Known], both: set[Node]) -> Diagnostic:
    lines = [f"line {other.judgement.line}" for other in same if other.first in both]
    where = f"{' and '.join(lines)} say the same of them" if lines else "a file in content/actors/ makes them one"
    judgement = one.judgement
    return _problem(
        "BG503",
        judgement,
        Severity.ERROR,
        f"line {judgement.line} keeps {judgement.first} and {judgement.second} apart, and {where}: a contradiction",
        "take out one of them; until then none of those that join them counts",
    )


def _of_namesakes(lookup: Lookup, known: Sequence[Known]) -> Iterator[Diagnostic]:
    """Judgements that join somebody whose name another bears as well, and no judgement speaks of the two."""
    judged = {frozenset((one.first[0], one.second[0])) for one in known}
    for one in known:
        for base, _ in (one.first, one.second) if one.verdict is Verdict.SAME else ():
            for other in lookup.namesakes(base):
                if other not in (one.first[0], one.second[0]) and frozenset((base, other)) not in judged:
                    message = f"{base} is one of several of that name; another is {other}"
                    remedy = f"see that the right one is meant; then  briefgen actors differ {base} {other} --reason …"
                    yield _problem("BG509", one.judgement, Severity.WARNING, message, remedy)


def _two_curated(pages: Sequence[str], same: Sequence[Known]) -> Diagnostic:
    names = " and ".join(f"content/actors/{page}.md" for page in pages)
    line = same[-1].judgement if same else None
    message = f"judgements make one of {names}"
    remedy = "delete one of the two files, and write its names under  aliases:  of the other"
    place = Location(_JUDGEMENTS, line.line if line else None)
    return Diagnostic(place, "BG506", Severity.ERROR, message, remedy)


def _problem(code: str, one: Judgement, severity: Severity, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(_JUDGEMENTS, one.line), code, severity, message, remedy)


def moved_ids(db: sqlite3.Connection, site_ids: Mapping[Node, str]) -> Iterator[tuple[str, str]]:
    """Ids that pages had, or would have had, under other spellings or before a judgement → the ids that they have."""
    live = set(site_ids.values())
    for node, site_id in sorted(site_ids.items()):
        if (old := _id_of(node)) != site_id and old not in live:
            yield old, site_id
    before: dict[str, set[str]] = {}
    for old, base in addresses.moved(db):
        before.setdefault(old, set()).add(site_ids.get((base, ""), base))
    aliases = db.execute(
        "select distinct alias, base from unit one"
        " where alias != base and block not like 'alone %' and kind != 'country'"
        " and not exists (select 1 from unit other where other.base = one.alias) order by alias"
    )
    found: dict[str, set[str]] = {}
    for alias, base in aliases:
        found.setdefault(alias, set()).add(site_ids.get((base, ""), base))
    for alias, ids in (found | before).items():
        if len(ids) == 1 and alias not in live:
            yield alias, next(iter(ids))
