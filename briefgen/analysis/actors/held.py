"""Whether a role is held, and when or how far: “no longer minister”, “then minister”, “would-be president”."""

from briefgen.analysis.lexicon import words
from briefgen.analysis.tokens import Doc, Token

_ONCE = frozenset(("once", "then", "formerly", "previously"))


def is_denied(doc: Doc, first: int) -> bool:
    """“no longer minister”, “never was a minister”: what is not, or is no more, is no role."""
    before = [doc[at].lower_ for at in range(max(doc[first].sent.start, first - 3), first)]
    return before[-2:] == ["no", "longer"] or any(word in words("roles", "denials") for word in before)


def with_qualifier(doc: Doc, first: int) -> int:
    """Where a role begins with the words that say when, or how far, it is held: “then”, “once a”, “would-be”."""
    at, start = first, doc[first].sent.start
    while at > start:
        before = doc[at - 1]
        if before.lower_ in words("roles", "qualifiers") or _is_part_of_qualifier(before):
            first = at = at - 1
        elif before.text in ("-", "–") and not before.whitespace_:
            at -= 1
        elif before.lower_ in ("a", "an") and at - 2 >= start and doc[at - 2].lower_ in _ONCE:
            first = at = at - 2
        else:
            break
    return first


def _is_part_of_qualifier(token: Token) -> bool:
    """The “would” and the “be” of “would-be”; but not the “to” of “according to”."""
    doc, at = token.doc, token.i
    beside = [*doc[max(0, at - 1) : at], *doc[at + 1 : at + 2]]
    return token.lower_ in words("roles", "qualifying_parts") and any(one.text in ("-", "–") for one in beside)
