"""Whom a document is about, so that they belong among the actors that readers see first."""

from collections.abc import Mapping

from briefgen.analysis.actors.acting import acts as acts_alone
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Kind, Mention

_OFTEN = 3
_LEDE = 3
_BEGINNING = 5
_NEVER = 1_000_000


def is_central(parsed: Parsed, actor: Actor, homes: Mapping[str, int]) -> bool:
    """People who have a role or come twice; organisations that come twice; countries that act, or that people are of.

    `homes`: country code → how many people and organisations are stated to be of it.
    """
    mentions = actor.mentions
    earliest = min((parsed.sentence_at(mention.span.start).number for mention in mentions), default=_NEVER)
    lede = earliest <= _LEDE
    if actor.kind is Kind.PERSON:
        return bool(actor.roles) or len(mentions) > 1 or lede
    if actor.kind is Kind.ORGANISATION:
        return len(mentions) > 1
    if actor.kind is Kind.COUNTRY:
        acts = any(mention.metonym for mention in mentions)
        acts = acts or any(_speaks_for(parsed, mention) for mention in mentions)
        return acts or earliest <= _BEGINNING or len(mentions) >= _OFTEN or homes.get(actor.country or "", 0) > 0
    return False


def _speaks_for(parsed: Parsed, mention: Mention) -> bool:
    """“Latvia asked”, “Latvian officials said”."""
    name = parsed.tokens_in(mention.span).root
    return acts_alone(name) or (name.dep_ == "amod" and acts_alone(name.head))
