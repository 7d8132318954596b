"""A name without what is around it: articles, titles, words for roles, possessives, punctuation."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from briefgen.analysis.actors.asked import is_asked
from briefgen.analysis.actors.grown import is_second_half
from briefgen.analysis.actors.signs import PARTICLES
from briefgen.analysis.lexicon import words
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.reference import gazetteer
from briefgen.reference.names import country_of_demonym

_EDGES = frozenset("\"'“”‘’«»„.,;:!?()[]-–—/*…")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_SMALL_WORDS = frozenset(
    ("the", "The", "a", "A", "an", "An", "this", "that", "our", "his", "her", "their", "its", "and", "of", "in", "at")
)
_TURNS = frozenset(("Q.", "A."))
_INITIAL = re.compile(r"[A-Z]\.?")
_OF_A_FULL_NAME = 3
"""Words of a full name with a word of honour before it."""
_OWN_NAMES = frozenset(("Don", "Dom"))
"""Words of honour that are names as well, so that only a given name behind them shows what they are."""
_OF_NAMES = PARTICLES | frozenset(("el", "la", "le", "ben"))

_Cut: TypeAlias = tuple[int, int] | None
"""What is left of a run of words, or None: all of it."""


def cleaned(part: Sequence[Token], kind: Kind) -> tuple[Sequence[Token], str | None]:
    """The words of a name, and the title that stands before a person's."""
    title = None
    titles = words("roles", "titles")
    while part and not _ends_a_name(part[-1]):
        cut = _any(part) or (_persons(part) if kind is Kind.PERSON else _bodies(part, kind))
        if cut is None:
            break
        before, part = part[: cut[0]], part[cut[0] : cut[1]]
        title = before[-1].text if before and before[-1].text in titles else title
    if part and kind is Kind.PERSON and title is None and part[0].i > 0:
        before_name = part[0].nbor(-1).text
        title = before_name if before_name in titles else None
    return part, title


def _any(part: Sequence[Token]) -> _Cut:
    first, last = part[0], part[-1]
    if last.text in _POSSESSIVES or last.text in _EDGES or last.text in _SMALL_WORDS:
        return 0, len(part) - 1
    around = first.text in _EDGES or first.text in _SMALL_WORDS or (first.is_sent_start and first.text in _TURNS)
    return (1, len(part)) if around or (len(part) > 1 and is_asked(first)) else None


def _persons(part: Sequence[Token]) -> _Cut:
    last = part[-1]
    if within := _title_within(part):
        return within + 1, len(part)
    if honours := _honours(part):
        return honours, len(part)
    if len(part) > 1 and _is_before_a_name(part[0]):
        return 1, len(part)
    if len(part) == 1 and last.text in words("roles", "titles"):
        return 1, 1
    return (0, len(part) - 1) if last.text.islower() and last.lower_ not in ("jr", "sr") else None


def _bodies(part: Sequence[Token], kind: Kind) -> _Cut:
    return (0, len(part) - 1) if kind is Kind.ORGANISATION and len(part) > 2 and _is_role_behind(part[-1]) else None


def _ends_a_name(token: Token) -> bool:
    """The stop of “Ivo Brant Sr.”, the “sung” of “Kim Dae-sung”."""
    if token.text == "." and token.i > 0:
        return token.nbor(-1).text in ("Sr", "Jr") and not token.nbor(-1).whitespace_
    return is_second_half(token)


def _is_role_behind(token: Token) -> bool:
    """The "President" of “Riga University President Ivo Brant”, the "spokesperson" of “Riga Port spokesperson”."""
    if token.text.islower() and token.lower_ in words("roles", "nouns"):
        return True
    if token.text not in words("roles", "titles") or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    if after.text == "." and not token.whitespace_ and after.i + 1 < len(token.doc):
        after = after.nbor()  # “Col. Brant”, which the model takes apart
    return after.ent_type_ == "PERSON"


def _title_within(part: Sequence[Token]) -> int:
    """Where “Lib Dem MP Mara Oskel” has its MP; 0 if nowhere."""
    short, address = words("roles", "short"), words("roles", "address")
    return next((at for at in range(len(part) - 2, 0, -1) if part[at].text in short or part[at].text in address), 0)


def _honours(part: Sequence[Token]) -> int:
    """How many words of honour “Tan Sri Ivo Brant”, “U Soe Win” or “Don Carlos Brant” begins with."""
    if len(part) > _OF_A_FULL_NAME and f"{part[0].text} {part[1].text}" in words("roles", "double_titles"):
        return 2
    if part[0].i > 0 and len(part) > 1 and f"{part[0].nbor(-1).text} {part[0].text}" in words("roles", "double_titles"):
        return 1
    if len(part) < _OF_A_FULL_NAME or part[0].text not in words("roles", "honorifics"):
        return 0
    own = part[0].text in _OWN_NAMES and not gazetteer.is_given_name(part[1].text)
    return 0 if own or part[1].text in PARTICLES else 1


def _is_before_a_name(token: Token) -> bool:
    of_a_role = token.text in words("roles", "titles") or token.lower_ in words("roles", "nouns")
    return (
        (of_a_role or token.text.islower() or country_of_demonym(token.text) is not None)
        and not _INITIAL.fullmatch(token.text)
        and token.lower_ not in _OF_NAMES
    )
