"""Whether a sentence leans on the one before it: it begins with words that point back."""

import re
from functools import cache

from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_OPENING = re.compile(r"^[\"“‘'(\[*_#\s]*(?P<first>[\w’'-]+)(?P<rest>[^.]{0,60})")
_EXPLETIVE = re.compile(
    r"^[\"“‘']*(?:It(?:['’]s| is| was| has been| remains| will be| would be) (?:\w+ ){0,3}"
    r"(?:that|to|unclear|not clear|the first|a |an )|"
    r"This (?:year|month|week|is the|morning|summer|spring)|That (?:is|was) the|Both (?:the|[A-Z])|Another \d)"
)
_GROUP = re.compile(r"^[\"“‘']*The (?P<noun>\w+)\b")
_KNOWN = frozenset(("the", "this", "that", "these", "those", "them", "his", "her", "its", "their", "whom", "which"))
"""After "many of" they say that the counted were named before."""
_LONGEST_CONNECTIVE = 5
"""In words."""


def leans(parsed: Parsed, line: Span) -> bool:
    text = line.within(parsed.text)
    if _EXPLETIVE.match(text):
        return False
    match = _OPENING.match(text)
    if match is None:
        return True
    first = re.split("['’]", match["first"].lower())[0]
    if first in words("summary", "leaning_openers") or _begins_with_connective(match):
        return True
    if first in words("summary", "quantities"):
        return _stands_for_noun(parsed, line, first)
    group = _GROUP.match(text)
    return group is not None and group["noun"].lower() in words("summary", "group_words")


def _begins_with_connective(match: re.Match[str]) -> bool:
    """One that always leans, or one that does before a comma."""
    if match["first"].lower() not in _begin_connectives():
        return False
    first_words = f"{match['first']}{match['rest']}".lower().split(" ", _LONGEST_CONNECTIVE)
    for count in range(1, min(len(first_words), _LONGEST_CONNECTIVE) + 1):
        opener = " ".join(first_words[:count])
        plain = opener.rstrip(",")
        if plain in words("summary", "connectives"):
            return True
        if plain != opener and plain in words("summary", "connectives_before_comma"):
            return True
    return False


@cache
def _begin_connectives() -> frozenset[str]:
    """The first word of each."""
    names = ("connectives", "connectives_before_comma")
    return frozenset(phrase.split()[0] for name in names for phrase in words("summary", name))


def _stands_for_noun(parsed: Parsed, line: Span, quantity: str) -> bool:
    """Whether "many" is short for "many of them": no noun that it counts follows it."""
    token = next((t for t in parsed.tokens_in(line)[:4] if t.lower_ == quantity), None)
    if token is None:
        return True
    if (
        token.head.i > token.i
        and token.head.pos_ in ("NOUN", "PROPN", "NUM")
        and token.dep_ not in ("nsubj", "nsubjpass")
    ):
        return False
    counted = _counted(token)
    return counted is None or counted.left_edge.lower_ in _KNOWN


def _counted(quantity: Token) -> Token | None:
    """The "people" of "many of the people"."""
    of = next((child for child in quantity.children if child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
