"""The first lines a reader sees: the document's own sentences, and its title."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import Label, find_labels
from briefgen.analysis.lexicon import rows
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.choose import Option, choose
from briefgen.analysis.summary.eligible import eligible, running_text
from briefgen.analysis.summary.features import NAMES, bags, features
from briefgen.analysis.summary.title import find_title
from briefgen.model.actor import Actor
from briefgen.model.extraction import SummaryLine, Title
from briefgen.model.quote import Quote
from briefgen.model.source import Sentence

__all__ = ["find_title", "summarise", "words_of_title"]


def summarise(
    parsed: Parsed, title: Title, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], words: int
) -> tuple[SummaryLine, ...]:
    """Whole source sentences in document order, about `words` words of them at most."""
    running = running_text(parsed, title.span)
    candidates = list(eligible(parsed, running))
    if not candidates:
        return (SummaryLine(((running or parsed.sentences)[0].span,)),)
    content = bags(parsed)
    table = features(
        parsed, candidates, {s.number: content[s.number - 1] for s in running}, words_of_title(parsed, title), actors
    )
    weights = rows("summary_weights")["weights"]
    scores = [sum(weights[name] * value for name, value in zip(NAMES, row, strict=True)) for row in table]
    chosen = choose(
        candidates,
        [content[one.sentence.number - 1] for one in candidates],
        [len(one.sentence.span.within(parsed.text).split()) for one in candidates],
        words,
        lambda options: max(range(len(options)), key=lambda at: _worth(options[at], scores, weights)),
    ) or [max(range(len(candidates)), key=lambda at: (not candidates[at].leans, scores[at]))]
    labels = find_labels(parsed)
    return tuple(_line(parsed, candidates[at].sentence, labels) for at in chosen)


def _worth(option: Option, scores: Sequence[float], weights: Mapping[str, float]) -> float:
    """The mean of the group's scores, less what is said already."""
    mean = sum(scores[at] for at in option.group) / len(option.group)
    return mean + weights["likeness"] * option.likeness + weights["pair"] * (len(option.group) > 1)


def words_of_title(parsed: Parsed, title: Title) -> frozenset[str]:
    """The lemmas of the title, or its own words where it stands elsewhere; none of a headline that we made."""
    if title.made:
        return frozenset()
    if title.span is None:
        return frozenset(re.findall(r"\w{3,}", title.text.casefold()))
    return frozenset(t.lemma_.lower() for t in parsed.tokens_in(title.span) if t.is_alpha and not t.is_stop)


def _line(parsed: Parsed, sentence: Sentence, labels: Sequence[Label]) -> SummaryLine:
    """The sentence; one from a turn of a transcript with the name of its speaker before it."""
    turn = next((label for label in reversed(labels) if label.words.start <= sentence.span.start), None)
    if turn is not None and turn.turn is None:
        return SummaryLine((turn.name, sentence.span))
    return SummaryLine((after_dateline(parsed.text, sentence.span),))
