"""In a document of sport, the name of a city or a country that plays is its team's: "England beat Samoa"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefgen.analysis.actors.named import Named
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.reference import gazetteer
from briefgen.reference.names import country_named

_SIGNS, _SURE = 4, 2
_OFTEN = 3
"""A name of which one mention of so many plays is a team's wherever nothing speaks for the place."""
_SCORE = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
_LOSE = frozenset(("lose", "loss", "defeat", "beat", "draw", "fall"))


def field_teams(parsed: Parsed, found: Sequence[Named]) -> list[Named]:
    """The names, where those of places and countries that play are organisations."""
    if not _is_of_sport(parsed):
        return list(found)
    playing = {one.span for one in found if _may_be_a_team(one) and _plays(parsed, one)}
    times = Counter(one.text for one in found)
    played = Counter(one.text for one in found if one.span in playing)
    teams = {text for text in played if played[text] * _OFTEN >= times[text]}
    return [
        _team(one)
        if one.span in playing or (one.text in teams and _may_be_a_team(one) and not _is_located(parsed, one))
        else one
        for one in found
    ]


def _team(place: Named) -> Named:
    name = place.text.removeprefix("the ").removeprefix("The ")
    return replace(place, kind=Kind.ORGANISATION, country=None, metonym=False, text=name)


def _may_be_a_team(one: Named) -> bool:
    if one.kind is Kind.COUNTRY:
        return country_named(one.text) is not None
    return one.kind is Kind.PLACE and (gazetteer.is_city(one.text) or one.text in words("actors", "places"))


def _is_located(parsed: Parsed, one: Named) -> bool:
    """“in Riga”."""
    first = parsed.tokens_in(one.span)[0]
    before = first.nbor(-1).lower_ if first.i > 0 and not first.is_sent_start else ""
    return before in words("actors", "locative")


def _is_of_sport(parsed: Parsed) -> bool:
    present = {word.lower() for word in parsed.words}
    return len(present & words("sports", "signs")) >= _SIGNS and len(present & words("sports", "sure")) >= _SURE


def _plays(parsed: Parsed, one: Named) -> bool:
    tokens = parsed.tokens_in(one.span)
    root, first, last = tokens.root, tokens[0], tokens[-1]
    if root.head.i == first.i - 1 and root.head.lower_ in words("sports", "before"):
        return True
    if _is_located(parsed, one):
        return False
    if first.i > 0 and first.nbor(-1).text == "(" and parsed.text[one.span.end : one.span.end + 1] == ")":
        return True  # “Ivo Brant (Riga)”
    if last.i + 2 < len(last.doc) and (_is_of_a_team(last) or _has_score(last)):
        return True
    return _acts_in_play(_head_of_list(root))


def _is_of_a_team(last: Token) -> bool:
    after = last.nbor()
    if after.lower_ in ("'s", "’s", "'"):
        after = after.nbor()
    return after.lower_ in words("sports", "after")


def _has_score(last: Token) -> bool:
    """“England 3”, “Samoa 0-2”, but not “March 3”."""
    return _SCORE.fullmatch(last.nbor().text) is not None


def _head_of_list(root: Token) -> Token:
    while root.dep_ == "conj":
        root = root.head
    return root


def _acts_in_play(token: Token) -> bool:
    verb = token.head
    if token.dep_ == "nsubj":
        return verb.lemma_.lower() in words("sports", "verbs")
    if token.dep_ == "dobj":
        return verb.lemma_.lower() in words("sports", "done_to")
    lost = verb.lower_ in ("to", "by", "with") and verb.head.lemma_.lower() in _LOSE
    return token.dep_ == "pobj" and lost
