"""Offices before a name: what belongs to “Minister of Health” is no name, and no part of one."""

from collections.abc import Sequence

from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.signs import is_organisation
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind

_OFFICES = frozenset(("minister", "secretary"))
_FULL_OF_OFFICE = 3
"""Words of “Health Mara Oskel”."""


def is_portfolio(parsed: Parsed, one: Named) -> bool:
    """The “Finance” of “Finance Minister Mara Oskel”, which the model took for a name of its own."""
    tokens = parsed.tokens_in(one.span)
    if _is_held(tokens) and not is_organisation(one.text):
        return True
    if len(tokens) != 1 or one.kind not in (Kind.PERSON, Kind.ORGANISATION) or tokens[0].i + 1 >= len(parsed.doc):
        return False
    return tokens[0].nbor().lower_ in _OFFICES and not is_organisation(one.text)


def behind_portfolio(part: Sequence[Token]) -> Sequence[Token]:
    """“Mara Oskel” of “Minister of Health Mara Oskel”, where the model began the name with “Health”."""
    first = part[0]
    of_office = first.i > 1 and first.nbor(-1).lower_ in ("of", "for") and first.nbor(-2).lower_ in _OFFICES
    return part[1:] if of_office and len(part) == _FULL_OF_OFFICE and not is_organisation(_plain(part)) else part


def _plain(part: Sequence[Token]) -> str:
    return " ".join(token.text for token in part)


def _is_held(tokens: Sequence[Token]) -> bool:
    """“River Traffic” of “Minister for River Traffic”."""
    first = tokens[0] if tokens else None
    return (
        first is not None
        and first.i > 1
        and first.nbor(-1).lower_ in ("of", "for")
        and first.nbor(-2).text == "Minister"
    )
