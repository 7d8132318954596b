"""Broken links of a site, told where people wrote them: in a template, or in the Markdown of a content file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

from briefgen.diagnostics import Diagnostic, Location
from briefgen.settings import Project
from briefgen.site.check_links import broken_links

_REMEDY = "addresses are those of the pages, from the page itself: another briefing's is  its-name.html"


def check_links(project: Project) -> Iterator[Diagnostic]:
    """Every broken link, missing anchor and request to another host in the pages of the site."""
    for link in broken_links(project.site):
        line = _written(project.content / Path(link.page).with_suffix(".md"), link.address)
        file = f"content/{link.page.removesuffix('.html')}.md"
        if line is None:
            yield link.finding
        else:
            yield replace(link.finding, location=Location(file, line), help=_REMEDY)


def _written(file: Path, address: str) -> int | None:
    """The line below the front matter of a content file that has the address."""
    if not file.is_file():
        return None
    forms = {address, unquote(address), quote(unquote(address), safe="/#?&=:")}
    fences = 0
    for number, line in enumerate(file.read_text("utf-8-sig", errors="replace").split("\n"), 1):
        fences += fences < 2 and line.rstrip() == "---"
        if fences >= 2 and any(form in line for form in forms):
            return number
    return None
