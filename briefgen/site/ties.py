"""What documents state of an actor and others: roles with organisations, who speaks for whom, who met or told whom."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefgen.index import stated_in
from briefgen.model.entry import Entry
from briefgen.model.relation import Relation, RelationKind
from briefgen.site.actor_views import RoleLine, Tie, TieGroup
from briefgen.site.context import Context, sentences_of
from briefgen.site.language import N_
from briefgen.site.views import Stated

_SPEAKS = ("spokes", "speaks for", "press secretary", "speaker for")
_LABELS = (
    N_("Roles with"),
    N_("Who speaks for them"),
    N_("People with a role here"),
    N_("Met"),
    N_("Told"),
    N_("Was told by"),
)
"""In the order of the page."""


def ties_of(actor: str, roles: Sequence[RoleLine], entries: Sequence[Entry], context: Context) -> tuple[TieGroup, ...]:
    """Every relation of an actor that a document states, by what it is; each with the words that state it.

    What already stands among the actor's roles, with a link to the other, is not said again.
    """
    shown = {role.text for role in roles if any(part.href for part in role.parts)}
    groups: dict[str, dict[tuple[str, str], list[Tie]]] = {label: {} for label in _LABELS}
    for label, tie in _ties(actor, entries, context):
        if label != _LABELS[0] or tie.words not in shown:
            groups[label].setdefault((tie.other.href or tie.other.name, tie.words), []).append(tie)
    return tuple(
        TieGroup(context.language.gettext(label), tuple(map(_as_one, ties.values())))
        for label, ties in groups.items()
        if ties
    )


def _as_one(ties: Sequence[Tie]) -> Tie:
    first, *rest = ties
    return replace(first, again=tuple(Stated(tie.briefing, tie.date, tie.sentence) for tie in rest))


def _ties(actor: str, entries: Sequence[Entry], context: Context) -> Iterator[tuple[str, Tie]]:
    for entry in entries:
        text = entry.extraction.text if entry.extraction else ""
        for relation in stated_in(entry):
            if actor not in (relation.subject, relation.object):
                continue
            other = context.actor(relation.object if relation.subject == actor else relation.subject)
            if other is None:
                continue
            words = " ".join(relation.span.within(text).split())
            numbers = sentences_of(entry, [relation.span])
            yield (
                _label(relation, actor, words),
                Tie(
                    other,
                    words,
                    context.date(entry.briefing.date),
                    context.briefing(entry),
                    numbers[0] if numbers else None,
                ),
            )


def _label(relation: Relation, actor: str, words: str) -> str:
    subject = relation.subject == actor
    if relation.kind is RelationKind.AFFILIATION:
        if subject:
            return _LABELS[0]
        return _LABELS[1 if any(sign in words.casefold() for sign in _SPEAKS) else 2]
    if relation.kind is RelationKind.MET:
        return _LABELS[3]
    return _LABELS[4 if subject else 5]
