"""What the system refuses to do with a file, as one error that says where, why, and what helps."""

import errno
from types import MappingProxyType

from briefgen.diagnostics import BriefgenError, Diagnostic, Location, Severity

NO_ROOM = "make room, and run it again: what was there before is whole, and what was done is not done again"
READ_ONLY = "copy the project to where you may write, and run it there"
_NOT_ALLOWED = "get the right to read and write it; briefgen doctor says what you may write here"
_IN_THE_WAY = "move away what is there, and run it again"
_GONE = "see whether the disk or the network folder is still there, and run it again"
_UNKNOWN = "briefgen doctor says what is amiss here"
_REMEDIES = MappingProxyType({
    errno.EROFS: READ_ONLY,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOSPC: NO_ROOM,
    errno.EDQUOT: NO_ROOM,
    errno.EFBIG: NO_ROOM,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.ENOTEMPTY: _IN_THE_WAY,
    errno.ELOOP: "mend the link, which leads to itself, and run it again",
    errno.ENAMETOOLONG: "give it a shorter name, and run it again",
    errno.EMFILE: "allow more open files (ulimit -n 4096), and run it again",
    errno.ENOENT: "somebody moved or deleted it meanwhile: run it again",
    errno.EIO: _GONE,
    errno.ESTALE: _GONE,
})  # fmt: skip


class RefusedError(BriefgenError):
    """A file or folder cannot be read or written; carries the finding."""

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        self.problems = (Diagnostic(Location(place), "BG710", Severity.ERROR, reason, remedy),)
        super().__init__(str(self.problems[0]))


def refusal(error: OSError) -> RefusedError:
    """What to say of an error of the system, whichever work it stopped."""
    reason, remedy = error.strerror or str(error), _REMEDIES.get(error.errno or 0, _UNKNOWN)
    if remedy == _IN_THE_WAY:
        reason = f"something else is in its place: {reason}"
    return RefusedError(str(error.filename2 or error.filename or "the disk"), reason, remedy)
