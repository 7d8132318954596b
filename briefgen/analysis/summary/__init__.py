"""The first lines a reader sees: the document's own sentences, and its title."""

from briefgen.analysis.lexicon import rows
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.choose import choose
from briefgen.analysis.summary.dateline import after_dateline
from briefgen.analysis.summary.eligible import eligible
from briefgen.analysis.summary.features import NAMES, bags, features
from briefgen.analysis.summary.title import find_title
from briefgen.model.actor import Actor
from briefgen.model.extraction import SummaryLine, Title
from briefgen.model.quote import Quote

__all__ = ["find_title", "summarise"]


def summarise(
    parsed: Parsed, title: Title, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], words: int
) -> tuple[SummaryLine, ...]:
    """Whole source sentences in document order, about `words` words of them at most."""
    candidates = list(eligible(parsed, title.span))
    if not candidates:
        spoken = [s for s in parsed.sentences if not s.heading and s.span != title.span] or list(parsed.sentences)
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
    return tuple(SummaryLine((after_dateline(parsed.text, sentences[at].span),)) for at in chosen)
