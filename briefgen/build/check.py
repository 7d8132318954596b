"""Proves a project as it stands: its quotes, its lines and its links."""

from dataclasses import dataclass

from briefgen.build.report import counts
from briefgen.build.who import check_who
from briefgen.content import check_quotes, read_content
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Review
from briefgen.model.card import card_of
from briefgen.settings import Project
from briefgen.site.check_links import check_links


@dataclass(frozen=True, slots=True)
class CheckReport:
    problems: tuple[Diagnostic, ...]
    briefings: int
    direct: int
    verbatim: int
    drafts: tuple[str, ...]
    """Slugs of the briefings that nobody has reviewed."""

    def as_json(self) -> dict[str, object]:
        return {"briefings": self.briefings, "direct": self.direct, "verbatim": self.verbatim}


def check(project: Project) -> CheckReport:
    """Every finding in content/ and site/ as they are now; nothing is written."""
    content = read_content(project.content)
    who = check_who(project, content.entries)
    problems = (*content.problems, *check_quotes(content.entries), *who, *check_links(project.site))
    found = counts([card_of(entry) for entry in content.entries])
    drafts = tuple(e.briefing.slug for e in content.entries if e.briefing.review is Review.DRAFT)
    return CheckReport(problems, found["briefings"], found["direct"], found["verbatim"], drafts)
