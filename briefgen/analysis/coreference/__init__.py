"""Whom pronouns and descriptions mean: "he", "the minister", "the company". Nobody, where the text does not decide."""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.coreference.bearers import Bearers
from briefgen.analysis.coreference.called import sex_as_called
from briefgen.analysis.coreference.descriptions import Descriptions, is_definite
from briefgen.analysis.coreference.named import Naming
from briefgen.analysis.coreference.pronouns import Pronouns
from briefgen.analysis.coreference.sex import HE, SHE, sex_of
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Form, Mention


class Referents:
    """The actors of a document by where they are named, for questions about who is meant."""

    def __init__(self, parsed: Parsed, actors: Iterable[Actor]) -> None:
        self.naming = Naming(parsed, actors)
        sexes = {a.id: sex_of(parsed, a) or sex_as_called(parsed, self.naming, a) for a in self.naming.people}
        self.bearers = Bearers(self.naming, sexes)
        self.pronouns = Pronouns(parsed, self.naming, sexes, self.bearers)
        self.descriptions = Descriptions(parsed, self.naming)


def refer_back(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors with pronoun and nominal mentions added, wherever the text decides whom they mean."""
    referents = Referents(parsed, actors)
    more: dict[str, list[Mention]] = {}
    for token in parsed.doc:
        if token.pos_ == "PRON" and (token.lower_ in HE or token.lower_ in SHE):
            form, meant = Form.PRONOUN, referents.pronouns.meant(token)
        elif token.pos_ == "NOUN" and is_role(token) and is_definite(token):
            form, meant = Form.NOMINAL, referents.descriptions.person(token)
        else:
            continue
        if meant.actor and meant.clear and not referents.naming.is_quoted(parsed.starts[token.i]):
            more.setdefault(meant.actor, []).append(Mention(parsed.span(token.i, token.i + 1), form))
    return tuple(
        replace(actor, mentions=tuple(sorted((*actor.mentions, *more[actor.id])))) if actor.id in more else actor
        for actor in actors
    )
