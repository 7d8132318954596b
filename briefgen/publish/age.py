"""Whether site/ is what content/ now says: a page that was withdrawn since the last build must not stay published."""

from collections.abc import Iterator

from briefgen.build.unchanged import UnfinishedBuildError, UnknownBuildError, changed_since
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.settings import FILE, Project


def check_age(project: Project, *, as_built: bool) -> Iterator[Diagnostic]:
    """A finding where the site is older than what it is made from, or nobody can tell.

    `as_built`: the user wants the site out as it stands, and is only told. Not so where drafts are refused: what has
    been reviewed is what content/ says now, and an older page of it has not been.
    """
    strict = project.settings.publish.drafts == "refuse"
    refused = Severity.WARNING if as_built and not strict else Severity.ERROR
    severity = refused
    try:
        changed = changed_since(str(project.root))
    except UnfinishedBuildError:
        what = "the last build was interrupted: some pages are new, and some are old"
    except UnknownBuildError:
        what = "no build is known here, so that nobody can tell whether the site is up to date"
        severity = Severity.ERROR if strict else Severity.WARNING
    else:
        if not changed:
            return
        what = f"the site is older than {', '.join(changed)}: what changed there since the last build is not in it"
        severity = Severity.WARNING if changed == (FILE,) else refused
    yield _finding(severity, what, "run  briefgen build" + ("" if strict else ",  or publish it so with  --as-built"))


def _finding(severity: Severity, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location("site/"), "BG607", severity, message, remedy)
