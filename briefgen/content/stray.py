"""Files in content/ that look like content files, and that nothing reads."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.content import problems
from briefgen.diagnostics import Diagnostic

_MARKDOWN = (".md", ".markdown", ".mdown")


def strays(content: Path) -> Iterator[Diagnostic]:
    """In folders of content/briefings/, and under other endings; hidden ones are an editor's."""
    folder = content / "briefings"
    if not folder.is_dir():
        return
    for path in sorted(_looked_for(str(folder), top=True)):
        yield problems.not_read(f"content/briefings/{os.path.relpath(path, folder)}".replace(os.sep, "/"))


def _looked_for(folder: str, *, top: bool) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(".") or (top and name.endswith((".md", ".json"))):
                continue
            if name.lower().endswith(_MARKDOWN) and entry.is_file():
                yield entry.path
            elif entry.is_dir(follow_symlinks=False):
                yield from _looked_for(entry.path, top=False)
