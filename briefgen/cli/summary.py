"""What a build came to, in words and as JSON; from plain values, so that it needs nothing that builds."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def summary(report: Mapping[str, Any], root: str) -> Iterator[str]:
    """The lines at the end of a build."""
    pages, place = report["site"], "site" if root == "." else f"{root}/site"
    yield (
        f"  {counted(report['briefings'], 'briefing')}   {counted(report['quotes'], 'quote')} "
        f"({report['direct']} direct, {report['verbatim']} of them verbatim)   "
        f"{report['unattributed']} without a speaker"
    )
    yield f"  {counted(report['actors'], 'actor')}, {report['countries']} of them countries"
    if report["unread"]:
        yield f"  {counted(len(report['unread']), 'document')} not read (see above)"
    removed = f", {pages['removed']} removed" if pages["removed"] else ""
    written = f"{counted(pages['created'] + pages['changed'], 'file')} written, {pages['same']} unchanged{removed}"
    yield f"{place}/: {written}.  Nothing left this machine."
    yield f"Next:  open {place}/index.html,  or  briefgen serve --open"


def as_object(command: str, report: Mapping[str, Any]) -> str:
    """The report of a command as one line of JSON; its problems are plain values already."""
    ok = all(problem["severity"] != "error" for problem in report["problems"])
    return json.dumps({"schema": f"briefgen/{command}/1", "ok": ok, **report}, ensure_ascii=False)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "3 pages", "2 countries"."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number:,} {plural}"
