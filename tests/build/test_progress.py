"""A long command says what it does: on a terminal in a line that goes away, elsewhere in plain lines, now and then."""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.progress import Shown

BRIEFING = "---\nsource:\ntitle: Number {}\nreview: draft\n---\nOurs.\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_counts_rate_and_time_left_and_nothing_when_it_is_done() -> None:
    now, stream = [100.0], Terminal()
    shown = Shown(stream, lambda: now[0])
    for done, at in ((0, 100.0), (1, 100.01), (250, 110.0), (1000, 140.0)):
        now[0] = at
        shown("Analysing documents", done, 1000)
    said = stream.getvalue().split("\r\x1b[K")
    assert said == [
        "",
        "Analysing documents  0 of 1,000",
        "Analysing documents  250 of 1,000  25 a second  0:30 left",
        "",
    ]


@pytest.mark.parametrize(("done", "total"), [(1, 304), (2, 10)])
def test_the_pace_of_the_first_pages_is_not_taken_for_that_of_all(done: int, total: int) -> None:
    now, stream = [0.0], io.StringIO()
    shown = Shown(stream, lambda: now[0])
    shown("Making pages", 0, total)
    now[0] = 15
    shown("Making pages", done, total)
    assert stream.getvalue() == f"Making pages  {done} of {total}\n"


def test_elsewhere_there_are_plain_lines_and_short_work_says_nothing() -> None:
    now, stream = [0.0], io.StringIO()
    shown = Shown(stream, lambda: now[0])
    for doing, done, at in (
        ("Reading", 0, 0),
        ("Reading", 9, 3),
        ("Writing", 0, 3),
        ("Writing", 3, 13),
        ("Writing", 4, 18),
    ):
        now[0] = at
        shown(doing, done, 9)
    assert stream.getvalue() == "Writing  3 of 9  18 a minute  0:20 left\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_build_on_a_terminal_shows_its_progress_and_then_only_the_summary(tmp_path: Path) -> None:
    (tmp_path / "content/briefings").mkdir(parents=True)
    (tmp_path / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
    for number in range(60):
        (tmp_path / f"content/briefings/b{number}.md").write_text(BRIEFING.format(number))
    command = [sys.executable, "-m", "briefgen", "-C", str(tmp_path), "build", "--jobs", "1"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stderr=theirs, stdout=theirs) as process:
        os.close(theirs)
        said = _all(ours)
        assert process.wait() == 0
    assert re.search(r"\r\x1b\[KReading content  \d+ of 60", said)
    assert re.search(r"\r\x1b\[KMaking pages  \d+ of \d+", said)
    shown = [line.rpartition("\x1b[K")[2] for line in said.replace("\r\n", "\n").split("\n")]
    assert not [line for line in shown if " of 60" in line]
    (tmp_path / "content/briefings/b1.md").unlink()
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\r" not in plain.stderr
    assert " of " not in plain.stderr.replace("of them", "")


def _all(place: int) -> str:
    said = b""
    while True:
        try:
            some = os.read(place, 4096)
        except OSError:  # the other end is closed
            some = b""
        if not some:
            os.close(place)
            return said.decode()
        said += some
