"""The mistakes that can be in a source document, each with its reason and remedy. One function, one rule code."""

from pathlib import PurePath

from briefgen.diagnostics import Diagnostic, Location, Severity


def _error(file: str, code: str, message: str, remedy: str, line: int | None = None) -> Diagnostic:
    return Diagnostic(Location(file, line), code, Severity.ERROR, message, remedy)


def empty(file: str) -> Diagnostic:
    return _error(file, "BG201", "the document is empty", "fill the file, or take it out of seeds/")


def binary(file: str) -> Diagnostic:
    return _error(
        file,
        "BG202",
        "a binary file: it holds zero bytes, which no text does",
        "save the document as plain text (.txt, UTF-8) or Markdown (.md)",
    )


def no_reader(file: str, known: tuple[str, ...]) -> Diagnostic:
    suffix = PurePath(file).suffix
    what = f"files ending in {suffix}" if suffix else "files without an ending"
    return _error(
        file, "BG203", f"there is no reader for {what}", f"convert the document to one of: {', '.join(known)}"
    )


def not_utf8(file: str, line: int, byte: int, position: int) -> Diagnostic:
    return _error(
        file,
        "BG204",
        f"not UTF-8: byte 0x{byte:02x} at position {position}",
        "save it as UTF-8; on the command line:  iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW  (if that is its encoding)",
        line,
    )


def unreadable(file: str, reason: str) -> Diagnostic:
    return _error(file, "BG205", f"cannot be read: {reason}", "check that the file exists and that you may read it")


def too_long(file: str, length: int, limit: int) -> Diagnostic:
    return _error(
        file,
        "BG206",
        f"{length:,} characters; at most {limit:,} are analysed",
        "split the document, or raise  max_characters  under [analysis] in briefgen.toml (a million take about 2 GB)",
    )


def without_words(file: str) -> Diagnostic:
    return _error(file, "BG207", "the document has no words", "check that the file is the text that you meant")


def bad_name(file: str) -> Diagnostic:
    return _error(
        file, "BG208", "the file's name is not valid UTF-8", "rename the file; letters of any script are welcome"
    )


def bad_sidecar(file: str, message: str, remedy: str, line: int | None = None) -> Diagnostic:
    return _error(file, "BG209", message, remedy, line)
