"""A quote on its way: what the rules hand on to one another."""

from dataclasses import dataclass, field

from briefgen.analysis.quotes.speaker import Speaker
from briefgen.analysis.tokens import Token
from briefgen.model.quote import QuoteKind, Rival
from briefgen.model.span import Span


@dataclass(slots=True)
class Found:
    """Words that somebody said, with the evidence for who it was."""

    kind: QuoteKind
    content: list[Span]
    cue: Span | None = None
    source: Span | None = None
    head: Token | None = None
    """The head of the source; None for labels and for words that nobody is named for."""
    label: Span | None = None
    carried: bool = False
    """The source is that of the quote before."""
    rule: str = ""
    doubtful: bool = False
    sure: float | None = None
    """As in `Quote`."""
    rivals: tuple[Rival, ...] = ()
    speaker: Speaker = field(default_factory=lambda: Speaker(None, "not_stated"))

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the last of its words, source and cue ends."""
        return max(span.end for span in (*self.content, self.source, self.cue) if span is not None)
