"""From the bytes of a text file to its text."""

import codecs

from briefgen.diagnostics import Diagnostic
from briefgen.seeds import problems

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(file: str, content: bytes) -> str | Diagnostic:
    """The text, its line endings made line feeds, without a byte order mark.

    No encoding is ever guessed: a wrong guess would change the evidence without a word.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))
    body = content[len(mark) :]
    if encoding == "utf-8" and b"\0" in body:
        return problems.binary(file)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        return problems.not_utf8(file, line, body[error.start], len(mark) + error.start)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return problems.empty(file)
    if not any(character.isalnum() for character in text):
        return problems.without_words(file)
    return text
