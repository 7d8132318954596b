"""What can be wrong with the record beside a content file. One function, one rule code."""

from collections.abc import Sequence
from pathlib import Path

from briefgen import __version__
from briefgen.content.problems import listed, path_of
from briefgen.content.record import ENDING, first_mark, form_of_newer, record_of
from briefgen.diagnostics import Diagnostic, Location, Severity


def unusable(file: Path) -> Diagnostic | None:
    """Why the record beside a content file cannot be used, and both must stay as they are."""
    record = record_of(file)
    if form := form_of_newer(record):
        return newer_record(file.stem, form)
    if line := first_mark(record):
        return unmerged_record(file.stem, line)
    return None


def record_lost(slug: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG305",
        Severity.WARNING,
        "the record of what was extracted was missing; the file is as the program would draft it, and has a new one",
    )


def unknown_origin(slug: str, line: int | None, unsure: Sequence[str], missing: Sequence[str]) -> Diagnostic:
    found = [
        f"whose these words are is not known: {listed(unsure, ', ')}" if unsure else "",
        f"the program finds what the file does not have: {listed(missing, '; ')}" if missing else "",
    ]
    return Diagnostic(
        Location(path_of(slug), line),
        "BG305",
        Severity.WARNING,
        "the record of what was extracted was lost, so nothing of the file was changed; "
        + "; ".join(filter(None, found)),
        f"decide with  briefgen review {slug};  or restore the .record.json beside it; "
        "or delete the file, if nothing in it is yours, and build again",
    )


def no_record(slug: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG305",
        Severity.WARNING,
        "the record of what was extracted is missing or damaged, so no line of the file can be checked",
        "restore the .record.json beside it, or build again",
    )


def newer_record(slug: str, form: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG339",
        Severity.ERROR,
        f"a newer briefgen wrote the record beside it ({form}); this one, {__version__}, leaves both as they are",
        "install the version that your colleagues have (pip install --upgrade briefgen), and build again; "
        "or restore an earlier record and its content file from git",
    )


def unmerged_record(slug: str, line: int) -> Diagnostic:
    record = path_of(slug).removesuffix(".md") + ENDING
    return Diagnostic(
        Location(record, line),
        "BG340",
        Severity.ERROR,
        "two git branches changed this record, and both are in it; it and its content file stay as they are",
        f"take either whole, nothing in the content file is lost by it:  git checkout --ours {record}  "
        f"(or --theirs; after the merge is committed  git checkout HEAD^ -- {record});  then build, and commit both",
    )
