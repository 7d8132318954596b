"""Who and what a document speaks of: mentions by name, joined to actors with their roles as stated."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefgen.analysis.actors.again import find_again
from briefgen.analysis.actors.central import is_central
from briefgen.analysis.actors.countries import find_countries
from briefgen.analysis.actors.forms import find_by_form
from briefgen.analysis.actors.identity import Group, group, name_of_group
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.names import find_names
from briefgen.analysis.actors.roles import country_in, roles_of
from briefgen.analysis.actors.teams import field_teams
from briefgen.analysis.actors.whose import with_states
from briefgen.analysis.labels import find_labels
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.model.actor import Actor, Form, Kind, Mention, Role
from briefgen.model.slug import slug
from briefgen.reference.names import name_of

__all__ = ["find_actors"]


def find_actors(parsed: Parsed) -> tuple[Actor, ...]:
    """Actors in the order of their first mention, with mentions by name and roles as stated."""
    formed = _outermost(parsed, find_by_form(parsed))
    closed = Places(one.span for one in formed)
    countries = [one for one in find_countries(parsed) if not closed.overlap(one.span)]
    taken = [one.span for one in countries]
    names = find_again(parsed, find_names(parsed, formed, taken, find_labels(parsed)), taken)
    groups = group(parsed, with_states(parsed, field_teams(parsed, [*countries, *names])))
    named = frozenset(one.country for one in countries)
    actors = tuple(_actor(parsed, one, name, named) for one, name in zip(groups, _ids(groups), strict=True))
    homes = Counter(a.country for a in actors if a.country and a.kind in (Kind.PERSON, Kind.ORGANISATION))
    of = {country: times for country, times in homes.items() if country}
    return tuple(replace(actor, central=is_central(parsed, actor, of)) for actor in actors)


def _outermost(parsed: Parsed, formed: Iterable[Named]) -> list[Named]:
    """Without those that the model has as a part of a longer name: "Bank of Latvia" of "Bank of Latvia Tower"."""
    entities = [parsed.span_of(entity) for entity in parsed.doc.ents if entity.label_ in ("ORG", "FAC")]
    return [
        one
        for one in formed
        if not any(other.start <= one.span.start and one.span.end < other.end for other in entities)
    ]


def _ids(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """(id, name) of each group; two that would have one id get the kind, or a number, behind it."""
    taken: set[str] = set()
    found = []
    for one in groups:
        country = one.members[0].country if one.kind is Kind.COUNTRY else None
        name = name_of(country) if country else name_of_group(one)
        wish = slug(name)
        number, given = 2, wish
        if given in taken:
            given = f"{wish}-{one.kind}"
        while given in taken:
            given, number = f"{wish}-{number}", number + 1
        taken.add(given)
        found.append((given, name))
    return found


def _actor(parsed: Parsed, one: Group, name: tuple[str, str], named: AbstractSet[str | None]) -> Actor:
    roles: dict[str, Role] = {}
    if one.kind is Kind.PERSON:
        for member in one.members:
            for role in roles_of(parsed, member.span):
                roles.setdefault(role.text.casefold(), role)
    return Actor(
        name[0],
        name[1],
        one.kind,
        next((member.country for member in one.members if member.country), None)
        or _home(one, tuple(roles.values()), named),
        roles=tuple(roles.values()),
        mentions=tuple(Mention(m.span, Form.NAME, m.metonym) for m in sorted(one.members)),
    )


def _home(one: Group, roles: tuple[Role, ...], named: AbstractSet[str | None]) -> str | None:
    """The country that is stated for a person or an organisation; “Georgia Bulldogs” where Georgia is `named`, too."""
    texts = [role.text for role in roles] if one.kind is Kind.PERSON else one.texts
    if one.kind is Kind.PLACE:
        return None
    return next((country for text in texts if (country := country_in(text, named))), None)
