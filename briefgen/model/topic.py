"""What a document speaks of besides its actors, and its news in one line."""

from dataclasses import dataclass

from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A noun phrase that a document keeps coming back to."""

    text: str
    """Lower case, its last word in the singular, so that all documents write it alike."""
    spans: tuple[Span, ...]
    """Each place where the document has it, in its own form."""


@dataclass(frozen=True, slots=True)
class Gist:
    """Who, what, when and where, as far as the sentences of the summary say it."""

    who: tuple[str, ...] = ()
    """Ids of actors, the one who acts first."""
    what: tuple[Span, ...] = ()
    """The main clause of the first line, without what can be left out."""
    when: tuple[str, ...] = ()
    """ISO 8601 cut to what is known."""
    where: tuple[str, ...] = ()
    """Ids of places and countries that something happens in."""
    spans: tuple[Span, ...] = ()
    """The sentences that it rests on."""

    def clause(self, text: str) -> str:
        """The words of `what` on one line, with a mark where some were left out."""
        return " […] ".join(" ".join(span.within(text).split()) for span in self.what)
