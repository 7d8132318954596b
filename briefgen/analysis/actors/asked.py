"""“Will Georgia sign?”: a verb at the head of a question that looks like a given name."""

from briefgen.analysis.tokens import Token

_CLOSING = frozenset(("”", '"', "’", "'"))
_VERBS = frozenset(("Will", "May"))


def is_in_question(name: Token) -> bool:
    """Whether the verb of a question stands before a name: “Will Georgia sign?”, “Could Georgia sign?”."""
    if name.i == 0:
        return False
    before = name.nbor(-1)
    return is_asked(before) or (before.tag_ == "MD" and before.is_sent_start)


def is_asked(token: Token) -> bool:
    """Whether a word is such a verb: the first of a question, and nowhere in the document a part of that name."""
    doc, at = token.doc, token.i
    if token.text not in _VERBS or at + 1 >= len(doc):
        return False
    if not (token.is_sent_start or (doc[at - 1].is_sent_start and doc[at - 1].is_punct)):
        return False
    name = doc[at + 1].text
    last = token.sent.end - 1
    asked = any(
        doc[n].text == "?" and (n == last or (n + 1 <= last and doc[n + 1].text in _CLOSING))
        for n in range(at, last + 1)
    )
    return asked and not any(
        doc[n].text == token.text and doc[n + 1].text == name and not doc[n].is_sent_start
        for n in range(len(doc) - 1)
        if n != at
    )
