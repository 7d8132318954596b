"""Object stores, through fsspec and the driver of each: S3 and what speaks it, Google Cloud Storage, Azure Blob.

A store keeps the headers with the file and puts it in place whole. Each driver finds keys in its platform's own way.
"""

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from briefgen.publish.hosts.host import HostError
from briefgen.publish.outgoing import Outgoing
from briefgen.publish.served import Served

_SECONDS = {"connect_timeout": 20, "read_timeout": 60}


@dataclass(frozen=True, slots=True)
class Kind:
    """What differs between the drivers."""

    extra: str
    """The optional part of this package that brings the driver."""
    headers: Callable[[Served], Mapping[str, Any]]
    """How the driver wants to be told them."""
    options: Callable[[str], Mapping[str, Any]]
    """For the driver, from the address of the service ("": the usual one)."""


KINDS = {
    "s3": Kind(
        "s3",
        lambda headers: {"ContentType": headers.content_type, "CacheControl": headers.cache},
        lambda endpoint: {"endpoint_url": endpoint or None, "config_kwargs": _SECONDS},
    ),
    "gs": Kind(
        "gs",
        lambda headers: {"content_type": headers.content_type, "fixed_key_metadata": {"cache_control": headers.cache}},
        lambda endpoint: {"endpoint_url": endpoint or None},
    ),
    "az": Kind(
        "az",
        lambda headers: {"content_settings": {"content_type": headers.content_type, "cache_control": headers.cache}},
        lambda endpoint: {"account_host": endpoint} if endpoint else {},
    ),
}


class Store:
    at_once = False
    batch = 1
    workers = 8

    def __init__(self, address: str, *, endpoint: str = "") -> None:
        """`address` such as s3://bucket/folder."""
        self.place = address
        scheme, _, root = address.partition("://")
        self._kind = KINDS[scheme]
        self._scheme, self._root, self._endpoint = scheme, root.strip("/"), endpoint
        self._opened: Any = None

    def read(self, path: str) -> bytes | None:
        with self._told() as driver:
            try:
                content: bytes = driver.cat_file(f"{self._root}/{path}")
            except FileNotFoundError:
                return None
            return content

    def paths(self) -> frozenset[str]:
        with self._told() as driver:
            driver.invalidate_cache()
            return frozenset(name.removeprefix(f"{self._root}/") for name in driver.find(self._root))

    def put(self, files: Sequence[Outgoing]) -> None:
        for file in files:
            content = file.read()
            with self._told() as driver:
                driver.pipe_file(f"{self._root}/{file.path}", content, **self._kind.headers(file.served))

    def delete(self, paths: Sequence[str]) -> None:
        for path in paths:
            with self._told() as driver, suppress(FileNotFoundError):
                driver.rm_file(f"{self._root}/{path}")

    def finish(self) -> None:
        pass

    def close(self) -> None:
        self._opened = None

    @contextmanager
    def _told(self) -> Iterator[Any]:
        """The driver; whatever it raises becomes a HostError."""
        try:
            if self._opened is None:
                self._opened = self._open()
            yield self._opened
        except HostError:
            raise
        except Exception as error:
            raise HostError(
                f"{self.place}: {error or type(error).__name__}", passing=not _is_hopeless(error)
            ) from error

    def _open(self) -> Any:  # noqa: ANN401  (the drivers are not typed)
        try:
            import fsspec  # noqa: PLC0415  (an extra)

            os.environ.setdefault("GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false")  # asks for the kind of bucket for long
            driver = fsspec.get_filesystem_class(self._scheme)
        except ImportError as error:
            raise HostError(
                f"{self._scheme}:// needs  pip install 'briefgen[{self._kind.extra}]'", passing=False
            ) from error
        logging.getLogger(driver.__module__.partition(".")[0]).setLevel(logging.CRITICAL)  # we tell errors ourselves
        options = self._kind.options(self._endpoint)
        return driver(skip_instance_cache=True, use_listings_cache=False, **options)


_HOPELESS = ("credentials", "must provide", "name or service not known", "nodename nor servname", "anonymous caller")
"""What drivers say, whatever they call the error, when there is no key or no such service."""


def _is_hopeless(error: Exception) -> bool:
    """Whether the same will be said at the next try: no right, no such bucket, no key."""
    name, said = type(error).__name__, str(error).lower()
    if isinstance(error, (PermissionError, FileNotFoundError)) or "Credential" in name or "Authentication" in name:
        return True
    return any(words in said for words in _HOPELESS)
