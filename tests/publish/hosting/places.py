"""Places that need no server: folders, zip files, repositories."""

import subprocess
import zipfile
from pathlib import Path

from hosting.server import Place
from hosting.site import tree


def folder_place(to: str, folder: Path) -> Place:
    def put(path: str, content: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)

    return Place(to, lambda: tree(folder) if folder.is_dir() else {}, put)


def git_place(repository: Path) -> Place:
    subprocess.run(["git", "init", "--quiet", "--bare", "--template=", str(repository)], check=True)

    def git(*words: str, given: bytes = b"") -> bytes:
        return subprocess.run(
            ["git", "-C", str(repository), *words], capture_output=True, check=True, input=given
        ).stdout

    def everything() -> dict[str, bytes]:
        if not git("branch", "--list", "gh-pages"):
            return {}
        names = git("ls-tree", "-r", "-z", "--name-only", "gh-pages").decode().split("\0")
        return {name: git("cat-file", "blob", f"gh-pages:{name}") for name in names if name}

    def put(path: str, content: bytes) -> None:
        data = b"data %d\n%s\n" % (len(content), content)
        tip = b"from refs/heads/gh-pages^0\n" if everything() else b""
        commit = b"commit refs/heads/gh-pages\ncommitter A <a@example.org> 1 +0000\ndata 1\nx\n%sM 100644 inline %s\n%s"
        git("fast-import", "--quiet", given=commit % (tip, path.encode(), data))

    return Place(f"git:{repository}", everything, put)


def zip_place(file: Path) -> Place:
    def everything() -> dict[str, bytes]:
        if not file.exists():
            return {}
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    def put(path: str, content: bytes) -> None:
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr(path, content)

    return Place(str(file), everything, put)
