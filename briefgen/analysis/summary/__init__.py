"""The first lines a reader sees: the document's own sentences, and its title."""

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.extraction import SummaryLine, Title
from briefgen.model.quote import Quote
from briefgen.model.source import Metadata


def find_title(parsed: Parsed, metadata: Metadata) -> Title:
    """The title that the metadata or the text gives, or else a headline made from the lede."""
    return Title(metadata.title or parsed.sentences[0].span.within(parsed.text)[:90])


def summarise(
    parsed: Parsed, title: Title, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], words: int
) -> tuple[SummaryLine, ...]:
    """Whole source sentences in document order, about `words` words of them at most."""
    return (SummaryLine((parsed.sentences[0].span,)),)
