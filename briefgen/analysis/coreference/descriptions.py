"""Whom “the minister”, “the Romanian minister” and “the company” mean."""

import re

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.coreference.meant import Meant
from briefgen.analysis.coreference.named import Naming
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Actor, Kind
from briefgen.reference.names import country_of_demonym, name_of

_CURRENT = frozenset(("current", "present", "incumbent", "sitting", "new"))
_PAST = re.compile(r"(?:former|ex|then|late|once|previous|previously|formerly)\b", re.IGNORECASE)


class Descriptions:
    """Answers for one document."""

    def __init__(self, parsed: Parsed, naming: Naming) -> None:
        self._parsed = parsed
        self._naming = naming
        self._roles = {actor.id: _role_nouns(parsed, actor) for actor in naming.people}

    def person(self, head: Token) -> Meant:
        """The one person who was given that role before."""
        if not is_definite(head) or not is_role(head) or _names_its_holder(head):
            return Meant(None)
        current = any(child.lower_ in _CURRENT for child in head.children)
        position = self._parsed.starts[head.i]
        modifiers = {t.text for t in head.subtree if t.i < head.i and t.dep_ != "det" and t.text[0].isupper()}
        modifiers |= {t.text for t in head.subtree if t.i > head.i and t.pos_ == "PROPN" and _is_of(t, head)}
        scores: dict[str, float] = {}
        for one in self._naming.before(position):
            nouns = self._roles.get(one.actor.id, frozenset())
            if current and all(_is_past(role.text) for role in one.actor.roles):
                continue
            if (head.lemma_.lower() in nouns or head.lower_ in nouns) and _fits(one.actor, modifiers):
                scores[one.actor.id] = one.start / max(position, 1)
        if not scores:
            return Meant(None)
        if len(scores) > 1:
            return Meant(None, tuple(sorted(scores, key=lambda actor: -scores[actor])), clear=False)
        return self._naming.placed(Meant(next(iter(scores))), position)

    def body(self, head: Token) -> Meant:
        """“the forum”: the one body before whose name ends so; “the group”: the only one named shortly before."""
        if not is_definite(head):
            return Meant(None)
        position = self._parsed.starts[head.i]
        word = head.lower_
        fitting = {
            one.actor.id: one
            for one in self._naming.before(position)
            if one.actor.kind is Kind.ORGANISATION and word in _ends_of(one.actor.name)
        }
        if not fitting and word in words("roles", "bodies"):
            near = self._naming.shortly_before(position)
            fitting = {one.actor.id: one for one in near if one.actor.kind is Kind.ORGANISATION and not one.quoted}
        if len(fitting) == 1:
            return self._naming.placed(Meant(next(iter(fitting)), clear=False), position)
        return Meant(None, tuple(fitting))


def _ends_of(name: str) -> list[str]:
    """The last two words of a name, and of what stands before its first “of” or “for”: “Union for River Towns”."""
    parts = name.lower().split()
    link = next((at for at, part in enumerate(parts) if part in ("of", "for")), len(parts))
    return [*parts[-2:], *parts[max(0, link - 2) : link]]


def is_definite(head: Token) -> bool:
    """Whether the noun points back: “the minister”."""
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)


def _names_its_holder(head: Token) -> bool:
    """“the minister, Ivo Brant”: no former minister who was named before."""
    return any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in head.children)


def _is_past(role: str) -> bool:
    return bool(_PAST.match(role))


def _is_of(token: Token, head: Token) -> bool:
    """“the minister of Latvia”, and not what a clause tells of her."""
    return token.dep_ == "pobj" and token.head.head is head


def _fits(actor: Actor, modifiers: set[str]) -> bool:
    """Whether the capital words beside the noun can be said of the actor: “the Latvian minister”."""
    if not modifiers or any(word in role.text for role in actor.roles for word in modifiers):
        return True
    homes = {name_of(code) for word in modifiers if (code := country_of_demonym(word))}
    roles = " ".join(role.text for role in actor.roles)
    return any(word in actor.name for word in modifiers) or any(home in roles for home in homes)


def _role_nouns(parsed: Parsed, actor: Actor) -> frozenset[str]:
    found: set[str] = set()
    for role in actor.roles:
        for token in parsed.tokens_in(role.span):
            if is_role(token):
                found.update((token.lower_, token.lemma_.lower()))
    return frozenset(found)
