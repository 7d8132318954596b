"""Copies what spaCy says of a text, once, into values of our own."""

from collections.abc import Iterable, Sequence

import spacy.tokens
from spacy import attrs
from spacy.strings import StringStore

from briefgen.analysis.tokens import Doc, Token

_STRINGS = (attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
_YES_OR_NO = (attrs.IS_ALPHA, attrs.IS_PUNCT, attrs.IS_STOP, attrs.LIKE_NUM, attrs.IS_QUOTE, attrs.IS_CURRENCY)
_OUTSIDE_OR_IN = ("", "I", "O", "B")
"""Whether a token is in a name, by spaCy's number for it."""


def read(doc: spacy.tokens.Doc) -> Doc:
    """The tokens of a parsed text, and its names."""
    strings = doc.vocab.strings
    numbers = doc.to_array([*_STRINGS, attrs.ENT_IOB, attrs.SPACY, attrs.SENT_START, attrs.HEAD])
    columns = numbers.astype("int64").T.tolist() if len(doc) else [[]] * (len(_STRINGS) + 4)
    named, (inside, spaces, starts, offsets) = columns[: len(_STRINGS)], columns[len(_STRINGS) :]
    flags = (doc.to_array([*_YES_OR_NO]) > 0).T.tolist() if len(doc) else [[]] * len(_YES_OR_NO)
    copied = Doc(
        map(
            Token,
            range(len(doc)),
            *(_spelled(column, strings) for column in named),
            [_OUTSIDE_OR_IN[one] for one in inside],
            [" " if one else "" for one in spaces],
            [one > 0 for one in starts],
            *flags,
        )
    )
    heads = [at + offset for at, offset in enumerate(offsets)]
    for token, head in zip(copied, heads, strict=True):
        token.doc, token.head = copied, copied[head]
        if head != token.i:
            token.head.children.append(token)
    for token, first, last in zip(copied, *_edges(heads), strict=True):
        token.left_edge, token.right_edge = copied[first], copied[last]
    copied.ents = tuple(copied.entity(one.start, one.end, one.label_) for one in doc.ents)
    return copied


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each token's subtree."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    there = list(enumerate(heads))
    for one, head in (*there, *reversed(there)):
        if first[one] < first[head]:  # noqa: PLR1730  (a call for each would take a third of the reading)
            first[head] = first[one]
        if last[one] > last[head]:  # noqa: PLR1730
            last[head] = last[one]
    return first, last


def _spelled(column: Iterable[int], strings: StringStore) -> Iterable[str]:
    column = list(column)
    known = {one: strings[one & _UNSIGNED] for one in set(column)}
    return map(known.__getitem__, column)


_UNSIGNED = (1 << 64) - 1
"""spaCy counts strings without a sign."""
