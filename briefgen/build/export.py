"""The briefings of content/ in a format of other programs."""

from briefgen.build import unchanged
from briefgen.build.library import library_of
from briefgen.content import read_shelf
from briefgen.diagnostics import Diagnostic
from briefgen.index.memory import open_memory
from briefgen.parallel import ONE
from briefgen.settings import Project
from briefgen.site.exports import export
from briefgen.site.language import Language
from briefgen.site.plan import site_view


def export_project(project: Project, to: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text, and what is wrong with content files that are left out."""
    site = site_view(project.settings.site, Language(project.settings.site.language))
    with open_memory(project.memory) as memory:
        shelf = read_shelf(project.content, memory, unchanged.program(), ONE)
        who = library_of(project, shelf, memory)
        return export(who.library, site, to), (*shelf.problems, *who.problems)
