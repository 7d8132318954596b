"""The answer to `briefgen build` where nothing is to be done, before anything is imported that could do it."""

import sys
from collections.abc import Sequence

from briefgen.build.unchanged import last_report
from briefgen.cli.summary import as_object, summary

_KNOWN = frozenset(("--json", "--why", "--strict"))


def nothing_to_do(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for a build that has nothing to do and nothing to say; if so, it has been reported.

    All others, mistaken ones among them, are left to the whole command line.
    """
    root, words = ".", list(arguments)
    if len(words) > 1 and words[0] in ("-C", "--project"):
        root, words = words[1], words[2:]
    words = _without_jobs(words)
    if words[:1] != ["build"] or not _KNOWN.issuperset(words[1:]):
        return False
    report = last_report(root)
    if report is None or report["problems"]:
        return False
    if "--json" in words:
        sys.stdout.write(as_object("build", report) + "\n")
    else:
        sys.stderr.write("\n".join((*summary(report, root), "")))
    return True


def _without_jobs(words: list[str]) -> list[str]:
    """How many processes would share the work is all the same where there is none."""
    if "--jobs" in words[:-1]:
        at = words.index("--jobs")
        if words[at + 1].isdigit() and words[at + 1].strip("0"):
            return [*words[:at], *words[at + 2 :]]
    return words
