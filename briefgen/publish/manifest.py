"""What the host holds of ours: kept on the host itself, so that any machine can publish next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from briefgen.diagnostics import BriefgenError

MANIFEST = ".briefgen-manifest.json"
SCHEMA = "briefgen/manifest/1"


class ManifestError(BriefgenError):
    """The file on the host is no manifest of ours, so nobody knows which files are."""

    def __init__(self) -> None:
        super().__init__(
            f"{MANIFEST} on the host cannot be read\n"
            "    help: publish with  --replace,  which takes over the files that are in the way, and  --prune,  which "
            "deletes all that is not of this site"
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our files on a host; what is not named here is somebody else's."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path → digest of what is there."""
    unsure: frozenset[str] = frozenset()
    """Paths of ours that a publish set out to send or delete, and did not come to tell: there or not, old or new."""
    retired: Mapping[str, int] = field(default_factory=dict)
    """Assets that no page names any more → when that was noticed (seconds since 1970): pages that readers have still
    open ask for them, so that they are deleted later."""

    @property
    def ours(self) -> frozenset[str]:
        return self.unsure | self.files.keys()

    def as_bytes(self) -> bytes:
        said = {
            "schema": SCHEMA,
            "files": dict(sorted(self.files.items())),
            "unsure": sorted(self.unsure),
            "retired": dict(sorted(self.retired.items())),
        }
        return json.dumps(said, indent=0).encode()


def read_manifest(content: bytes | None) -> Manifest:
    """The manifest that a host gave back; an empty one where it has none. Raises ManifestError."""
    if content is None:
        return Manifest()
    try:
        said = msgspec.json.decode(content, type=_Said)
    except msgspec.MsgspecError as error:
        raise ManifestError from error
    found = Manifest(said.files, frozenset(said.unsure), said.retired)
    if said.schema != SCHEMA or any(leads_out(path) for path in found.ours | found.retired.keys()):
        raise ManifestError
    return found


class _Said(msgspec.Struct):
    schema: str
    files: dict[str, str]
    unsure: list[str]
    retired: dict[str, int]


def leads_out(path: str) -> bool:
    """Whether it is no path of a site: it could name a file outside it, which whoever can write to the host might want
    deleted here, or hold a line end, behind which a host's program would read a command.
    """
    return "\\" in path or not path.isprintable() or any(part in ("", ".", "..") for part in path.split("/"))
