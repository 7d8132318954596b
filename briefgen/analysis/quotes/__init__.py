"""Who said what: contents, cues and sources of quotes, and the actors that the sources mean."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.quote import Quote


def find_quotes(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """Quotes in the order of the text, with ids q1, q2 …; speakers are ids of `actors`."""
    return ()
