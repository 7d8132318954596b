"""What can be seen of a sentence that helps to tell whether it belongs into the summary."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import said_in
from briefgen.model.actor import Actor, Kind
from briefgen.model.source import Sentence

_NUMBER = re.compile(r"\d")
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))

NAMES = (
    "first", "second", "third", "early", "position", "length", "short", "long", "title", "centroid", "later", "actors",
    "main_actor", "quoted", "said", "number", "proper", "paragraph_start",
)  # fmt: skip


def bags(parsed: Parsed) -> list[frozenset[str]]:
    """The content words of each sentence, as lemmas."""
    found = []
    for sentence in parsed.sentences:
        tokens = parsed.tokens_of(sentence)
        found.append(frozenset(t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT and not t.is_stop and t.is_alpha))
    return found


def features(
    parsed: Parsed,
    sentences: Sequence[Sentence],
    words: Sequence[frozenset[str]],
    title: frozenset[str],
    actors: Sequence[Actor],
) -> list[list[float]]:
    """A row a sentence, in the order of NAMES; each value between 0 and 1 or near it."""
    counts = Counter(word for bag in words for word in bag)
    total = sum(counts.values()) or 1
    named = _actors_by_sentence(parsed, actors)
    main = {a.id for a in sorted(actors, key=lambda a: -len(a.mentions))[:3] if a.kind is not Kind.PLACE}
    later = _later(words)
    rows = []
    for place, sentence in enumerate(sentences):
        text = sentence.span.within(parsed.text)
        bag = words[sentence.number - 1]
        length = len(text.split())
        own = named.get(sentence.number, frozenset())
        quoted = sum(len(m) for m in re.findall(r"[\"“][^\"”]*[\"”]?", text)) / max(1, len(text))
        rows.append(
            [
                float(place == 0), float(place == 1), float(place == 2),
                1 / (1 + place), place / max(1, len(sentences)),
                min(length, 45) / 45, float(length < 12), float(length > 34),
                len(bag & title) / max(1, len(title)),
                sum(counts[word] for word in bag) / total * 20 / math.sqrt(max(1, len(bag))) / 3,
                later[sentence.number - 1], min(len(own), 4) / 4, float(bool(own & main)),
                quoted, float(said_in(text)), float(bool(_NUMBER.search(text))),
                sum(part[0].isupper() for part in text.split()) / max(1, length),
                float(_starts_paragraph(parsed, sentence)),
            ]
        )  # fmt: skip
    return rows


def _later(words: Sequence[frozenset[str]]) -> list[float]:
    """How many of a sentence's words come again further down."""
    seen: set[str] = set()
    found: list[float] = []
    for bag in reversed(words):
        found.append(len(bag & seen) / max(1, len(bag)))
        seen |= bag
    return found[::-1]


def _actors_by_sentence(parsed: Parsed, actors: Sequence[Actor]) -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for actor in actors:
        for mention in actor.mentions:
            found.setdefault(parsed.sentence_at(mention.span.start).number, set()).add(actor.id)
    return {number: frozenset(ids) for number, ids in found.items()}


def _starts_paragraph(parsed: Parsed, sentence: Sentence) -> bool:
    return sentence.number == 1 or parsed.sentences[sentence.number - 2].paragraph != sentence.paragraph
