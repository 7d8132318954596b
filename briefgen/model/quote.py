"""Who said what. In the PARC and PolNeAR corpora a quote has a source, a cue and a content; we keep those words."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.span import Span


class QuoteKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Rival:
    """Another source of the same words, which was considered and lost."""

    source: Span | None
    """None: the words are nobody's, such as a title."""
    cue: Span | None = None
    rule: str = ""
    sure: float = 0.0
    """As in `Quote`."""


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution: words, and whose they are."""

    id: str
    kind: QuoteKind
    content: tuple[Span, ...]
    """What was said, without the outer quotation marks; several spans where the cue or a paragraph breaks it."""
    cue: Span | None = None
    """The words of saying."""
    source: Span | None = None
    """The words that name who speaks, often a pronoun."""
    speaker: str | None = None
    """The id of the actor that the source was resolved to; None: the document does not tell."""
    rule: str = ""
    """How the speaker was found, a name from `analysis/quotes`."""
    key: bool = False
    """Whether it is one that a reader needs."""
    needs_review: bool = False
    candidates: tuple[str, ...] = ()
    """Ids of actors that were considered and lost, best first."""
    evidence: tuple[Span, ...] = ()
    """Words elsewhere that the attribution rests on, such as the name that a pronoun or a role means."""
    sure: float | None = None
    """How likely it is that the source is the right one, from 0 to 1, by weights learnt from articles that people
    annotated; None where nothing was weighed, as for the labels of a transcript."""
    rivals: tuple[Rival, ...] = ()
    """Sources that lost, best first."""
    key_because: tuple[str, ...] = ()
    """What speaks for that, the weightiest first, such as “the speaker is central”."""
