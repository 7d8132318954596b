"""Items of two extractions that are one although their words differ: a sentence was reworded, or is cut otherwise.

What a person did to a line then stays with it; otherwise the line would come back beside theirs as a new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

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


def pairs(lost: Mapping[str, Words], fresh: Sequence[Found], text: str) -> Mapping[int, str]:
    """Place in `fresh` → the id in `lost` that it continues, the likest first; each goes to one other at most.

    `lost` has the words behind each id that no item of the new extraction has in just these words; `text` is the text
    of the new extraction.
    """
    where = {item: find_words(words[-1], text) for item, words in lost.items()}
    scored = [
        (score, item, at)
        for at, found in enumerate(fresh)
        for item, words in lost.items()
        if (score := _likeness(words, where[item], found, text))
    ]
    given: dict[int, str] = {}
    for _, item, at in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
        if at not in given and item not in given.values():
            given[at] = item
    return given


def _likeness(words: Words, there: Sequence[Span], found: Found, text: str) -> float:
    """0: another item."""
    now = same_words(found, text)
    if isinstance(found, Fact):  # one property of one country, whatever its value is now
        likeness = _alike(words[-1], now[-1]) or (found.property not in _MANY) / 10
        return likeness if words[:-1] == now[:-1] else 0
    if there:
        shared = _shared(there, spans_of(found))
        return 1 + shared if shared >= _SAME_PLACE else 0
    likeness = _alike(words[-1], now[-1])
    return likeness + (isinstance(found, Event) and words[0] == now[0]) / 10 if likeness else 0


def _shared(one: Iterable[Span], two: Iterable[Span]) -> float:
    places, others = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, two))
    return len(places & others) / max(1, len(places | others))


def _alike(one: str, two: str) -> float:
    words, letters = _ratio(one.split(), two.split()), 0.0
    if words < _SAME_WORDS:
        letters = _ratio(one, two)
    return max(words, letters) if words >= _SAME_WORDS or letters >= _SAME_LETTERS else 0


def _ratio(one: Sequence[str], two: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _SAME_WORDS <= matcher.quick_ratio() else 0
