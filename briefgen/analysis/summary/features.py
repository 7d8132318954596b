"""What can be seen of a sentence that helps to tell whether it belongs into the summary."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import Eligible, quoted_in
from briefgen.model.actor import Actor, Kind

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_FEW = 4
"""Shares of fewer words than these are shares of these, so that a short sentence is not better for being short.

Words come from sets, in another order each run: numbers over them are summed exactly (`fsum`), so that all runs agree.
"""
PLACES = ("second", "inverse", "early", "head", "opens_paragraph")
TITLE = ("title_share", "title_early")
WORDS = ("later", "returning_count", "frequent", "frequent_early", "central", "introduces")
FORM = ("short_first", "long_second", "quoted")
ACTORS = ("main_actor", "leading_actors")
NAMES = PLACES + TITLE + WORDS + FORM + ACTORS
_SHORT, _LONG = 15, 30
"""In words: a first sentence that says little yet, a second that says too much."""
_LEADING = 3
"""Actors that are named most."""


@dataclass(frozen=True)
class Document:
    """What the words of all sentences of running text say together."""

    bags: Mapping[int, frozenset[str]]
    """By the number of a sentence."""
    weights: Mapping[str, float]
    """By word: the more, the more sentences it is in."""
    returning: frozenset[str]
    """The words of two sentences or more."""
    title: frozenset[str]
    new: Mapping[int, frozenset[str]]
    """The words that come first in a sentence."""
    later: Mapping[int, float]
    """The mean likeness (cosine) of a sentence to those further down, five times."""


def bags(parsed: Parsed) -> list[frozenset[str]]:
    """The content words of each sentence, as lemmas."""
    return [
        frozenset(
            [
                t.lemma_.lower()
                for t in parsed.tokens_of(sentence)
                if t.is_alpha and not t.is_stop and t.pos_ in _CONTENT
            ]
        )
        for sentence in parsed.sentences
    ]


def features(
    parsed: Parsed,
    candidates: Sequence[Eligible],
    running: Mapping[int, frozenset[str]],
    title: frozenset[str],
    actors: Sequence[Actor],
) -> list[list[float]]:
    """A row a candidate, in the order of NAMES; each value between -1 and 3.

    `running` are the content words of all sentences of running text by number, `title` those of the title.
    """
    document = _document(running, title)
    leading = _leading_actors(parsed, actors)
    rows = []
    for candidate in candidates:
        words = document.bags[candidate.sentence.number]
        rows.append(
            [
                *_places(candidate),
                *_title(candidate, words, document),
                *_words(candidate, words, document),
                *_form(candidate, candidate.sentence.span.within(parsed.text)),
                *_actors(candidate, leading),
            ]
        )
    return rows


def _places(candidate: Eligible) -> tuple[float, ...]:
    place = candidate.place
    return (
        float(place == 1), 1 / (1 + place), math.exp(-place / 4), math.exp(-place / 12),
        float(candidate.opens_paragraph),
    )  # fmt: skip


def _title(candidate: Eligible, words: frozenset[str], document: Document) -> tuple[float, ...]:
    if not document.title:
        return 0.0, 0.0
    shared = len(words & document.title)
    return shared / max(_FEW, len(words)), shared / len(document.title) * math.exp(-candidate.place / 4)


def _words(candidate: Eligible, words: frozenset[str], document: Document) -> tuple[float, ...]:
    number, size = candidate.sentence.number, max(_FEW, len(words))
    weights = [document.weights[word] for word in words]
    frequent = math.fsum(weights) / size / 2
    return (
        document.later[number], len(words & document.returning) / 12,
        frequent, frequent * math.exp(-candidate.place / 4),
        math.sqrt(math.fsum(map(mul, weights, weights))) / 6, len(document.new[number] & document.returning) / size,
    )  # fmt: skip


def _form(candidate: Eligible, text: str) -> tuple[float, ...]:
    length = len(text.split()) if candidate.place <= 1 else 0
    return (
        float(candidate.place == 0 and length < _SHORT), float(candidate.place == 1 and length > _LONG),
        sum(map(len, quoted_in(text))) / max(1, len(text)),
    )  # fmt: skip


def _actors(candidate: Eligible, leading: Sequence[frozenset[int]]) -> tuple[float, ...]:
    named = [float(candidate.sentence.number in sentences) for sentences in leading]
    return (named[0] if named else 0.0), sum(named) / _LEADING


def _document(running: Mapping[int, frozenset[str]], title: frozenset[str]) -> Document:
    counts = Counter(chain.from_iterable(running.values()))
    logs = [math.log(1 + count) for count in range(len(running) + 1)]
    new, seen = {}, set[str]()
    for number, words in running.items():
        new[number] = words - seen
        seen |= words
    return Document(
        running,
        {word: logs[count] for word, count in counts.items()},
        frozenset(word for word, count in counts.items() if count > 1),
        title,
        new,
        _later(running),
    )


def _later(running: Mapping[int, frozenset[str]]) -> dict[int, float]:
    """Linear in the words, since a sum of cosines can be parted."""
    total: defaultdict[str, float] = defaultdict(float)
    found: dict[int, float] = {}
    for seen, number in enumerate(reversed(tuple(running))):
        words = running[number]
        share = 1 / math.sqrt(max(_FEW, len(words)))
        found[number] = 5 * share * math.fsum([total[word] for word in words]) / max(1, seen)
        for word in words:
            total[word] += share
    return found


def _leading_actors(parsed: Parsed, actors: Sequence[Actor]) -> list[frozenset[int]]:
    """The numbers of the sentences that speak of each of the people and organisations named most, the first before."""
    people = [actor for actor in actors if actor.kind is not Kind.PLACE and actor.mentions]
    people.sort(key=lambda actor: -len(actor.mentions))
    return [
        frozenset(parsed.sentence_at(mention.span.start).number for mention in actor.mentions)
        for actor in people[:_LEADING]
    ]
