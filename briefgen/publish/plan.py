"""What a publish will do, step by step, before any of it is done.

Readers use the site meanwhile. So nothing may be linked before it is there: assets and new pages go first, then pages
that changed, then those that list others and the server's rules, and what is gone goes last. Steps of one stage may
run side by side.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from briefgen.publish.manifest import MANIFEST, Manifest
from briefgen.publish.outgoing import Outgoing
from briefgen.publish.redirects import REDIRECTS
from briefgen.publish.rules import HEADERS, HTACCESS
from briefgen.publish.served import is_fingerprinted

GRACE = 3600
"""Seconds for which an asset outlives the last page that names it: longer than readers keep a page."""

CHECKPOINT = 500
"""Files after which the manifest on the host is brought up to date, so that an interrupted publish goes on there."""


RULES = frozenset((HTACCESS, HEADERS, REDIRECTS))
"""Read by the server at once: what they lead to is there before them, and what they lead away from goes after them."""


class Act(StrEnum):
    PUT = "put"
    DELETE = "delete"
    NOTE = "note"
    """Write the manifest: what is done by then, and what is still to come."""


@dataclass(frozen=True, slots=True)
class Step:
    act: Act
    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.act:6} {self.path}  ({self.why})"

    def as_json(self) -> dict[str, str]:
        return {"act": str(self.act), "path": self.path, "why": self.why}


Stage = tuple[Step, ...]

_BEGIN = (Step(Act.NOTE, MANIFEST, "what is to come"),)
_GOES_ON = (Step(Act.NOTE, MANIFEST, "what is done so far"),)
_END = (Step(Act.NOTE, MANIFEST, "all is done"),)


@dataclass(frozen=True, slots=True)
class Plan:
    stages: tuple[Stage, ...]
    retired: Mapping[str, int]
    """Assets that stay for a while, as in the manifest."""

    def steps(self, act: Act) -> tuple[Step, ...]:
        return tuple(step for stage in self.stages for step in stage if step.act is act)


def make_plan(
    wanted: Mapping[str, Outgoing],
    there: Manifest,
    *,
    now: int,
    at_once: bool = False,
    strangers: Iterable[str] = (),
) -> Plan:
    """The steps from what is there to what is wanted; none where both are the same.

    `at_once`: readers see all changes in one moment, so that the manifest needs to be written only then.
    `strangers`: files of other people that are to go too.
    """
    gone = there.ours - wanted.keys()
    retired = {path: min(now, there.retired.get(path, now)) for path in gone if is_fingerprinted(path)}  # clocks differ
    retired = {path: since for path, since in retired.items() if now - since < GRACE}
    ranked: dict[int, list[Step]] = {}
    for path, file in wanted.items():
        if there.files.get(path) != file.digest or path in there.unsure:
            step = Step(Act.PUT, path, "changed" if path in there.files else "new")
            ranked.setdefault(_rank(step), []).append(step)
    stages = [tuple(ranked[rank]) for rank in sorted(ranked)]
    stages += _deletions(gone - retired.keys(), strangers)
    if not stages:
        return Plan((), retired)
    return Plan((*stages, _END) if at_once else tuple(_with_notes(stages)), retired)


def _deletions(gone: Iterable[str], strangers: Iterable[str]) -> Iterator[Stage]:
    """Rules before the pages that they lead to."""
    delete = [Step(Act.DELETE, path, "no longer in the site") for path in sorted(gone)]
    delete += [Step(Act.DELETE, path, "not of this site") for path in sorted(strangers)]
    for stage in ([s for s in delete if s.path in RULES], [s for s in delete if s.path not in RULES]):
        if stage:
            yield tuple(stage)


def _rank(step: Step) -> int:
    """Its stage: what others link to goes before what links to it."""
    name = PurePosixPath(step.path.removesuffix(".gz").removesuffix(".br"))  # a copy is served in place of its page
    if _lists(name) or step.path in RULES:
        return 3
    if name.suffix != ".html":
        return 0
    return 2 if step.why == "changed" else 1


def _lists(name: PurePosixPath) -> bool:
    """Whether the file leads to all others: lists, feeds, the search, the site map."""
    if name.name == "index.html" or name.suffix == ".xml" or name.name.endswith("feed.json"):
        return True
    if name.parts[0] == "search":
        return True
    return len(name.parts) == 1 and name.suffix in {".html", ".json", ".txt"}


def _with_notes(stages: Iterable[Stage]) -> Iterator[Stage]:
    """The manifest is written before anything else, so that whatever is begun is known to be ours."""
    yield _BEGIN
    for stage in stages:
        for number, part in enumerate(_batched(stage)):
            if number:
                yield _GOES_ON
            yield part
    yield _END


def _batched(stage: Stage) -> Iterator[Stage]:
    yield from (stage[first : first + CHECKPOINT] for first in range(0, len(stage), CHECKPOINT))
