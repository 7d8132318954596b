"""A folder on a WebDAV server. A file is sent under another name and moved, so that readers never meet half of one."""

import os
import posixpath
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from briefgen.publish.hosts.host import HostError
from briefgen.publish.outgoing import Outgoing

USER, PASSWORD = "BRIEFGEN_WEBDAV_USER", "BRIEFGEN_WEBDAV_PASSWORD"
"""Where the name and the password are looked up; without them ~/.netrc is."""


class WebDav:
    """The client takes paths as they stand in an address."""

    at_once = False
    batch = 1
    workers = 4

    def __init__(self, address: str) -> None:
        """`address`: http:// or https:// of the folder."""
        self.place = address
        self._opened: Any = None
        self._made: set[str] = set()

    def read(self, path: str) -> bytes | None:
        content = BytesIO()
        with self._told() as client:
            if not client.exists(quote(path)):
                return None
            client.download_fileobj(quote(path), content)
        return content.getvalue()

    def paths(self) -> frozenset[str]:
        found: set[str] = set()
        with self._told() as client:
            folders = [""] if client.exists("") else []
            while folders:
                for entry in client.ls(quote(folders.pop())):
                    name = entry["name"].strip("/")
                    (folders.append if entry["type"] == "directory" else found.add)(name)
        return frozenset(found)

    def put(self, files: Sequence[Outgoing]) -> None:
        for file in files:
            place, beside = quote(file.path), quote(_beside(file.path))
            content = BytesIO(file.read())
            with self._told() as client:
                self._make_top()
                self._make(client, posixpath.dirname(place))
                client.upload_fileobj(content, beside, overwrite=True)
                client.move(beside, place, overwrite=True)

    def delete(self, paths: Sequence[str]) -> None:
        from webdav4.client import ResourceNotFound  # noqa: PLC0415  (an extra)

        for path in (*paths, *map(_beside, paths)):
            with self._told() as client, suppress(ResourceNotFound):
                client.remove(quote(path))

    def finish(self) -> None:
        pass

    def close(self) -> None:
        if self._opened is not None:
            self._opened.http.close()
            self._opened = None

    def _make_top(self) -> None:
        """The folder of the address, with those that it is in."""
        if "" in self._made:
            return
        address = urlsplit(self.place)
        server = _client(f"{address.scheme}://{address.netloc}")
        with server.http:
            _make_missing(server, address.path.strip("/"))
        self._made.add("")

    def _make(self, client: Any, folder: str) -> None:  # noqa: ANN401
        """A folder below that of the address; nobody is asked twice for one."""
        if folder not in self._made:
            _make_missing(client, folder)
            self._made.add(folder)

    @contextmanager
    def _told(self) -> Iterator[Any]:
        """The client; whatever it raises becomes a HostError."""
        try:
            if self._opened is None:
                self._opened = _client(self.place)
            yield self._opened
        except HostError:
            raise
        except Exception as error:
            raise HostError(
                f"{self.place}: {error or type(error).__name__}", passing=not _is_hopeless(error)
            ) from error


def _make_missing(client: Any, folder: str) -> None:  # noqa: ANN401
    """The folder, with those that it is in; nothing is asked of what is above one that is there."""
    missing: list[str] = []
    while folder and not client.exists(folder):
        missing.append(folder)
        folder = posixpath.dirname(folder)
    for one in reversed(missing):
        _make_one(client, one)


def _make_one(client: Any, folder: str) -> None:  # noqa: ANN401
    """A folder; others may be making the same one."""
    try:
        client.mkdir(folder)
    except Exception:
        if not client.exists(folder):
            raise


def _beside(path: str) -> str:
    """Where a file is sent first; always the same, so that what a killed publish left is taken away by the next."""
    return posixpath.join(posixpath.dirname(path), f".{posixpath.basename(path)}.briefgen")


def _client(address: str) -> Any:  # noqa: ANN401  (an extra, which may be missing)
    try:
        from webdav4.client import Client  # noqa: PLC0415
    except ImportError as error:
        raise HostError("WebDAV needs  pip install 'briefgen[webdav]'", passing=False) from error
    return Client(address, auth=_auth(), timeout=60)


def _auth() -> Any:  # noqa: ANN401  (what httpx takes)
    import httpx  # noqa: PLC0415  (comes with the client)

    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user and password:
        return user, password
    kept = Path.home() / ".netrc"
    return httpx.NetRCAuth(str(kept)) if kept.is_file() else None


def _is_hopeless(error: Exception) -> bool:
    response = getattr(error, "response", None)
    status = getattr(response, "status_code", None)
    return type(error).__name__ in ("ForbiddenOperation", "InsufficientStorage") or status in (401, 403, 405, 507)
