"""The sentences that may stand in a summary, with all that the choice goes by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import LONG, Eligible, eligible, running_text
from briefgen.analysis.summary.features import bags, features
from briefgen.model.actor import Actor
from briefgen.model.extraction import Title
from briefgen.model.source import Sentence

_PARTS = 10
"""The lines of a long document come from different tenths."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lists of one length, an entry a candidate, in the order of the text; empty where no sentence may stand."""

    running: list[Sentence]
    """All sentences of running text, the candidates among them."""
    sentences: list[Eligible]
    features: list[list[float]]
    """In the order of `features.NAMES`."""
    words: list[frozenset[str]]
    """The content words, as lemmas."""
    lengths: list[int]
    """In words."""
    parts: list[int]
    """Of a long document the tenth in which each stands, else a number for each."""


def find_candidates(parsed: Parsed, title: Title, actors: Sequence[Actor]) -> Candidates:
    running = running_text(parsed, title.span)
    found = list(eligible(parsed, running))
    if not found:
        return Candidates(running, [], [], [], [], [])
    content = bags(parsed)
    by_number = {sentence.number: content[sentence.number - 1] for sentence in running}
    return Candidates(
        running,
        found,
        features(parsed, found, by_number, _words_of_title(parsed, title), actors),
        [by_number[one.sentence.number] for one in found],
        [len(one.line.within(parsed.text).split()) for one in found],
        [one.place * _PARTS // len(running) if len(running) >= LONG else one.place for one in found],
    )


def _words_of_title(parsed: Parsed, title: Title) -> frozenset[str]:
    """The lemmas of the title, or its own words where it stands elsewhere; none of a headline that we made."""
    if title.made:
        return frozenset()
    if title.span is None:
        return frozenset(re.findall(r"\w{3,}", title.text.casefold()))
    return frozenset(t.lemma_.lower() for t in parsed.tokens_in(title.span) if t.is_alpha and not t.is_stop)
