"""What can be wrong with a content file beyond its form. One function, one rule code."""

from collections.abc import Sequence

from briefgen.content.touched import Conflict
from briefgen.diagnostics import Diagnostic, Location, Severity


def path_of(slug: str) -> str:
    return f"content/briefings/{slug}.md"


def unreadable(slug: str, reason: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG319",
        Severity.ERROR,
        f"cannot be read: {reason}",
        "only files end in .md here; move it away, or give yourself the right to read it",
    )


def taken_for_renamed(slug: str, source: str, before: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG318",
        Severity.WARNING,
        f"{source} is taken for {before} under another name: that is gone, and had nearly the same words",
        "if it is another document, put the file back as it was in git, give the new document a briefing of its own "
        "with  source:,  and build again",
    )


def conflict(slug: str, line: int | None, found: Conflict) -> Diagnostic:
    place = f"{found.item}: {found.field}" if found.item else found.field
    if found.field == "checked":
        return Diagnostic(
            Location(path_of(slug), line),
            "BG306",
            Severity.WARNING,
            f"{found.item} was checked against another sentence; it is now {_short(found.extracted)}",
            f"look at it again with  briefgen review {slug}",
        )
    return Diagnostic(
        Location(path_of(slug), line),
        "BG306",
        Severity.WARNING,
        f"{place} was changed or checked by a person, and is extracted anew as {_short(found.extracted)}; "
        f"the person's stays: {_short(found.kept)}",
        f"nothing is lost; decide with  briefgen review {slug},  or write what is right into the file",
    )


def no_longer_named(slug: str, line: int | None, found: Conflict) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG306",
        Severity.WARNING,
        f"{found.item} is extracted as said by {found.extracted}, whom a person took out of the actors; "
        "it stays without a speaker",
        f"decide with  briefgen review {slug},  or write what is right into the file",
    )


def newer_than_review(slug: str, line: int | None, items: Sequence[str], gone: Sequence[str]) -> Diagnostic:
    newer = f"new or changed since the briefing was reviewed: {listed(items, ', ')}" if items else ""
    lost = f"in the source no longer, and gone since the briefing was reviewed: {listed(gone, '; ')}" if gone else ""
    return Diagnostic(
        Location(path_of(slug), line),
        "BG313",
        Severity.WARNING,
        "; ".join(filter(None, (newer, lost))),
        f"look at them with  briefgen review {slug}",
    )


def near_to_removed(slug: str, item: str, words: str, removed: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG341",
        Severity.WARNING,
        f"{item} is found anew, and near to what a person took out: {_short(words)}; taken out was: {_short(removed)}",
        f"it is not shown until somebody decides with  briefgen review {slug}",
    )


def bad_name(slug: str, wish: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG309",
        Severity.ERROR,
        f"{slug!r} cannot be part of an address",
        f"use small letters, digits and hyphens: rename the file and the record beside it, for example  {wish}.md",
    )


def orphaned(slug: str, line: int | None, item: str, nearest: tuple[int, str] | None) -> Diagnostic:
    near = f"the nearest sentence is [{nearest[0]}]: {_short(nearest[1])}" if nearest else "no sentence is near to it"
    return Diagnostic(
        Location(path_of(slug), line),
        "BG310",
        Severity.WARNING,
        f"{item} is a person's, and what it rested on is no longer in the source",
        f"{near}; it stays, and is shown as not from the source; decide with  briefgen review {slug}",
    )


def not_verbatim(slug: str, line: int | None, item: str, words: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG311",
        Severity.ERROR,
        f"{item} gives as spoken what stands so in no quotation of the source: {_short(words)}",
        "quote the words of the source, with […] where some are left out; or mark the quote with  paraphrase: true,  "
        "or take the quotation marks away",
    )


def turned(slug: str, line: int | None, item: str, words: str, left_out: Sequence[str]) -> Diagnostic:
    said = ", ".join(f"“{word}”" for word in dict.fromkeys(left_out))
    return Diagnostic(
        Location(path_of(slug), line),
        "BG311",
        Severity.ERROR,
        f"{item} leaves out {said}, without which it says something else: {_short(words)}",
        "put the words back; or mark the quote with  paraphrase: true",
    )


