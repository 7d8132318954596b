"""A branch of a git repository, as GitHub, GitLab and Codeberg Pages serve it: one commit, one push.

The commit is made in a repository of its own that lives as long as the publish, so that nobody's working copy, index or
branches are touched. git itself finds the keys or passwords for the address, also those that only the checkout has.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen import __version__
from briefgen.publish.hosts import program
from briefgen.publish.hosts.checkout import settings_of
from briefgen.publish.hosts.host import HostError
from briefgen.publish.hosts.program import run
from briefgen.publish.outgoing import Outgoing

_NOBODY = {"user.name": "briefgen", "user.email": "briefgen@localhost"}
"""Who commits where git has not been told."""

_SUBJECT = "Publish with briefgen"


class Git:
    at_once = True
    batch = 500
    workers = 1

    def __init__(self, address: str, branch: str, *, history: bool = True, folder: Path = Path()) -> None:
        """`address`: anything that git takes, also a remote of the repository that `folder` is in."""
        self.place = f"{address}, branch {branch}"
        self._address = _resolved(address, folder)
        self._checkout = folder
        self._environment: Mapping[str, str] = {}
        self._ref = f"refs/heads/{branch}"
        self._history = history
        self._own: TemporaryDirectory[str] | None = None
        self._settings: list[str] = []
        self._tip = self._commit = ""
        self._ready = self._changed = False

    def read(self, path: str) -> bytes | None:
        return self._git("cat-file", "blob", f"{self._tip}:{path}") if path in self.paths() else None

    def paths(self) -> frozenset[str]:
        self._open()
        if not self._tip:
            return frozenset()
        return frozenset(self._git("ls-tree", "-r", "-z", "--name-only", self._tip).decode().split("\0")) - {""}

    def put(self, files: Sequence[Outgoing]) -> None:
        self._open()
        stream = bytearray()
        for number, file in enumerate(files, 1):
            content = file.read()
            stream += b"blob\nmark :%d\ndata %d\n%s\n" % (number, len(content), content)
        marks = Path(self._folder, "marks")
        self._git("fast-import", "--quiet", "--force", f"--export-marks={marks}", given=bytes(stream))
        blobs = dict(line.split() for line in marks.read_text("ascii").splitlines())
        self._changed = True
        self._index(f"100644 {blobs[f':{number}']}\t{file.path}" for number, file in enumerate(files, 1))

    def delete(self, paths: Sequence[str]) -> None:
        self._open()
        self._changed = True
        self._index(f"0 {'0' * 40}\t{path}" for path in paths)

    def finish(self) -> None:
        """Commit and push, unless somebody else has pushed meanwhile."""
        if not self._changed:
            return
        if not self._commit:
            parents = ("-p", self._tip) if self._tip and self._history else ()
            tree = self._said("write-tree")
            self._commit = self._said("commit-tree", tree, *parents, "-m", f"{_SUBJECT} {__version__}")
        lease = f"--force-with-lease={self._ref}:{self._tip}"
        try:
            self._git("push", "--quiet", lease, "--", self._address, f"{self._commit}:{self._ref}")
        except HostError:
            if self._there() != self._commit:
                raise  # else it has arrived, and only the answer was lost
        self._tip, self._commit = self._commit, ""

    def close(self) -> None:
        if self._own is not None:
            self._own.cleanup()
            self._own, self._ready = None, False

    @property
    def _folder(self) -> str:
        if self._own is None:
            self._own = TemporaryDirectory(prefix="briefgen-git-")
        return self._own.name

    def _open(self) -> None:
        """An empty repository, with the branch's last commit and its index."""
        if self._ready:
            return
        self._environment = settings_of(self._checkout)
        self._git("init", "--quiet", "--bare")
        unnamed = [name for name in _NOBODY if not self._git("config", "--get", name, also_good=(1,))]
        self._settings = [word for name in unnamed for word in ("-c", f"{name}={_NOBODY[name]}")]
        if self._there():
            self._git(
                "fetch", "--quiet", "--no-tags", "--depth=1", "--", self._address, f"+{self._ref}:refs/heads/there"
            )
            self._tip = self._said("rev-parse", "refs/heads/there")
            self._git("read-tree", self._tip)
            if not self._history:
                self._refuse_to_drop()
        self._ready = True

    def _refuse_to_drop(self) -> None:
        """Without history the branch becomes one commit, which is right only if nobody else has any in it."""
        if self._said("rev-parse", "--is-shallow-repository") == "true":
            self._git("fetch", "--quiet", "--no-tags", "--unshallow", "--filter=tree:0", "--", self._address, self._ref)
        subjects = self._said("log", "--format=%s", self._tip).splitlines()
        if not all(subject.startswith(_SUBJECT) for subject in subjects):
            raise HostError(
                f"{self.place} has commits that are not of briefgen, and  history = false  would drop its commits: "
                "choose another branch, or keep its history",
                passing=False,
            )

    def _there(self) -> str:
        """The branch's last commit on the host; empty where there is none."""
        asked = self._git("ls-remote", "--", self._address, self._ref, limit=2 * program.SILENCE)
        return asked.decode().partition("\t")[0]

    def _index(self, lines: Iterable[str]) -> None:
        self._git("update-index", "-z", "--index-info", given="".join(f"{line}\0" for line in lines).encode())

    def _said(self, *arguments: str) -> str:
        return self._git(*arguments).decode().strip()

    def _git(
        self, *arguments: str, given: bytes = b"", also_good: Sequence[int] = (), limit: float | None = None
    ) -> bytes:
        """Run in the project's folder, from which the checkout's settings name files."""
        command = ["git", "-C", str(self._checkout), f"--git-dir={self._folder}", *self._settings, *arguments]
        try:
            return run(command, given=given, also_good=also_good, told=self._environment, limit=limit)
        except HostError as error:
            if "stale info" in str(error) or "fetch first" in str(error):
                raise HostError(
                    f"{self.place} was changed by somebody else meanwhile; publish again", passing=False
                ) from error
            raise


def _resolved(address: str, folder: Path) -> str:
    """The address as it is meant from anywhere."""
    if "/" not in address and ":" not in address:
        return run(["git", "-C", str(folder), "remote", "get-url", "--push", address]).decode().strip()
    if "://" not in address and ":" not in address:
        return str((folder / address).resolve())
    return address
