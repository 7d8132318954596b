"""What is said of a template that cannot be used, with the file and the line of the user's that is to be mended."""

from pathlib import Path
from types import TracebackType

from briefgen.diagnostics import Diagnostic, Location, Severity


def mistake(template: str, line: int | None, reason: str) -> Diagnostic:
    return Diagnostic(
        Location(f"templates/{template}", line),
        "BG321",
        Severity.ERROR,
        f"the template cannot be used: {reason}",
        "mend it, or delete it to get the packaged one back; the last good pages stay",
    )


def not_utf8(name: str, content: bytes) -> Diagnostic | None:
    """The mistake in the bytes of a template that are no UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return mistake(name, line_of(error), why_not_utf8(error))
    return None


def why_not_utf8(error: UnicodeDecodeError) -> str:
    return f"it is not UTF-8 (byte {error.object[error.start]:#04x}); save it as UTF-8"


def line_of(error: UnicodeDecodeError) -> int:
    return error.object.count(b"\n", 0, error.start) + 1


def place_in(folder: Path, trace: TracebackType | None) -> tuple[str, int] | None:
    """Where in a folder of templates an error arose: the innermost line that is in one of them."""
    found = None
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(folder):
            found = file.relative_to(folder).as_posix(), trace.tb_lineno
        trace = trace.tb_next
    return found
