"""Names that their form alone shows: "Department of Harbours and Rivers", "the Duchess of Lindmark"."""

from collections.abc import Iterator
from itertools import pairwise

from briefgen.analysis.actors.named import Named
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Doc, Token
from briefgen.model.actor import Kind

NOBLE = frozenset(("Duke", "Duchess", "Prince", "Princess", "Earl", "Countess", "Emir", "Sultan"))
_LINKS = frozenset(("of", "for", "on"))
_OTHERS = frozenset(("PERSON", "GPE", "NORP", "DATE"))
_MOST_BEFORE = 3


def find_by_form(parsed: Parsed) -> Iterator[Named]:
    """Bodies whose name has its head before "of", and people who are called by a noble title, in order."""
    end = 0
    heads = words("actors", "organisation_starts")
    for at, (word, link) in enumerate(pairwise(parsed.words[:-1])):
        if at >= end and link in _LINKS and (word in heads or word in NOBLE):
            token, starts = parsed.doc[at], word in heads
            last = _rest(parsed.doc, token.i + 2, may_go_on=token.text in words("actors", "offices"))
            if last is None or (token.text in NOBLE and token.nbor().text != "of"):
                continue
            first = _first(token) if starts else token.i
            end = last
            span = parsed.span(first, last)
            text = " ".join(span.within(parsed.text).split())
            yield Named(span, text, Kind.ORGANISATION if starts else Kind.PERSON)


def _rest(doc: Doc, at: int, *, may_go_on: bool) -> int | None:
    """Where the words behind "of" end; None where they are no name."""
    if doc[at].text == "the" and at + 1 < len(doc):
        at += 1
    end = at
    while end < len(doc) and _is_part(doc[end], at):
        end += 1
        if may_go_on and end > at:
            end = _behind_and(doc, end)
    return end if end > at else None


def _is_part(token: Token, first: int) -> bool:
    if not token.text[0].isupper() or token.is_sent_start or token.ent_type_ in ("DATE", "TIME"):
        return False
    return token.i == first or not (token.ent_iob_ == "B" or token.text in words("roles", "titles"))


def _behind_and(doc: Doc, end: int) -> int:
    """The next word of “Health, Education and Welfare”, if it is no other name."""
    at = end
    while at < len(doc) and doc[at].text in (",", "and", "&"):
        at += 1
    if (
        at == end
        or at >= len(doc)
        or not _is_part(doc[at], at)
        or doc[at].ent_type_ in ("PERSON", "GPE", "NORP", "DATE")
    ):
        return end
    listed = doc[end].text != "," or any(token.text == "and" for token in doc[at : at + 3])
    return at if listed and doc[at].ent_iob_ != "B" else end


def _first(head: Token) -> int:
    """The head with the capitalised words before it that belong to it: “Supreme Court of …”."""
    at = head.i
    while at > head.i - _MOST_BEFORE and not head.doc[at].is_sent_start:
        before = head.doc[at - 1]
        if not before.text[0].isupper() or before.pos_ not in ("PROPN", "ADJ") or before.text in ("The", "A"):
            break
        at -= 1
    return at
