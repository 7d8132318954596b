"""Where a city stands for its government: what says and decides, is urged, and is talked with."""

from briefgen.analysis.lexicon import rows
from briefgen.analysis.tokens import Token
from briefgen.reference import names

_SUBJECTS = ("nsubj", "nsubjpass")


def acts(token: Token) -> bool:
    """“Riga said”, “according to Riga”, “Riga must help”, “urged Riga to help”, “talks between Oslo and Riga”."""
    first = _first_of_list(token)
    if first.dep_ in _SUBJECTS and first.head.pos_ in ("VERB", "AUX"):
        return _is_done_by_governments(first.head) or _is_urged(first)
    if first.dep_ == "dobj":
        return first.head.lemma_.lower() in rows("actors")["acted_on"]
    return first.dep_ == "pobj" and _is_spoken_with(first)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _is_done_by_governments(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "see":  # “Riga sees it as a threat”, but not “Riga saw snow”
        return any(child.lower_ == "as" for child in verb.children)
    obliged = verb.pos_ == "VERB" and any(child.lower_ == "must" for child in verb.children)
    return lemma in rows("actors")["acts"] or (obliged and not any(one.dep_ == "nsubjpass" for one in verb.children))


def _is_urged(name: Token) -> bool:
    """“urged Riga to help”, where the parse has Riga for who helps."""
    verb = name.head
    return (
        verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB" and verb.head.lemma_.lower() in rows("actors")["acted_on"]
    )


def _is_spoken_with(first: Token) -> bool:
    link = first.head
    word, noun = link.lower_, link.head.lemma_.lower()
    if word == "to":
        return link.head.lower_ == "according"
    if word == "between" and noun in (*rows("actors")["spoken_with"], *rows("actors")["at_odds"]):
        others = _list_from(first)
        return len(others) > 1 and all(_is_of_a_state(one.text) for one in others)
    return word == "with" and noun in rows("actors")["spoken_with"]


def _list_from(first: Token) -> list[Token]:
    found = [first]
    for child in first.children:
        if child.dep_ == "conj":
            found += _list_from(child)
    return found


def _is_of_a_state(word: str) -> bool:
    return bool(names.country_named(word) or names.seat_of(word))
