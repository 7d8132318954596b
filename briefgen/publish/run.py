"""Carries a plan out: side by side where it may be, and again where it failed in passing."""

import random
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NoReturn, TypeVar

from briefgen.diagnostics import BriefgenError
from briefgen.publish.discretion import redacted
from briefgen.publish.hosts.host import Host, HostError
from briefgen.publish.manifest import MANIFEST, Manifest, ManifestError, read_manifest
from briefgen.publish.outgoing import Outgoing, outgoing
from briefgen.publish.plan import Act, Plan, Stage, Step

Answer = TypeVar("Answer")

_TRIES = 8
_PATIENCE = 120
"""Seconds after which nothing is tried again; some drivers wait long by themselves."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 10.0
"""Seconds; each pause is twice the one before, and partly chance, so that eight workers do not come back together."""


class PublishError(BriefgenError):
    """The host could not be brought up to date; readers have what was there, or parts of the new that are whole."""

    def __init__(self, place: str, error: HostError, *, begun: bool = True) -> None:
        said = str(error)
        where = "" if said.startswith(place) else f"{redacted(place)}: "
        super().__init__(f"{where}{redacted(said)}\n    help: {_help(begun=begun, passing=error.passing)}")


def _help(*, begun: bool, passing: bool) -> str:
    if begun:
        return "nothing that readers need was taken away; publish again, and it goes on from here"
    return "nothing was changed; " + ("try again later" if passing else "mend that, and publish again")


@dataclass(slots=True)
class Run:
    """One publish under way."""

    host: Host
    wanted: Mapping[str, Outgoing]
    plan: Plan
    there: Manifest
    noted: set[bytes | None]
    """What the manifest on the host may be, byte for byte, if nobody else publishes there meanwhile."""
    pause: Callable[[float], None] = time.sleep
    done: list[Step] = field(default_factory=list)
    _files: dict[str, str] = field(default_factory=dict)
    _unsure: set[str] = field(default_factory=set)
    _overlap: bool = False

    def __post_init__(self) -> None:
        self._files = dict(self.there.files)
        self._unsure = {*self.there.unsure}
        for act in (Act.PUT, Act.DELETE):
            self._unsure |= {step.path for step in self.plan.steps(act)}

    def carry_out(self) -> None:
        """Do every step, in the order of the stages; raises PublishError."""
        try:
            for stage in self.plan.stages:
                self._stage(stage)
        except HostError as error:
            self._note_what_is_done()
            raise PublishError(self.host.place, error, begun=not self.host.at_once) from error
        try:
            self._try(self.host.finish)
        except HostError as error:
            raise PublishError(self.host.place, error) from error

    def _stage(self, stage: Stage) -> None:
        batches = [stage[first : first + self.host.batch] for first in range(0, len(stage), self.host.batch)]
        with ThreadPoolExecutor(self.host.workers) as workers:
            futures = [workers.submit(self._batch, batch) for batch in batches]
            try:
                for future, batch in zip(futures, batches, strict=True):
                    future.result()
                    self.done += batch
            finally:
                for future in futures:
                    future.cancel()

    def _batch(self, steps: Stage) -> None:
        paths = [step.path for step in steps]
        match steps[0].act:
            case Act.NOTE:
                self._note()
            case Act.PUT:
                files = [self.wanted[path] for path in paths]
                self._try(lambda: self.host.put(files))
                self._files.update((file.path, file.digest) for file in files)
                self._unsure.difference_update(paths)
            case Act.DELETE:
                self._try(lambda: self.host.delete(paths))
                for path in paths:
                    self._files.pop(path, None)
                self._unsure.difference_update(paths)

    def _note(self) -> None:
        """Write the manifest, unless somebody else's is there by now."""
        if not self.host.at_once:
            found = again(lambda: self.host.read(MANIFEST), self.pause)
            if found not in self.noted:
                self._give_way(found)
        said = Manifest(self._files, frozenset(self._unsure), self.plan.retired).as_bytes()
        self.noted.add(said)
        self._try(lambda: self.host.put([outgoing(MANIFEST, said)]))
        self.noted = {said}

    def _give_way(self, found: bytes | None) -> NoReturn:
        """Say in their manifest which files may be of either publish, so that the next one sends them again."""
        self._overlap = True
        if touched := frozenset(step.path for step in self.done if step.act is not Act.NOTE):
            theirs = read_manifest(found)
            mixed = replace(theirs, unsure=theirs.unsure | touched)
            self._try(lambda: self.host.put([outgoing(MANIFEST, mixed.as_bytes())]))
        raise HostError("somebody else has published here meanwhile", passing=False)

    def _note_what_is_done(self) -> None:
        """So that the next publish need not send it again; if that fails too, it will."""
        if self.done and not self.host.at_once and not self._overlap:
            with suppress(HostError, ManifestError):
                self._note()

    def _try(self, call: Callable[[], None]) -> None:
        again(call, self.pause)


def again(call: Callable[[], Answer], pause: Callable[[float], None] = time.sleep) -> Answer:
    """What the call gives, tried again where it failed in passing; raises the last HostError."""
    began = time.monotonic()
    for number in range(1, _TRIES):
        try:
            return call()
        except HostError as error:
            if not error.passing or time.monotonic() - began > _PATIENCE:
                raise
            longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**number)
            pause(random.uniform(longest / 2, longest))  # noqa: S311  (no secret depends on it)
    return call()
