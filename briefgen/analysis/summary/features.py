"""What can be seen of a sentence that helps to tell whether it belongs into the summary."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import mul

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import Eligible, quoted_in
from briefgen.model.actor import Actor, Kind

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_FEW = 4
"""Shares of fewer words than these are shares of these, so that a short sentence is not better for being short.

Words come from sets, in another order each run: numbers over them are summed exactly (`fsum`), so that all runs agree.
"""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MARKS = {"colon": ":", "semicolon": ";", "parenthesis": "("}
_SHAPES = {
    "year": (("19", "20"), re.compile(r"(?:19|20)\d\d\b")),
    "money": (("%", "cent", "illion", "$", "£", "€"), re.compile(r"\d%|per ?cent|million|billion|[$£€]\d")),
    "dated": (
        ("day", "last ", *_MONTHS),
        re.compile(
            r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last (?:week|month|year)|"
            rf"(?:{'|'.join(_MONTHS)}) \d)"
        ),
    ),
}
"""Before the pattern what must be there for it to match: where none is, which is usual, that is known much sooner."""
_FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_SAID = {
    "announces": frozenset(("will", "plan", "plans", "expected", "announce", "announced")),
    "reason": frozenset(("because", "after", "since", "when", "while")),
    "negation": frozenset(("not", "never", "no", "n't", "n’t")),
    "superlative": frozenset(("first", "most", "latest")),
}
_SHORTEST_SUPERLATIVE = 6
PLACES = ("second", "inverse", "early", "head", "log_place", "place", "place_in_long", "opens_paragraph")
TITLE = ("title", "title_share", "title_early", "untitled_early", "untitled_like")
WORDS = (
    "later", "like", "returning", "often", "returning_count", "frequent", "frequent_early", "central", "introduces",
    "new", "head_like",
)  # fmt: skip
FORM = (
    "length", "long", "very_long", "short_first", "long_second", "quoted", "reported", "proper", "full_name",
    "main_actor",
)  # fmt: skip
NAMES = PLACES + TITLE + WORDS + FORM + tuple(_MARKS) + tuple(_SHAPES) + tuple(_SAID)


@dataclass(frozen=True)
class Document:
    """What the words of all sentences of running text say together."""

    bags: Mapping[int, frozenset[str]]
    """By the number of a sentence."""
    weights: Mapping[str, float]
    """By word: the more, the more sentences it is in."""
    returning: frozenset[str]
    often: frozenset[str]
    """The words of two sentences or more, and of three or more."""
    title: frozenset[str]
    head: frozenset[str]
    """The words of the first three sentences."""
    size: int
    new: Mapping[int, frozenset[str]]
    """The words that come first in a sentence."""
    like: Mapping[int, float]
    later: Mapping[int, float]
    """The mean likeness (cosine) of a sentence to all others, and to those further down."""


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
    main = _sentences_of_main_actor(parsed, actors)
    said = _said(parsed)
    rows = []
    for candidate in candidates:
        number = candidate.sentence.number
        text = candidate.sentence.span.within(parsed.text)
        words = document.bags[number]
        tokens = parsed.words_of(candidate.sentence)
        rows.append(
            [
                *_places(candidate, document),
                *_title(candidate, words, document),
                *_words(candidate, words, document),
                *_form(candidate, text),
                float(number in main),
                *[float(mark in text) for mark in _MARKS.values()],
                *[float(_has(text, *shape)) for shape in _SHAPES.values()],
                *[float(not those.isdisjoint(tokens)) for those in said],
            ]
        )
    return rows


def _has(text: str, needed: tuple[str, ...], shape: re.Pattern[str]) -> bool:
    return any(map(text.__contains__, needed)) and shape.search(text) is not None


def _places(candidate: Eligible, document: Document) -> tuple[float, ...]:
    place, size = candidate.place, document.size
    log = math.log(1 + place) / 4
    share = place / max(1, size)
    return (
        float(place == 1), 1 / (1 + place), math.exp(-place / 4), math.exp(-place / 12), log, share,
        share * math.log(1 + size) / 4, float(candidate.opens_paragraph),
    )  # fmt: skip


def _title(candidate: Eligible, words: frozenset[str], document: Document) -> tuple[float, ...]:
    early = math.exp(-candidate.place / 4)
    if not document.title:
        return 0.0, 0.0, 0.0, early, document.like[candidate.sentence.number]
    shared = len(words & document.title)
    share = shared / len(document.title)
    return share, shared / max(_FEW, len(words)), share * early, 0.0, 0.0


def _words(candidate: Eligible, words: frozenset[str], document: Document) -> tuple[float, ...]:
    number, size = candidate.sentence.number, max(_FEW, len(words))
    returning = len(words & document.returning)
    weights = [document.weights[word] for word in words]
    frequent = math.fsum(weights) / size / 2
    new = document.new[number]
    return (
        document.later[number], document.like[number], returning / size, len(words & document.often) / size,
        returning / 12, frequent, frequent * math.exp(-candidate.place / 4),
        math.sqrt(math.fsum(map(mul, weights, weights))) / 6, len(new & document.returning) / size,
        len(new) / size, len(words & document.head) / size,
    )  # fmt: skip


def _said(parsed: Parsed) -> list[frozenset[str]]:
    """The words of each of `_SAID`, the superlatives that the document has among them."""
    longest = [word for word in set(parsed.words) if word.endswith("est") and len(word) >= _SHORTEST_SUPERLATIVE]
    return [words.union(longest) if name == "superlative" else words for name, words in _SAID.items()]


def _form(candidate: Eligible, text: str) -> tuple[float, ...]:
    parts = text.split()
    length = len(parts)
    quoted = sum(map(len, quoted_in(text))) / max(1, len(text))
    return (
        min(length, 45) / 45, float(length >= 26), float(length >= 40), float(candidate.place == 0 and length < 15),
        float(candidate.place == 1 and length > 30), quoted,
        float(not quoted and candidate.says),
        sum([part[0].isupper() for part in parts]) / max(1, length),
        float(_FULL_NAME.search(text) is not None),
    )  # fmt: skip


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
        frozenset(word for word, count in counts.items() if count > 2),
        title,
        frozenset().union(*islice(running.values(), 3)),
        len(running),
        new,
        *_likeness(running),
    )


def _likeness(running: Mapping[int, frozenset[str]]) -> tuple[dict[int, float], dict[int, float]]:
    """The mean cosine of each sentence to the others, and to those behind it, both five times.

    Linear in the words, since a sum of cosines can be parted.
    """
    total: defaultdict[str, float] = defaultdict(float)
    shares = {number: 1 / math.sqrt(max(_FEW, len(words))) for number, words in running.items()}
    later, others = {}, max(1, len(running) - 1)
    for seen, number in enumerate(reversed(tuple(running))):
        words, share = running[number], shares[number]
        later[number] = 5 * share * math.fsum([total[word] for word in words]) / max(1, seen)
        for word in words:
            total[word] += share
    return {
        number: 5 * shares[number] * (math.fsum([total[word] for word in words]) - shares[number] * len(words)) / others
        for number, words in running.items()
    }, later


def _sentences_of_main_actor(parsed: Parsed, actors: Sequence[Actor]) -> frozenset[int]:
    people = [actor for actor in actors if actor.kind is not Kind.PLACE]
    main = max(people, key=lambda actor: len(actor.mentions), default=None)
    return (
        frozenset(parsed.sentence_at(mention.span.start).number for mention in main.mentions) if main else frozenset()
    )
