"""Proves a project as it stands: its quotes, its lines and its links."""

from dataclasses import dataclass

from briefgen.build.links import check_links
from briefgen.build.report import counts
from briefgen.build.who import check_who
from briefgen.content import check_ground, private_words, read_content
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Review
from briefgen.model.card import card_of
from briefgen.settings import FILE, Project
from briefgen.site.check_private import check_private


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
    problems = (
        *content.problems,
        *check_ground(project.root, content.entries),
        *check_who(project, content.entries),
        *check_links(project),
        *check_private(project.site, _meant_for_readers(project), private_words(project.content)),
    )
    found = counts([card_of(entry) for entry in content.entries])
    drafts = tuple(e.briefing.slug for e in content.entries if e.briefing.review is Review.DRAFT)
    return CheckReport(problems, found["briefings"], found["direct"], found["verbatim"], drafts)


def _meant_for_readers(project: Project) -> str:
    """What the people of the site wrote on it themselves, such as the address for reports of mistakes."""
    files = [project.root / FILE, *sorted(project.templates.glob("*"))]
    return "\n".join(file.read_text("utf-8", errors="replace") for file in files if file.is_file())
