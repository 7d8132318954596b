"""Whom a document is about, so that they belong among the actors that readers see first."""

from collections.abc import Mapping

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Kind

_OFTEN = 3
_LEDE = 3


def is_central(parsed: Parsed, actor: Actor, homes: Mapping[str, int]) -> bool:
    """People who have a role or come twice; organisations that come twice; countries that act, or that people are of.

    `homes`: country code → how many people and organisations are stated to be of it.
    """
    mentions = actor.mentions
    lede = sum(parsed.sentence_at(mention.span.start).number <= _LEDE for mention in mentions)
    if actor.kind is Kind.PERSON:
        return bool(actor.roles) or len(mentions) > 1 or lede > 0
    if actor.kind is Kind.ORGANISATION:
        return len(mentions) > 1
    if actor.kind is Kind.COUNTRY:
        acts = any(mention.metonym for mention in mentions)
        return acts or len(mentions) >= _OFTEN or homes.get(actor.country or "", 0) > 0
    return False
