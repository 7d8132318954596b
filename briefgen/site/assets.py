"""What all pages share: the style sheet with the user's colour, the optional scripts, and the user's own picture."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.settings import Project
from briefgen.site.brand import brand_css
from briefgen.site.page import Page
from briefgen.site.templates import STYLE, Templates

SHARED = ("icon.svg", "site.js", "search.js")


def assets(templates: Templates, project: Project) -> Iterator[Page]:
    """Files of the theme, each of which the user's templates/ may replace."""
    settings = project.settings.site
    for name, more in ((STYLE, brand_css(settings.accent)), *((name, "") for name in SHARED)):
        yield Page(name, None, bytes, (templates.find(name).read_bytes() + more.encode(),), name)
    if settings.logo and (file := project.root / settings.logo).is_file():
        yield Page(PurePosixPath(settings.logo).name, None, bytes, (file.read_bytes(),))
