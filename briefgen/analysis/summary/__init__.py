"""The first lines a reader sees: the document's own sentences, and its title."""

from collections.abc import Mapping, Sequence
from operator import mul

from briefgen.analysis.labels import Label, find_labels
from briefgen.analysis.lexicon import rows
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.candidates import find_candidates
from briefgen.analysis.summary.choose import Option, choose
from briefgen.analysis.summary.eligible import CLOSING, Eligible
from briefgen.analysis.summary.features import NAMES
from briefgen.analysis.summary.gist import find_gist
from briefgen.analysis.summary.title import find_title
from briefgen.model.actor import Actor
from briefgen.model.extraction import SummaryLine, Title
from briefgen.model.quote import Quote
from briefgen.model.source import Sentence
from briefgen.model.span import Span

__all__ = ["find_gist", "find_title", "summarise"]

_FEWEST_WORDS = 4


def summarise(
    parsed: Parsed, title: Title, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], words: int
) -> tuple[SummaryLine, ...]:
    """Whole source sentences in document order, about `words` words of them at most."""
    candidates = find_candidates(parsed, title, actors)
    if not candidates.sentences:
        return (SummaryLine((_least_bad(parsed, candidates.running or parsed.sentences),)),)
    weights = rows("summary_weights")["weights"]
    each = [weights[name] for name in NAMES]
    scores = [sum(map(mul, each, row)) for row in candidates.features]
    chosen = choose(
        candidates.sentences,
        candidates.words,
        candidates.lengths,
        candidates.parts,
        words,
        lambda options: max(range(len(options)), key=lambda at: _worth(options[at], scores, weights)),
    ) or [max(range(len(scores)), key=lambda at: (not candidates.sentences[at].leans, scores[at]))]
    labels = find_labels(parsed)
    return tuple(_line(parsed.text, candidates.sentences[at], labels) for at in chosen)


def _least_bad(parsed: Parsed, sentences: Sequence[Sentence]) -> Span:
    """Where no sentence may stand by itself: the first that asks nothing and is no mere word or two."""
    texts = [(one.span.within(parsed.text), one.span) for one in sentences]
    told = [(text, span) for text, span in texts if not text.rstrip(CLOSING).endswith("?")] or texts
    return next((span for text, span in told if len(text.split()) >= _FEWEST_WORDS), told[0][1])


def _worth(option: Option, scores: Sequence[float], weights: Mapping[str, float]) -> float:
    """The mean of the group's scores, less what is said already."""
    mean = sum(scores[at] for at in option.group) / len(option.group)
    return mean + weights["likeness"] * option.likeness + weights["pair"] * (len(option.group) > 1)


def _line(text: str, chosen: Eligible, labels: Sequence[Label]) -> SummaryLine:
    """The sentence; one from a turn of a transcript with the name of its speaker before it."""
    sentence = chosen.sentence.span
    cut = chosen.line.end < sentence.end
    turn = next((label for label in reversed(labels) if label.words.start <= chosen.line.start), None)
    if turn is not None and turn.turn is None:
        if turn.words.start >= chosen.line.start:
            return SummaryLine((Span(turn.name.start, chosen.line.end),), cut)
        label = Span(turn.name.start, turn.name.start + len(text[turn.name.start : turn.words.start].rstrip()))
        return SummaryLine((label, chosen.line), cut)
    return SummaryLine((chosen.line,), cut)
