"""Who and what a document speaks of: named mentions, their kind, one actor for each, roles as stated."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor


def find_actors(parsed: Parsed) -> tuple[Actor, ...]:
    """Actors in the order of their first mention, with mentions by name and roles as stated."""
    return ()
