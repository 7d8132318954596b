"""A document as the language model read it: tokens, parts of speech, parse and named entities, tied to the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefgen.analysis.tokens import Doc, Run, Token
from briefgen.model.source import Sentence
from briefgen.model.span import Span


@dataclass(frozen=True, eq=False)
class Parsed:
    """Positions of tokens in `doc` are not positions in `text`: use `span`, `span_of` and `tokens_in`.

    `doc` holds the tokens without line breaks (they disturb the parse), sentence by sentence as in `sentences`.
    """

    text: str
    doc: Doc
    starts: tuple[int, ...]
    """Where each token of `doc` starts in `text`."""
    sentences: tuple[Sentence, ...]
    first_tokens: tuple[int, ...]
    """The index of each sentence's first token in `doc`; a sentence without tokens does not occur."""

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` up to, and without, token `last`."""
        return Span(self.starts[first], self._ends[last - 1])

    def span_of(self, tokens: Token | Run) -> Span:
        """Where a token or a run of tokens stands in the text."""
        if isinstance(tokens, Token):
            return self.span(tokens.i, tokens.i + 1)
        return self.span(tokens.start, tokens.end)

    def hull_of(self, tokens: Iterable[Token]) -> Span:
        """The text from the first to the last of some tokens."""
        indices = [token.i for token in tokens]
        return self.span(min(indices), max(indices) + 1)

    def tokens_in(self, span: Span) -> Run:
        """The tokens that overlap a span of the text."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self._ends[first] <= span.start:
            first += 1
        return self.doc.run(first, bisect_left(self.starts, span.end, first))

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a position of the text, or else the last one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[bisect_right(self.first_tokens, token.i) - 1]

    def tokens_of(self, sentence: Sentence) -> Run:
        """The tokens of a sentence."""
        first, last = self.bounds_of(sentence)
        return self.doc.run(first, last)

    def words_of(self, sentence: Sentence) -> tuple[str, ...]:
        """The texts of its tokens."""
        first, last = self.bounds_of(sentence)
        return self.words[first:last]

    def bounds_of(self, sentence: Sentence) -> tuple[int, int]:
        """The index of its first token in `doc`, and that behind its last."""
        index = sentence.number - 1
        last = self.first_tokens[index + 1] if index + 1 < len(self.first_tokens) else len(self.doc)
        return self.first_tokens[index], last

    def paragraph(self, index: int) -> tuple[Sentence, ...]:
        """The sentences of a paragraph."""
        return tuple(self._paragraphs[index])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of each token."""
        return tuple(token.text for token in self.doc)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(start + len(word) for start, word in zip(self.starts, self.words, strict=True))

    @cached_property
    def _paragraphs(self) -> list[list[Sentence]]:
        """Paragraph numbers run without a gap, so each is an index here."""
        found: list[list[Sentence]] = [[] for _ in range(self.sentences[-1].paragraph + 1)]
        for sentence in self.sentences:
            found[sentence.paragraph].append(sentence)
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]
