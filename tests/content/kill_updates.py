"""Kills an update of content/ before each of its file operations: `kill_updates.py FOLDER` prints what was wrong after.

Each update is a fork of this process, and the kill is a real one: an audit hook counts what is opened to be written
and what is renamed.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from made_up import LINES, build, edit, extraction

CHANGED = ("A storm rose.", "Talks closed in Riga.", *LINES[1:3], "“Never,” she said.")
NEW = ("Grain was loaded.", "“Fine,” said Mara Oskel.")


def update(folder: Path) -> None:
    build(folder, extraction(CHANGED, sha256="b"), extraction(NEW, "seeds/grain.txt", "g"))


def killed_before(number: int, folder: Path) -> bool:
    """Update in a fork, which dies before its file operation `number`; whether it had as many."""
    child = os.fork()
    if child == 0:
        left = [number]

        def count(event: str, arguments: tuple[object, ...]) -> None:
            if event == "os.rename" or (event == "open" and "w" in str(arguments[1])):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        update(folder)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def contents(folder: Path) -> dict[str, str]:
    return {
        file.name: file.read_text("utf-8") for file in folder.rglob("*") if file.is_file() and file.suffix != ".tmp"
    }


def main(folder: Path) -> None:
    begun, whole, killed = folder / "begun", folder / "whole", folder / "killed"
    build(begun, extraction())
    edit(begun, f"text: {LINES[2]}", "text: Ivo Brant, tired, left.   # ours")
    edit(begun, "  - id: s2\n    text: “We agree,” said Mara Oskel.\n", "")
    shutil.copytree(begun, whole)
    update(whole)
    number, again = 0, True
    while again:
        shutil.copytree(begun, killed)
        again = killed_before(number, killed)
        edit(killed, "# ours", "# ours, and looked at")
        update(killed)
        now = {name: text.replace("# ours, and looked at", "# ours") for name, text in contents(killed).items()}
        for name, text in contents(whole).items():
            if now.get(name) != text:
                sys.stdout.write(f"{number}: {name} is not what a whole update makes\n")
        for name in now.keys() - contents(whole).keys():
            sys.stdout.write(f"{number}: {name} was left behind\n")
        shutil.rmtree(killed)
        number += 1
    sys.stdout.write(f"{number} kills\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
