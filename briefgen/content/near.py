"""Items of two extractions that are one although their words differ: a sentence was reworded, or is cut otherwise.

What a person did to a line then stays with it; otherwise the line would come back beside theirs as a new one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from briefgen.content.evidence import spans_of
from briefgen.content.touched import Words
from briefgen.content.verbatim import find_words
from briefgen.content.words import Found, same_words
from briefgen.model.event import Event
from briefgen.model.fact import Fact
from briefgen.model.span import Span

_SAME_PLACE = 0.5
"""Part of two spans that they share."""
_MANY = ("border", "water_border", "official_language", "religion")
"""Properties of which one country has several."""
_SAME_WORDS, _SAME_LETTERS = 0.6, 0.75
"""Part that two texts share, in their order: of the words, or of the letters where there are few words."""
_FEW = 6
_PLACES = 8
"""Places of the same words in one text that are looked at."""
_QUOTES = "“”„«»\"'’‘()"
_ENDS = ".!?:"
_MARKS = f"{_QUOTES}.,;:!?…$€£"
_ALL = 10_000
"""Pairs of items that are all compared; where there are more, each item is with those that share something rare."""
_LIKELY = 20
_BLOCK = 200
"""Characters of a text; what stands near to each other stands in the same ones."""


def pairs(
    lost: Mapping[str, tuple[Words, Span | None]],
    fresh: Sequence[Found],
    text: str,
    apart: Callable[[str, int], bool] = lambda _item, _at: False,
) -> Mapping[int, str]:
    """Place in `fresh` → the id in `lost` that it continues, the likest first; each goes to one other at most.

    `lost` has the words behind each id that no item of the new extraction has in just these words, and where their
    sentence stands now, if it still does; `text` is the text of the new extraction; `apart` says which are two
    whatever their words are.
    """
    there = {item: _places(words[-1], sentence, text) for item, (words, sentence) in lost.items()}
    known = {item: words for item, (words, _) in lost.items()}
    now = [same_words(found, text) for found in fresh]
    likely = None if len(lost) * len(fresh) <= _ALL else _Likely(known, there)
    scored = [
        (score, item, at)
        for at, found in enumerate(fresh)
        for item in (likely.of(now[at], spans_of(found)) if likely else lost)
        if (score := _likeness(known[item], there[item], found, now[at])) and not apart(item, at)
    ]
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, item, at in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
        if at not in given and item not in used:
            given[at] = item
            used.add(item)
    return given


def _places(words: str, sentence: Span | None, text: str) -> Sequence[Sequence[Span]]:
    """Where words stand: in their own sentence, if that is still there, and otherwise anywhere."""
    if sentence and (place := find_words(words, text, sentence)):
        return (place,)
    places: list[Sequence[Span]] = []
    while len(places) < _PLACES and (
        place := find_words(words, text, Span(places[-1][-1].end if places else 0, len(text)))
    ):
        places.append(place)
    return places


class _Likely:
    """Which of many lost items are worth a closer look: those that share a rare word, or a place."""

    def __init__(self, lost: Mapping[str, Words], where: Mapping[str, Sequence[Sequence[Span]]]) -> None:
        self._known: dict[object, list[str]] = {}
        for item, words in lost.items():
            for key in _keys(words, [span for place in where[item] for span in place]):
                self._known.setdefault(key, []).append(item)

    def of(self, words: Words, spans: Sequence[Span]) -> list[str]:
        """By the rarest of what they share."""
        found = sorted((self._known[key] for key in _keys(words, spans) if key in self._known), key=len)
        chosen: dict[str, None] = {}
        for items in found:
            chosen.update(dict.fromkeys(items[:_LIKELY]))
            if len(chosen) >= _LIKELY:
                break
        return list(chosen)


def _keys(words: Words, spans: Sequence[Span]) -> set[object]:
    """The words; parts of them, where there are few; what comes before them; and roughly where they stand."""
    parts = words[-1].split()
    keys: set[object] = {*parts, words[:-1]} if words[:-1] else {*parts}
    if len(parts) <= _FEW:
        keys.update(words[-1][at : at + 4] for at in range(len(words[-1]) - 3))
    for span in spans:
        keys.update(range(span.start // _BLOCK, span.end // _BLOCK + 1))
    return keys


def _likeness(words: Words, there: Sequence[Sequence[Span]], found: Found, now: Words) -> float:
    """0: another item."""
    if isinstance(found, Fact):  # one property of one country, whatever its value is now
        likeness = _alike(words[-1], now[-1]) or (found.property not in _MANY) / 10
        return likeness if words[:-1] == now[:-1] else 0
    if there:
        shared = max(_shared(place, spans_of(found)) for place in there)
        return 1 + shared if shared >= _SAME_PLACE else 0
    likeness = _alike(words[-1], now[-1])
    return likeness + (isinstance(found, Event) and words[0] == now[0]) / 10 if likeness else 0


def _shared(one: Sequence[Span], two: Sequence[Span]) -> float:
    if one[0].start >= two[-1].end or two[0].start >= one[-1].end:
        return 0
    places, others = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, two))
    return len(places & others) / len(places | others)


def _alike(one: str, two: str) -> float:
    """How like two texts are; 0 also where one names others than the other: it says something else."""
    first, second = one.split(), two.split()
    if names_others(first, second):
        return 0
    if 2 * len({*first} & {*second}) < _SAME_WORDS / 2 * len({*first, *second}) and max(len(first), len(second)) > _FEW:
        return 0
    likeness = Indel.normalized_similarity(first, second, score_cutoff=_SAME_WORDS)
    if not likeness and max(len(first), len(second)) <= _FEW:
        likeness = Indel.normalized_similarity(one, two, score_cutoff=_SAME_LETTERS)
    return likeness


def names_others(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a name of one text is another in the other, and not only written otherwise, or more than one number is.

    One number alone is a figure that was put right.
    """
    one, two = ({word.strip(_MARKS) for word in _marked(words)} for words in (first, second))
    gone, new = one - two, two - one
    unlike = [word for word in gone if not any(_is_written_like(word, other) for other in new)]
    figures = [word for word in unlike if word[:1].isdecimal()]
    return bool(new) and (len(figures) > 1 or len(unlike) > len(figures))


def _marked(words: Sequence[str]) -> Iterator[str]:
    """The numbers of a text, and the words with a capital letter that none but names have within a sentence."""
    before = "."
    for word in words:
        bare = word.strip(_MARKS)
        if bare[:1].isdecimal() or (bare[:1].isupper() and before[-1:] not in _ENDS):
            yield word
        before = word.rstrip(_QUOTES)


def _is_written_like(one: str, two: str) -> bool:
    return not one[:1].isdecimal() and Indel.normalized_similarity(one, two) >= _SAME_LETTERS
