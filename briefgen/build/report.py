"""What a build came to, in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import Diagnostic, diagnostic_from
from briefgen.model.actor import Kind
from briefgen.model.briefing import Review
from briefgen.model.card import Card


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to."""

    problems: tuple[Diagnostic, ...]
    unread: tuple[str, ...]
    """Paths of the source documents that could not be read."""
    analysed: int
    counts: Mapping[str, int]
    pages: Mapping[str, int]
    """How many files of site/ were created, changed, left the same, removed."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a page was made again."""

    def as_json(self) -> dict[str, Any]:
        return {
            "problems": [problem.as_json() for problem in self.problems],
            "analysed": self.analysed,
            "unread": list(self.unread),
            **self.counts,
            "site": dict(self.pages),
        }

    def when_repeated(self) -> dict[str, Any]:
        """The report of a build directly after this one, which would find nothing to do and the same problems."""
        pages = {**dict.fromkeys(self.pages, 0), "same": sum(self.pages.values()) - self.pages["removed"]}
        return {**self.as_json(), "analysed": 0, "site": pages}


def from_json(report: Mapping[str, Any]) -> BuildReport:
    """The report that `as_json` gave."""
    problems = tuple(diagnostic_from(problem) for problem in report["problems"])
    counts_ = {name: value for name, value in report.items() if name in _COUNTED}
    return BuildReport(problems, tuple(report["unread"]), report["analysed"], counts_, report["site"])


_COUNTED = ("briefings", "quotes", "direct", "verbatim", "unattributed", "actors", "countries")


def counts(cards: Sequence[Card]) -> dict[str, int]:
    """How many briefings, quotes and actors there are; what a withdrawn briefing says is on no page."""
    shown = [card for card in cards if card.review != Review.WITHDRAWN]
    actors = {actor.id: actor.kind for card in cards for actor in card.actors}
    found = (
        len(cards),
        sum(card.quotes for card in shown),
        sum(card.direct for card in shown),
        sum(card.verbatim for card in shown),
        sum(card.unattributed for card in shown),
        len(actors),
        sum(kind == Kind.COUNTRY for kind in actors.values()),
    )
    return dict(zip(_COUNTED, found, strict=True))