def ungrounded(slug: str, line: int | None, item: str, *, made_by_person: bool) -> Diagnostic:
    if made_by_person:
        message = f"{item} is a person's own, and rests on no words of the source; readers see it with ✎"
        return Diagnostic(Location(path_of(slug), line), "BG312", Severity.NOTE, message)
    return Diagnostic(
        Location(path_of(slug), line),
        "BG312",
        Severity.ERROR,
        f"{item} rests on nothing",
        "delete the record beside the file and build again, if it was damaged; otherwise take the line out",
    )


def persons(
    slug: str, line: int | None, item: str, fields: Sequence[str], beside: str = "the number of the sentence"
) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG312",
        Severity.NOTE,
        f"{item}: a person's own {' and '.join(fields)}, and not what the program read in the source; "
        f"readers see ✎ beside {beside}",
    )


def cut(slug: str, line: int | None, item: str, words: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG317",
        Severity.WARNING,
        f"{item}: a person left words out, and what is left may mean something else: {_short(words)}",
        "compare it with its sentence, then write  checked: true  below it; or put the words back",
    )


def source_changed(slug: str, source: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG314",
        Severity.WARNING,
        f"{source} has changed since this briefing was built",
        "run  briefgen build",
    )


def draft(slug: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug)),
        "BG315",
        Severity.ERROR,
        "nobody has reviewed this briefing",
        f"look through it with  briefgen review {slug}",
    )


def reviewed_before(slug: str, lines: int) -> Diagnostic:
    are = "1 line is" if lines == 1 else f"{lines} lines are"
    return Diagnostic(
        Location(path_of(slug)),
        "BG315",
        Severity.ERROR,
        f"{are} new or changed since this briefing was reviewed",
        f"look at them with  briefgen review {slug}",
    )


def same_source(slug: str, line: int | None, source: str, other: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG316",
        Severity.ERROR,
        f"{path_of(other)} is a briefing of {source} as well",
        "delete one of them, or give this one another  source:",
    )


def masked(slug: str, line: int, is_email: bool) -> Diagnostic:  # noqa: FBT001
    what = "an e-mail address" if is_email else "a telephone number"
    return Diagnostic(
        Location(path_of(slug), line),
        "BG331",
        Severity.NOTE,
        f"{what}, which readers see only as dots",
        "take it out, if the line does not need it",
    )


def left_open(slug: str, line: int) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG334",
        Severity.WARNING,
        "a private note begins here and ends nowhere, so all that follows is kept private",
        "write  :::  (or, for a comment,  -->)  where it ends",
    )


def of_another(slug: str, line: int | None, item: str, speakers: tuple[str, str], sentence: str) -> Diagnostic:
    ours, theirs = speakers
    return Diagnostic(
        Location(path_of(slug), line),
        "BG335",
        Severity.WARNING,
        f"{item} has {ours} say what the source has {theirs} say: {_short(sentence)}",
        f"write  speaker: {theirs};  or, if the program is wrong,  checked: true  below the line",
    )


def no_such_line(slug: str, line: int | None, item: str, near: str) -> Diagnostic:
    return Diagnostic(
        Location(path_of(slug), line),
        "BG336",
        Severity.WARNING,
        f"a correction is of a line {item!r}, which the briefing does not have; readers see it without a link",
        f"{near}name the id of a line, or take  item:  out",
    )


def unwritable(slug: str, source: str, reasons: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        Location(source),
        "BG338",
        Severity.ERROR,
        f"no content file can say what was extracted: {listed(reasons, '; ')}",
        f"{path_of(slug)} is as it was; what is odd may be in the document, or in the .meta.yaml beside it",
    )


def not_read(file: str) -> Diagnostic:
    return Diagnostic(
        Location(file),
        "BG337",
        Severity.WARNING,
        "not read: briefings are the files directly in content/briefings/ whose names end in .md",
        "move it there, under such a name, or out of content/",
    )


def listed(words: Sequence[str], between: str) -> str:
    """The first few."""
    more = f"{between}and {len(words) - 5} more" if len(words) > 5 else ""
    return between.join(map(_short, words[:5])) + more


def _short(value: object) -> str:
    text = str(value)
    return f"{text[:77]}…" if len(text) > 78 else text
