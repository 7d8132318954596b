"""The first lines a reader sees: the document's own sentences, and its title."""

from collections.abc import Sequence

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import Label, find_labels
from briefgen.analysis.lexicon import rows
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.choose import choose
from briefgen.analysis.summary.eligible import eligible
from briefgen.analysis.summary.features import NAMES, bags, features
from briefgen.analysis.summary.title import find_title
from briefgen.model.actor import Actor
from briefgen.model.extraction import SummaryLine, Title
from briefgen.model.quote import Quote
from briefgen.model.source import Sentence

__all__ = ["find_title", "summarise"]


def summarise(
    parsed: Parsed, title: Title, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], words: int
) -> tuple[SummaryLine, ...]:
    """Whole source sentences in document order, about `words` words of them at most."""
    candidates = list(eligible(parsed, title.span))
    if not candidates:
        notice = find_notice(parsed)
        plain = [s for s in parsed.sentences if not s.heading and not (notice and notice.overlaps(s.span))]
        spoken = [s for s in plain if title.span is None or not title.span.overlaps(s.span)] or list(parsed.sentences)
        return (SummaryLine((spoken[0].span,)),)
    content = bags(parsed)
    sentences = [candidate.sentence for candidate in candidates]
    named = frozenset(word.casefold().strip("“”‘’\"',.:;!?") for word in title.text.split())
    weights = rows("summary_weights")["weights"]
    table = features(parsed, sentences, content, frozenset() if title.made else named, actors)
    scores = [sum(weights[name] * value for name, value in zip(NAMES, row, strict=True)) for row in table]
    chosen = choose(
        candidates,
        scores,
        [content[sentence.number - 1] for sentence in sentences],
        [len(sentence.span.within(parsed.text).split()) for sentence in sentences],
        words,
    )
    labels = find_labels(parsed)
    return tuple(_line(parsed, sentences[at], labels) for at in chosen)


def _line(parsed: Parsed, sentence: Sentence, labels: Sequence[Label]) -> SummaryLine:
    """The sentence; one from a turn of a transcript with the name of its speaker before it."""
    turn = next((label for label in reversed(labels) if label.words.start <= sentence.span.start), None)
    if turn is not None and turn.turn is None:
        return SummaryLine((turn.name, sentence.span))
    return SummaryLine((after_dateline(parsed.text, sentence.span),))
