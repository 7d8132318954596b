"""Whether the words around a date look back or ahead: the tense of the verb that the date hangs on."""

import re
from enum import Enum

from briefgen.analysis.dates.vocabulary import alternatives
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_FARTHEST = 8
_CUE_REACH = 24
_AHEAD = re.compile(rf"\b{alternatives(words('dates', 'ahead'))}\s+$")
_BEHIND = re.compile(rf"\b{alternatives(words('dates', 'behind'))}\s+$", re.IGNORECASE)


class Direction(Enum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def direction(parsed: Parsed, span: Span) -> Direction:
    """Where the date lies, seen from the day of writing, as far as the verb tells."""
    before = parsed.text[max(0, span.start - _CUE_REACH) : span.start]
    if _AHEAD.search(before):
        return Direction.FUTURE
    if _BEHIND.search(before):
        return Direction.PAST
    tokens = parsed.tokens_in(span)
    return _by_verb(tokens.root) if len(tokens) else Direction.UNKNOWN


def _by_verb(root: Token) -> Direction:
    verb, in_noun = verb_above(root)
    if verb is None:
        return Direction.UNKNOWN
    tense = _tense(verb)
    if in_noun and (tense is Direction.PAST or verb.tag_ == "VB"):
        return Direction.FUTURE if _has_modal(verb) else Direction.UNKNOWN
    if tense is Direction.PAST and _in_plan(verb):
        return Direction.FUTURE
    return tense


def verb_above(token: Token) -> tuple[Token | None, bool]:
    """The verb that a token hangs on, and whether a noun that it describes lies between."""
    in_noun = False
    for _ in range(_FARTHEST):
        if token.pos_ in {"VERB", "AUX"}:
            return token, in_noun
        if token.head.i == token.i:
            return None, in_noun
        in_noun = in_noun or token.dep_ in {"compound", "poss", "nmod", "amod", "nummod"}
        token = token.head
    return None, in_noun


def _tense(verb: Token) -> Direction:  # noqa: PLR0911  (one return a tense)
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if _has_modal(verb):
        have = any(helper.lemma_ == "have" for helper in helpers)
        return Direction.UNKNOWN if have else Direction.FUTURE
    if any(helper.lower_ in words("dates", "loose_modals") for helper in helpers):
        return Direction.UNKNOWN
    if verb.tag_ == "VB":
        return _of_infinitive(verb, helpers)
    if any(helper.tag_ == "VBD" for helper in helpers):
        return Direction.PAST
    if any(helper.lemma_ == "have" for helper in helpers):
        return Direction.PAST
    if verb.tag_ == "VBG":
        return Direction.FUTURE if helpers else _of_participle(verb)
    if verb.tag_ in {"VBZ", "VBP"}:
        return Direction.UNKNOWN if verb.lemma_ in {"say", "be", "have"} else Direction.FUTURE
    return Direction.FUTURE if any(helper.tag_ in {"VBZ", "VBP"} for helper in helpers) else Direction.PAST


def _has_modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in words("dates", "modals") for child in verb.children)


def _of_infinitive(verb: Token, helpers: list[Token]) -> Direction:
    if any(helper.lemma_ == "do" and helper.tag_ == "VBD" for helper in helpers):
        return Direction.PAST
    return Direction.FUTURE if any(helper.lower_ == "to" for helper in helpers) else Direction.UNKNOWN


def _of_participle(verb: Token) -> Direction:
    above, _ = verb_above(verb.head) if verb.head.i != verb.i else (None, False)
    return Direction.UNKNOWN if above is None or above.tag_ == "VBG" else _tense(above)


def _in_plan(verb: Token) -> bool:
    """Whether a past verb tells of a plan: "was scheduled for Friday"."""
    if verb.lemma_ in words("dates", "planned"):
        return True
    return verb.lemma_ in words("dates", "planned_for") and any(
        child.dep_ == "prep" and child.lower_ in {"for", "until", "till", "to"} for child in verb.children
    )
