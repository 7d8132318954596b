"""`briefgen review` on a real terminal: keys are typed, it is left by Ctrl+C and Ctrl+D, and taken up again."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

pty = pytest.importorskip("pty", reason="there are no terminals of this kind here")

_PATIENCE = 60
"""In seconds, on a busy machine."""


def review(root: Path, *keys: tuple[str, bytes]) -> tuple[str, int]:
    """Type each of `keys` when the words before it are on the screen; what stood there, and the exit status."""
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        str(Path(__file__).with_name("on_terminal.py")),
        "-C",
        str(root),
        "review",
        "--by",
        "A. Editor",
    ]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    screen, seen = "", 0
    for awaited, typed in (*keys, ("\0", b"")):
        while awaited not in screen[seen:]:
            assert select.select([ours], [], [], _PATIENCE)[0], f"nothing comes after: {screen}"
            try:
                read = os.read(ours, 4096)
            except OSError:  # the process closed its end
                read = b""
            if not read:
                assert awaited == "\0", screen
                break
            screen += read.decode("utf-8", "replace")
        seen = len(screen)
        os.write(ours, typed)
    os.close(ours)
    return screen, process.wait(timeout=30)


def test_every_answer_on_a_terminal_left_twice_and_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    content = tmp_path / "content"
    build(content, extraction())
    for number, line in enumerate((LINES[0], LINES[2]), 1):
        edit(content, f"    text: {line}\n", f"    text: Ours {number}.\n")
    edit(content, "title: Talks opened in Riga.", "title: Ours")
    new = ("Nobody came to Tallinn at all.", *LINES[1:2], "It rained.", "“No,” he said.")
    build(content, extraction(new, sha256="b"))
    asked = "[q]uit:"
    screen, status = review(tmp_path, (asked, b"a\n"), (asked, b"\x03"))
    assert (status, "1 of 3" in screen, "title was changed by a person" in screen) == (130, True, True)
    screen, status = review(tmp_path, (asked, b"s\n"), (asked, b"\x04"))
    assert (status, "Left; go on with" in screen) == (0, True)
    assert "review: draft" in written(content)
    screen, status = review(
        tmp_path, (asked, b"c\n"), ("takes what is shown", b"Ours again.\n"), (asked, b"d\n"), ("[n]o", b"y\n")
    )
    assert (status, "That is all." in screen) == (0, True)
    assert "text: Ours again.\n    checked: true\n    edited_by: A. Editor\n" in written(content)
    assert "Ours 2." not in written(content)
    assert "review: reviewed\nreviewer: A. Editor\n" in written(content)
