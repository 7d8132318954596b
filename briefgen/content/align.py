"""Which line of one extraction is which of another, where their words alone do not tell: the same words twice."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from briefgen.content.near import names_others
from briefgen.content.touched import Words
from briefgen.model.extraction import Extraction
from briefgen.model.span import Span

_SAME_SENTENCE = 0.5
"""Part of their words that a sentence and the same one in other words have in common at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of an item, apart from its id."""

    words: Words
    speaker: str | None = None
    sentence: str | None = None
    """The sentence that it begins in; None for what no extraction has now."""
    place: int | None = None
    """Number of that sentence in the new text; None: it is not there any more."""
    after: int | None = None
    """How many sentences that both texts have stand before it; None for what no extraction has now."""


class Alignment:
    """The sentences of two texts side by side: as many of the same ones as can be, in their order."""

    def __init__(self, old: Extraction | None, new: Extraction) -> None:
        self._old, self._new = _sentences(old) if old else [], _sentences(new)
        self._same = old is not None and old.text == new.text
        said = [words for _, words in self._old], [words for _, words in self._new]
        self._places: dict[int, int] = {}
        for block in LCSseq.opcodes(*said) if old and not self._same else ():
            if block.tag == "equal":
                old_ones, new_ones = (
                    range(block.src_start, block.src_end),
                    range(block.dest_start, block.dest_end),
                )
                self._places.update(zip(old_ones, new_ones, strict=True))
        self._shared = sorted(self._places), sorted(self._places.values())

    def old(self, words: Words, spans: Sequence[Span], speaker: str | None) -> Line:
        """An item of the old extraction."""
        at = _at(spans, self._old)
        if at is None:
            return Line(words, speaker)
        place = _at(spans, self._new) if self._same else self._places.get(at)
        return Line(words, speaker, self._old[at][1], place, at if self._same else bisect_left(self._shared[0], at))

    def new(self, words: Words, spans: Sequence[Span], speaker: str | None) -> Line:
        at = _at(spans, self._new)
        if at is None:
            return Line(words, speaker)
        return Line(words, speaker, self._new[at][1], at, at if self._same else bisect_left(self._shared[1], at))

    def within(self, line: Line) -> Span | None:
        """Where the sentence of an old item stands in the new text."""
        return None if line.place is None else self._new[line.place][0]


def same_lines(old: Mapping[str, Line], new: Sequence[Line]) -> list[str | None]:
    """For each new line the id of the old one that it is: of the same words, and of the same place above all.

    Then of the same sentence, wherever that went; then of the same speaker; and otherwise the next in their order, if
    it is not another's (`are_apart`).
    """
    given: list[str | None] = [None] * len(new)
    for key in (_by_place, _by_sentence, _by_speaker, _by_words):
        used = {*given}
        waiting = _queues((key(line), item) for item, line in old.items() if item not in used)
        for at, line in enumerate(new):
            queue = waiting.get(key(line), []) if given[at] is None else []
            given[at] = next((item for item in queue if not are_apart(old[item], line)), None) or given[at]
            if given[at] in queue:
                queue.remove(str(given[at]))
    return given


def are_apart(one: Line, two: Line) -> bool:
    """Whether two lines of like words are not one all the same: another speaker says them, in another sentence.

    A sentence that was put in other words is no other one: where both texts are at hand its place tells, and later that
    it names the same.
    """
    if None in (one.speaker, two.speaker, one.sentence, two.sentence) or one.speaker == two.speaker:
        return False
    if one.sentence == two.sentence:
        return False
    first, second = str(one.sentence).split(), str(two.sentence).split()
    if Indel.normalized_similarity(first, second) < _SAME_SENTENCE:
        return True
    return names_others(first, second) if one.after is None else one.after != two.after


def _by_place(line: Line) -> Hashable:
    return None if line.place is None else (line.words, line.place)


def _by_sentence(line: Line) -> Hashable:
    return line.sentence and (line.words, line.sentence)


def _by_speaker(line: Line) -> Hashable:
    return line.speaker and (line.words, line.speaker)


def _by_words(line: Line) -> Hashable:
    return line.words


def _queues(found: Iterable[tuple[Hashable, str]]) -> dict[Hashable, list[str]]:
    queues: dict[Hashable, list[str]] = {}
    for key, item in found:
        if key is not None:
            queues.setdefault(key, []).append(item)
    return queues


def _sentences(extraction: Extraction) -> list[tuple[Span, str]]:
    return [(one.span, " ".join(one.span.within(extraction.text).split())) for one in extraction.sentences]


def _at(spans: Sequence[Span], sentences: Sequence[tuple[Span, str]]) -> int | None:
    """The sentence that spans begin in; sentences are in the order of the text."""
    if not spans or not sentences:
        return None
    at = bisect_right(sentences, spans[0].start, key=lambda one: one[0].start) - 1
    return at if at >= 0 and spans[0].start < sentences[at][0].end else None
