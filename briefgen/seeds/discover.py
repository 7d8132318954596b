"""Which files of a folder are source documents."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

SIDECAR = ".meta.yaml"
_LEFT_BY_EDITORS = re.compile(r".*~|.*\.(?:swp|swx|tmp|bak|bck)|4913|\.#.*|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)


def discover(folder: Path) -> tuple[Path, ...]:
    """Every file that may be a source document, in a fixed order; a folder that does not exist holds none.

    Left out: sidecars, hidden files and folders, and what editors and file managers leave behind. Links to files
    are followed, links to folders are not, since they may lead around in a ring.
    """
    return tuple(sorted(_walk(folder), key=lambda path: path.relative_to(folder).as_posix()))


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not (name.startswith(".") or name.endswith(SIDECAR) or _LEFT_BY_EDITORS.fullmatch(name)):
                yield Path(place, name)
