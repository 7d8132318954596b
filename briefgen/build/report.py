"""What a build came to, in numbers."""

from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.model.actor import Kind
from briefgen.model.entry import Library
from briefgen.model.quote import QuoteKind
from briefgen.site import SiteReport


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to."""

    problems: tuple[Diagnostic, ...]
    unread: tuple[str, ...]
    """Paths of the source documents that could not be read."""
    analysed: int
    library: Library
    site: SiteReport

    def as_json(self) -> dict[str, object]:
        pages = {name: len(getattr(self.site, name)) for name in ("created", "changed", "same", "removed")}
        return {"analysed": self.analysed, "unread": list(self.unread), **counts(self.library), "site": pages}


def counts(library: Library) -> dict[str, int]:
    """How many briefings, quotes and actors there are."""
    quotes = [(entry, quote) for entry in library.entries for quote in entry.briefing.quotes]
    direct = [(entry, quote) for entry, quote in quotes if quote.kind is QuoteKind.DIRECT]
    actors = {actor.id: actor.kind for entry in library.entries for actor in entry.briefing.actors}
    return {
        "briefings": len(library.entries),
        "quotes": len(quotes),
        "direct": len(direct),
        "verbatim": sum(quote.id in entry.evidence for entry, quote in direct),
        "unattributed": sum(quote.speaker is None for _, quote in quotes),
        "actors": len(actors),
        "countries": sum(kind is Kind.COUNTRY for kind in actors.values()),
    }
