"""Items of two extractions that are one although their words differ: a sentence was reworded, or is cut otherwise.

What a person did to a line then stays with it; otherwise the line would come back beside theirs as a new one.
"""

from collections.abc import Mapping, Sequence

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


def pairs(lost: Mapping[str, Words], fresh: Sequence[Found], text: str) -> Mapping[int, str]:
    """Place in `fresh` → the id in `lost` that it continues, the likest first; each goes to one other at most.

    `lost` has the words behind each id that no item of the new extraction has in just these words; `text` is the text
    of the new extraction.
    """
    where = {item: find_words(words[-1], text) for item, words in lost.items()}
    scored = [
        (score, item, at)
        for at, found in enumerate(fresh)
        for now in (same_words(found, text),)
        for item, words in lost.items()
        if (score := _likeness(words, where[item], found, now))
    ]
    given: dict[int, str] = {}
    for _, item, at in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
        if at not in given and item not in given.values():
            given[at] = item
    return given


def _likeness(words: Words, there: Sequence[Span], found: Found, now: Words) -> float:
    """0: another item."""
    if isinstance(found, Fact):  # one property of one country, whatever its value is now
        likeness = _alike(words[-1], now[-1]) or (found.property not in _MANY) / 10
        return likeness if words[:-1] == now[:-1] else 0
    if there:
        shared = _shared(there, spans_of(found))
        return 1 + shared if shared >= _SAME_PLACE else 0
    likeness = _alike(words[-1], now[-1])
    return likeness + (isinstance(found, Event) and words[0] == now[0]) / 10 if likeness else 0


def _shared(one: Sequence[Span], two: Sequence[Span]) -> float:
    if one[0].start >= two[-1].end or two[0].start >= one[-1].end:
        return 0
    places, others = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, two))
    return len(places & others) / len(places | others)


def _alike(one: str, two: str) -> float:
    first, second = one.split(), two.split()
    if 2 * len({*first} & {*second}) < _SAME_WORDS / 2 * len({*first, *second}) and max(len(first), len(second)) > _FEW:
        return 0
    likeness = Indel.normalized_similarity(first, second, score_cutoff=_SAME_WORDS)
    if not likeness and max(len(first), len(second)) <= _FEW:
        likeness = Indel.normalized_similarity(one, two, score_cutoff=_SAME_LETTERS)
    return likeness
