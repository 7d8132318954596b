"""What the language model says of each word, as plain values: quick to ask, and nobody else needs to know spaCy.

Asking spaCy's own tokens makes a new object for each of them and for each string; the rules ask forty times a word.
The names are spaCy's, so its documentation tells what they mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or a mark, with its place in the sentence's parse."""

    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_sent_start: bool
    is_alpha: bool
    is_punct: bool
    is_stop: bool
    like_num: bool
    is_quote: bool
    is_currency: bool
    doc: "Doc" = field(init=False)
    head: "Token" = field(init=False)
    children: "list[Token]" = field(init=False, default_factory=list)
    """In the order of the text."""
    left_edge: "Token" = field(init=False)
    """The first token of the subtree."""
    right_edge: "Token" = field(init=False)
    """The last token of the subtree."""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def sent(self) -> "Run":
        return self.doc.sentence(self.i)

    @property
    def subtree(self) -> "Sequence[Token]":
        """The token and all that hang on it, in the order of the text."""
        found = [self]
        for token in found:
            found += token.children
        first, last = self.left_edge.i, self.right_edge.i + 1
        return self.doc[first:last] if last - first == len(found) else sorted(found, key=lambda token: token.i)

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The head, its head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The other members of “Lind, Brant and Oskel”."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.children if child.i > token.i and child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, other: "Token") -> bool:
        return any(token is self for token in other.ancestors)

    def nbor(self, steps: int = 1) -> "Token":
        """The token so many further on."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Run(tuple[Token, ...]):  # noqa: SLOT001  (tuples can have no slots that are not empty)
    """Neighbouring tokens, from the token number `start` up to and without `end`."""

    start: int
    end: int

    @property
    def text(self) -> str:
        return "".join(token.text_with_ws for token in self[:-1]) + (self[-1].text if self else "")

    @property
    def root(self) -> Token:
        """The first token that is the root of its sentence, or else the one with the shortest way to it.

        A mark that nothing hangs on is one only where there is nothing else.
        """
        top = next((token for token in self if token.head is token), None)
        if top is not None:
            return top
        outward = [token for token in self if not self.start <= token.head.i < self.end]
        if len(outward) == 1:
            return outward[0]
        words = [token for token in outward if token.children or not token.is_punct]
        return min(words, key=lambda token: sum(1 for _ in token.ancestors)) if words else outward[0]


class Entity(Run):
    """A named entity."""

    label_: str


class Doc(tuple[Token, ...]):  # noqa: SLOT001
    """All tokens of a text."""

    ents: tuple[Entity, ...] = ()

    def run(self, first: int, last: int) -> Run:
        """The tokens from number `first` up to and without number `last`."""
        return _run(Run, self, first, last)

    def entity(self, first: int, last: int, label: str) -> Entity:
        """A run with the label of a kind of name."""
        found = _run(Entity, self, first, last)
        found.label_ = label
        return found

    def sentence(self, at: int) -> Run:
        """The sentence of a token."""
        return self._sentences[self._sentence_of[at]]

    @cached_property
    def _sentences(self) -> list[Run]:
        starts = [token.i for token in self if token.is_sent_start]
        return [self.run(first, last) for first, last in zip(starts, [*starts[1:], len(self)], strict=True)]

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [number for number, run in enumerate(self._sentences) for _ in run]


R = TypeVar("R", bound=Run)


def _run(kind: type[R], doc: Doc, first: int, last: int) -> R:
    found = kind(doc[first:last])
    found.start, found.end = first, last
    return found
