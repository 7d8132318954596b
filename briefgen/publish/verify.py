"""Looks at a few pages where readers find them, once a publish is done: is that what was sent?"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from briefgen import __version__
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.publish.outgoing import Outgoing
from briefgen.publish.plan import Act, Plan

_PAUSES = (0.5, 2.0, 4.0)
"""Seconds before looking again: hosts with many places need a moment to agree."""

_LIMIT = 60.0
"""Seconds for all addresses together."""
_LONGEST = 20.0
"""Seconds in which an address says something."""

_SAME = {"application/javascript": "text/javascript", "application/x-javascript": "text/javascript"}

_CHANGED = 6
_ALWAYS = ("index.html", "feed.xml")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str = ""
    body: bytes = b""


def verify(
    base_url: str,
    plan: Plan,
    wanted: Mapping[str, Outgoing],
    moved: Mapping[str, str] = MappingProxyType({}),
    *,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[int, tuple[Diagnostic, ...]]:
    """How many addresses were looked at, and what is not as it was sent; at old addresses `moved` may lead on.

    Where one cannot be reached, or time is over, the others are not looked at.
    """
    if urlsplit(base_url).scheme not in ("http", "https"):
        return 0, ()
    end = time.monotonic() + _LIMIT
    problems: list[Diagnostic] = []
    looked_at = 0
    for path in sample(plan, wanted):
        files = [wanted[name] for name in (path, moved.get(path, path)) if name in wanted]
        address = f"{base_url.rstrip('/')}/{quote(path)}"
        looked_at += 1
        answer = _answer(address, [file.read() for file in files], pause, end)
        problems += _judged(answer, address, path, files)
        if not answer.status or time.monotonic() > end:
            break
    return looked_at, tuple(problems)


def sample(plan: Plan, wanted: Mapping[str, Outgoing]) -> Sequence[str]:
    """The front page and the feed, some of the pages that were sent, from the whole range, and one that was removed."""
    sent = [step.path for step in plan.steps(Act.PUT) if _is_asked_for(step.path)]
    spread = sent[:: max(1, len(sent) // _CHANGED)][:_CHANGED]
    removed = [step.path for step in plan.steps(Act.DELETE)][:1]
    chosen = dict.fromkeys((*(path for path in _ALWAYS if path in wanted), *spread, *removed))
    return tuple(chosen)


def _is_asked_for(path: str) -> bool:
    """Whether a reader's browser would ask for the file by this name."""
    name = PurePosixPath(path)
    return not name.name.startswith((".", "_")) and name.name != "CNAME" and name.suffix not in (".gz", ".br")


def _answer(address: str, contents: Sequence[bytes], pause: Callable[[float], None], end: float) -> Answer:
    """The first that is right, or the last; `contents`: what may be found there, none where nothing may."""
    answer = _fetch(address, end)
    for seconds in _PAUSES:
        if _is_right(answer, contents) or time.monotonic() + seconds > end:
            break
        pause(seconds)
        answer = _fetch(address, end)
    return answer


def _judged(answer: Answer, address: str, path: str, files: Sequence[Outgoing]) -> Iterator[Diagnostic]:
    file = files[0] if files else None
    if not _is_right(answer, [each.read() for each in files]):
        yield Diagnostic(
            Location(f"site/{path}"),
            "BG611",
            Severity.WARNING,
            f"{address} {_words(answer, file)}",
            "some hosts need minutes, and caches keep pages for a while; look again, and check base_url",
        )
    elif file and _plain(answer.content_type) != _plain(file.served.content_type):
        yield Diagnostic(
            Location(f"site/{path}"),
            "BG612",
            Severity.NOTE,
            f"{address} is served as {answer.content_type or 'nothing'}, not as {file.served.content_type}",
            "set the type on the server: see docs/publishing.md",
        )


def _plain(content_type: str) -> str:
    """The type alone, under one name of those that mean the same to every browser."""
    name = content_type.partition(";")[0].strip().lower()
    return _SAME.get(name, name)


def _is_right(answer: Answer, contents: Sequence[bytes]) -> bool:
    return answer.status == 200 and answer.body in contents if contents else answer.status in (404, 410)


def _words(answer: Answer, file: Outgoing | None) -> str:
    if answer.status == 0:
        return f"cannot be reached, and no other address was tried after it: {answer.content_type}"
    if file is None:
        return f"was removed and is still there (status {answer.status})"
    return f"answers with status {answer.status}" if answer.status != 200 else "is not what was sent"


def _fetch(address: str, end: float) -> Answer:
    request = Request(address, headers={"User-Agent": f"briefgen/{__version__}", "Cache-Control": "no-cache"})  # noqa: S310
    patience = max(1.0, min(_LONGEST, end - time.monotonic()))
    try:
        with urlopen(request, timeout=patience) as response:  # noqa: S310  (only http and https come here)
            return Answer(response.status, response.headers.get("Content-Type", ""), _body(response, end))
    except HTTPError as error:
        with error:
            return Answer(error.code)
    except (OSError, HTTPException) as error:
        return Answer(0, str(error))


def _body(response: HTTPResponse, end: float) -> bytes:
    """Raises TimeoutError where it comes in drops until time is over."""
    found = bytearray()
    while piece := response.read1():
        found += piece
        if time.monotonic() > end + 1:
            raise TimeoutError("it answers too slowly")
    return bytes(found)
