"""The whole of a publish on one screen: check, gather, compare; then carry out, and look."""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from briefgen.build.check import CheckReport, check
from briefgen.diagnostics import BriefgenError, Diagnostic, Location, Severity, has_errors
from briefgen.publish.age import check_age
from briefgen.publish.companions import with_companions
from briefgen.publish.discretion import redacted
from briefgen.publish.error_page import check_error_page
from briefgen.publish.hosts.archive import Archive
from briefgen.publish.hosts.host import Host, HostError
from briefgen.publish.in_the_way import in_the_way
from briefgen.publish.manifest import MANIFEST, Manifest, ManifestError, read_manifest
from briefgen.publish.outgoing import Outgoing, site_files
from briefgen.publish.plan import Act, Plan, Step, make_plan
from briefgen.publish.privacy import check_privacy
from briefgen.publish.redirects import read_redirects
from briefgen.publish.rules import nginx
from briefgen.publish.run import PublishError, Run, again
from briefgen.publish.target import choose_target, open_host
from briefgen.publish.verify import verify
from briefgen.settings import Project, TargetSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user asks for beyond the usual."""

    everything: bool = False
    """Send every file, whatever the manifest on the host says."""
    replace: bool = False
    """Take over files of other people that are in the way."""
    prune: bool = False
    """Delete files on the host that are not of this site."""
    as_built: bool = False
    """Publish the site as the last build left it, though something changed since."""


class UnfitError(BriefgenError):
    """The site must not go out as it is; carries every reason."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        self.problems = problems
        super().__init__("nothing was published\n" + "\n".join(map(str, problems)))


@dataclass(slots=True)
class Publishing:
    """A publish that is ready to go: what it will do is known, and nothing has been done."""

    name: str
    host: Host
    run: Run
    problems: tuple[Diagnostic, ...]
    """What should be known, and keeps nobody from publishing."""
    base_url: str
    """Where readers will find it; "" where nobody can look."""
    moved: Mapping[str, str]
    """Old path of a page → its new one."""

    @property
    def plan(self) -> Plan:
        return self.run.plan

    @property
    def place(self) -> str:
        """Where the site goes, for people."""
        return redacted(self.host.place)

    @property
    def unchanged(self) -> int:
        return len(self.run.wanted) - len(self.plan.steps(Act.PUT))

    def changes(self) -> tuple[Step, ...]:
        """The steps that readers will notice, in the order of the plan."""
        return tuple(step for stage in self.plan.stages for step in stage if step.act is not Act.NOTE)

    def as_json(self) -> dict[str, object]:
        """The plan, and what of it is done."""
        return {
            "target": self.name,
            "place": self.place,
            "unchanged": self.unchanged,
            "steps": [step.as_json() for stage in self.plan.stages for step in stage],
            "done": [step.as_json() for step in self.run.done],
        }

    def carry_out(self) -> None:
        """Bring the host up to date; raises PublishError."""
        self.run.carry_out()

    def look(self) -> tuple[int, tuple[Diagnostic, ...]]:
        """Look at a sample where readers find it: how many addresses, and what is not as it was sent."""
        return verify(self.base_url, self.plan, self.run.wanted, self.moved) if self.plan.stages else (0, ())


@contextmanager
def prepare(project: Project, name: str | None, wishes: Wishes, *, now: float | None = None) -> Iterator[Publishing]:
    """Check the site and compare it with the host.

    Raises ConfigurationError for a target that is none, UnfitError, and PublishError where the host does not answer.
    """
    chosen, target = choose_target(project.settings.publish, name)
    host = open_host(target, project)
    base_url = target.base_url or project.settings.site.base_url
    report = _fit(project)
    found, left_out = site_files(project.site)
    wanted = with_companions(found, target, base_url)
    problems = (
        *check_age(project, as_built=wishes.as_built),
        *left_out,
        *check_privacy(wanted, project.root),
        *check_error_page(wanted, target, host, base_url),
    )
    _refuse_errors(problems)
    with closing(host):
        try:
            noted = again(lambda: host.read(MANIFEST))
            there, plan = _compare(
                wanted, _known(noted, wishes), host, wishes, int(time.time() if now is None else now)
            )
        except HostError as error:
            raise PublishError(host.place, error, begun=False) from error
        looked_at = "" if isinstance(host, Archive) else base_url
        run = Run(host, wanted, plan, there, {noted})
        yield Publishing(chosen, host, run, (*report.problems, *problems), looked_at, read_redirects(found))


def _known(found: bytes | None, wishes: Wishes) -> Manifest:
    """What the host is known to hold; raises ManifestError where that cannot be read and is not to be replaced."""
    try:
        return read_manifest(found)
    except ManifestError:
        if wishes.replace:
            return Manifest()
        raise


def nginx_snippet(project: Project, name: str | None) -> str:
    """What nginx should be told of headers and redirects for this site."""
    target = choose_target(project.settings.publish, name)[1] if name else TargetSettings()
    moved = read_redirects(site_files(project.site)[0]) if project.site.is_dir() else {}
    return nginx(moved, target.base_url or project.settings.site.base_url)


def _compare(
    wanted: Mapping[str, Outgoing], there: Manifest, host: Host, wishes: Wishes, now: int
) -> tuple[Manifest, Plan]:
    """What is known to be there, and the steps from there to what is wanted."""
    if wishes.everything:
        there = replace(there, unsure=there.ours)
    plan = make_plan(wanted, there, now=now, at_once=host.at_once)
    others = again(host.paths) - there.ours - {MANIFEST} if plan.stages or wishes.prune else frozenset()
    if problems := tuple(in_the_way(plan, others, ours=there.ours, replace=wishes.replace)):
        raise UnfitError(problems)
    if wishes.prune and (strangers := others - wanted.keys()):
        plan = make_plan(wanted, there, now=now, at_once=host.at_once, strangers=strangers)
    return there, plan


def _fit(project: Project) -> CheckReport:
    """What the check said, if nothing in it is against publishing."""
    if not (project.site / "index.html").is_file():
        raise UnfitError((_error("site/", "BG602", "there is no site yet", "run  briefgen build"),))
    report = check(project)
    _refuse_errors(report.problems)
    if project.settings.publish.drafts == "refuse" and report.drafts:
        raise UnfitError(tuple(_unreviewed(slug) for slug in report.drafts))
    return report


def _refuse_errors(problems: tuple[Diagnostic, ...]) -> None:
    if has_errors(problems):
        raise UnfitError(tuple(problem for problem in problems if problem.severity is Severity.ERROR))


def _unreviewed(slug: str) -> Diagnostic:
    return _error(
        f"content/briefings/{slug}.md",
        "BG606",
        'nobody has reviewed this briefing, and the settings say  drafts = "refuse"',
        "review it, and set  review: reviewed  in the file",
    )


def _error(file: str, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(file), code, Severity.ERROR, message, remedy)
