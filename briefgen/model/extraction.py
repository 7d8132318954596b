"""All that was found in one source document, every part of it a position in the text."""

from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.model.actor import Actor
from briefgen.model.event import DateExpression, Event
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.model.topic import Gist, Term


@dataclass(frozen=True, slots=True)
class Title:
    """A headline; `span` is where it stands in the text, None where it comes from the metadata or was made."""

    text: str
    span: Span | None = None
    made: bool = False
    """True: put together by the program from words of the lede, since the document has none of its own."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What kind of document it is: "press release", "transcript" and the like."""

    name: str
    span: Span
    """The words that show it."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of the summary: whole sentences of the source; several spans where something between was left out."""

    spans: tuple[Span, ...]
    cut: bool = False
    """Whether the end of the last sentence was left out."""

    def within(self, text: str) -> str:
        """The source's words, with a mark where some between them were left out."""
        return " […] ".join(span.within(text) for span in self.spans)

    def shown(self, text: str) -> str:
        """As readers see it: with a mark also where the end was left out."""
        return self.within(text) + (" […]" if self.cut else "")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the program found in one source document. Pure evidence: no edit by a person is in it."""

    source: SourceDocument
    language: str
    title: Title
    sentences: tuple[Sentence, ...]
    date: str | None = None
    """ISO 8601 cut to what is known: from the metadata, or else stated in the text as its own date."""
    kind: DocumentKind | None = None
    """None where the document does not show it."""
    notice: Span | None = None
    """The paragraph that says the document is an exercise or invented."""
    summary: tuple[SummaryLine, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    gist: Gist | None = None
    """None where the summary's sentences tell neither who nor when nor where."""
    problems: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        return self.source.text
