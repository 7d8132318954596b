"""A zip file, for hosts that take one by hand. The same site gives the same bytes."""

import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from briefgen.publish.hosts.folder import told
from briefgen.publish.hosts.host import HostError
from briefgen.publish.outgoing import Outgoing
from briefgen.writing import write

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell."""


class Archive:
    at_once = True
    batch = 500
    workers = 1

    def __init__(self, file: Path) -> None:
        self.place = str(file)
        self._file = file
        self._files: dict[str, bytes] | None = None
        self._changed = False

    def read(self, path: str) -> bytes | None:
        return self._open().get(path)

    def paths(self) -> frozenset[str]:
        return frozenset(self._open())

    def put(self, files: Sequence[Outgoing]) -> None:
        self._changed = True
        self._open().update((file.path, file.read()) for file in files)

    def delete(self, paths: Sequence[str]) -> None:
        self._changed = True
        for path in paths:
            self._open().pop(path, None)

    def finish(self) -> None:
        if not self._changed:
            return
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in sorted(self._open().items()):
                entry = zipfile.ZipInfo(path, _EPOCH)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        with told():
            write(self._file, packed.getvalue())

    def close(self) -> None:
        self._files = None

    def _open(self) -> dict[str, bytes]:
        if self._files is None:
            try:
                with told(), zipfile.ZipFile(self._file) as archive:
                    self._files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
            except HostError:
                if self._file.exists():
                    raise
                self._files = {}
            except (
                zipfile.BadZipFile,
                RuntimeError,
                zlib.error,
            ) as error:  # a RuntimeError if encrypted
                raise HostError(f"{self._file} is no zip file that can be read: {error}", passing=False) from error
        return self._files
