"""Folders of other machines: nobody here is told of what is saved there."""

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""Where Linux says what is mounted where; other systems do not tell."""
_KINDS = frozenset(
    ("9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs",
     "glusterfs", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf")
)  # fmt: skip
"""Also the drives of Windows in its Linux (9p), and the shared folders of virtual machines."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_of(folder: Path) -> str | None:
    """The kind of network drive that a folder is on; None where it is on this machine, or that is not known."""
    try:
        lines = MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return None
    real, kind, nearest = folder.resolve(), "", Path()
    for line in lines:
        _, place, its_kind, *_ = line.split(" ")
        mounted = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), place))
        if real.is_relative_to(mounted) and len(mounted.parts) >= len(nearest.parts):  # the last of one place holds
            kind, nearest = its_kind, mounted
    return kind if kind in _KINDS else None
