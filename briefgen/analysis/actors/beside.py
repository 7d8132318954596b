"""What a clause or an apposition beside a name says of it: “Brant, the airline,”, “Brant said it would hire”."""

from collections.abc import Iterator

from briefgen.analysis.lexicon import words
from briefgen.analysis.tokens import Token

_MOST_BETWEEN = 3
"""Words of “a small Latvian charity” before its noun."""
_OF_NOBODY = frozenset(
    ("rain", "snow", "seem", "appear", "take", "happen", "matter", "look", "get", "come", "mean", "make", "go", "feel")
)
"""What “it” does where it stands for nothing."""


def says_of_itself(name: Token) -> str:
    """The “it” of “Brant said it would hire”, or a “he” or “she”; but not the “it” of “Brant said it would rain”."""
    if name.dep_ != "nsubj":
        return ""
    said = [child for child in name.head.children if child.dep_ == "ccomp"]
    for verb in said:
        for word in verb.children:
            plain = word.lower_ != "it" or (verb.pos_ == "VERB" and verb.lemma_ not in _OF_NOBODY)
            if word.lower_ in ("it", "he", "she") and word.dep_.startswith("nsubj") and plain:
                return word.lower_
    return ""


def signs_beside(name: Token, last: Token) -> Iterator[str]:
    """The keys of `[context]` in kinds.toml that hold for a name whose head is `name` and whose end is `last`."""
    if meant := says_of_itself(name):
        yield "says_it" if meant == "it" else "says_he"
    noun = _called(name, last)
    if noun in words("actors", "bodies_before"):
        yield "body_behind"
    elif noun in words("roles", "nouns"):
        yield "role_behind"


def _called(name: Token, last: Token) -> str:
    """The “airline” of “Brant, the airline,” and the “charity” of “Brant is a charity”."""
    doc, at = last.doc, last.i + 1
    end = last.sent.end
    if at + 2 >= end or doc[at].lower_ not in (",", "is", "was") or doc[at + 1].lower_ not in ("a", "an", "the"):
        return ""
    for token in doc[at + 2 : min(end, at + 2 + _MOST_BETWEEN)]:
        behind = doc[token.i + 1] if token.i + 1 < end else None
        if token.pos_ == "NOUN" and not (behind and (behind.pos_ in ("NOUN", "VERB", "AUX") or behind.text == "'s")):
            return token.lower_ if _is_said_of(token, name) else ""
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM"):
            break
    return ""


def _is_said_of(noun: Token, name: Token) -> bool:
    return noun.head is name or (noun.dep_ == "attr" and name.head is noun.head)
