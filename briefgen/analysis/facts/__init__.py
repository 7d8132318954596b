"""What a document states about countries."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.fact import Fact


def find_facts(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Fact, ...]:
    """Facts in the order of the text, compared with the reference."""
    return ()
