"""The preview as a user has it: a real process, a real port, real saves."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from briefgen.preview.serve import NoPortError, _listen
from briefgen.starter import start
from briefgen.writing import write

pytestmark = pytest.mark.slow
BRIEFING = "---\nsource:\ntitle: {}\nreview: draft\n---\nOurs.\n"


@contextlib.contextmanager
def preview(project: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `briefgen serve`, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "-C", str(project), "serve", "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr
    try:
        said = ""
        while not (address := re.search(r"Site at (http://\S+)", said)):
            line = process.stderr.readline()
            assert line, f"the server ended: {said}"
            said += line
        yield process, address[1]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def in_place(file: Path, text: str) -> None:
    """As nano and many others do."""
    file.write_text(text, "utf-8")


def by_rename(file: Path, text: str) -> None:
    """As VS Code (with atomic saves) and most tools do: a new file takes the name of the old one."""
    temporary = file.with_name(".save.tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(file)


def as_vim(file: Path, text: str) -> None:
    """The old file gets another name, the new one is written, and the old one goes."""
    backup = file.with_name(file.name + "~")
    file.rename(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


def as_emacs(file: Path, text: str) -> None:
    """With a lock beside the file, which is a link to nowhere, and a copy of what there was."""
    lock = file.with_name(f".#{file.name}")
    lock.symlink_to("me@here.1:2")
    shutil.copy(file, file.with_name(file.name + "~"))
    file.write_text(text, "utf-8")
    lock.unlink()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    start(tmp_path / "desk")
    return tmp_path / "desk"


def builds(client: httpx.Client, address: str) -> Iterator[dict[str, object]]:
    with client.stream("GET", address + "_preview/events") as response:
        for line in response.iter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))


def test_a_save_is_seen_and_a_failed_build_is_told_over_the_last_good_page(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        first = client.get(address + "index.html")
        assert first.status_code == 200
        assert "/_preview/reload.js" in first.text
        assert client.get(address + "_preview/reload.js").status_code == 200
        outcomes = builds(client, address)
        before = next(outcome for outcome in outcomes if outcome["build"])
        assert before["error"] is None

        settings = project / "briefgen.toml"
        by_rename(settings, settings.read_text("utf-8").replace("Desk briefings", "Night desk"))
        next(outcome for outcome in outcomes if "index.html" in outcome["changed"])  # type: ignore[operator]
        assert "Night desk" in client.get(address + "index.html").text

        by_rename(settings, "[sight]\n")
        told = next(outcome for outcome in outcomes if outcome["error"])
        assert "sight" in str(told["error"])
        assert "Night desk" in client.get(address + "index.html").text


def test_a_page_is_served_before_the_site_is_written(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        assert "<html" in client.get(address + "index.html").text


@pytest.mark.parametrize("save", [in_place, by_rename, as_vim, as_emacs])
def test_a_request_after_a_save_shows_what_was_saved(project: Path, save: Callable[[Path, str], None]) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        next(outcome for outcome in builds(client, address) if outcome["build"])
        file = next((project / "content/briefings").glob("*.md"))
        page = f"{address}briefings/{file.stem}.html"
        for title in ("First title", "Second title", "Third title"):
            text = re.sub(r"^title: .*", f"title: {title}", file.read_text("utf-8"), flags=re.MULTILINE)
            save(file, text)
            deadline = time.monotonic() + 60
            while title not in client.get(page).text:
                assert time.monotonic() < deadline
            assert title in client.get(address + "index.html").text


def test_a_mistake_in_a_template_is_told_in_the_browser_and_mended_by_the_next_save(project: Path) -> None:
    shutil.rmtree(project / "templates")
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        (project / "templates").mkdir()  # was not there when the watching began
        template = project / "templates/about.html"
        by_rename(template, "{% if %}")
        told = next(outcome for outcome in outcomes if outcome["error"])
        assert "BG321" in str(told["error"])
        assert "templates/about.html:1" in str(told["error"])
        assert client.get(address + "about.html").status_code == 200
        by_rename(template, "<p>Mended</p></body>")
        mended = next(outcome for outcome in outcomes if not outcome["error"])
        assert mended["changed"] == ["about.html"]
        assert "Mended" in client.get(address + "about.html").text


def test_what_the_system_refuses_is_told_over_the_last_good_page_until_it_is_gone(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        (project / ".briefgen/lock").unlink()
        (project / ".briefgen/lock").mkdir()
        settings = project / "briefgen.toml"
        by_rename(settings, settings.read_text("utf-8").replace("Desk briefings", "Night desk"))
        told = next(outcome for outcome in outcomes if outcome["error"])
        assert ".briefgen/lock: error BG710: something else is in its place" in str(told["error"])
        assert "Desk briefings" in client.get(address + "index.html").text
        (project / ".briefgen/lock").rmdir()
        by_rename(settings, settings.read_text("utf-8").replace("Night desk", "Day desk"))
        next(outcome for outcome in outcomes if not outcome["error"])
        assert "Day desk" in client.get(address + "index.html").text


def test_a_save_that_changes_nothing_names_no_page(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        settings = project / "briefgen.toml"
        by_rename(settings, settings.read_text("utf-8") + "\n")
        assert next(outcomes)["changed"] == []


def test_polling_sees_saves_too(project: Path) -> None:
    with preview(project, "--poll") as (_, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        settings = project / "briefgen.toml"
        by_rename(settings, settings.read_text("utf-8").replace("Desk briefings", "Night desk"))
        next(outcome for outcome in outcomes if "index.html" in outcome["changed"])  # type: ignore[operator]


def test_a_burst_of_saves_is_one_build_and_a_linked_file_is_watched_where_its_name_is(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "desk", tmp_path / "shared.md"
    briefings = project / "content/briefings"
    briefings.mkdir(parents=True)
    (project / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n", "utf-8")
    elsewhere.write_text(BRIEFING.format("Old words"), "utf-8")
    (briefings / "linked.md").symlink_to(elsewhere)
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        for number in range(500):  # as another branch is checked out
            (briefings / f"b{number}.md").write_text(BRIEFING.format(f"Number {number}"), "utf-8")
        told = [next(outcomes)]
        while told[-1]["changed"] is not None and "briefings/b499.html" not in told[-1]["changed"]:  # type: ignore[operator]
            told.append(next(outcomes))
        assert len(told) <= 25  # one, unless this machine stops for a while between two saves
        assert "Number 499" in client.get(address + "briefings/b499.html").text
        elsewhere.write_text(BRIEFING.format("New words"), "utf-8")
        (briefings / "linked.md").unlink()
        (briefings / "linked.md").symlink_to(elsewhere)
        while "New words" not in client.get(address + "briefings/linked.html").text:
            next(outcomes)


def test_a_file_that_is_replaced_while_it_is_asked_for_comes_whole(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        next(outcome for outcome in builds(client, address) if outcome["build"])
        texts = (b"a { color: red }", b"a { color: rebeccapurple }" * 9)
        asked = threading.Event()

        def save_again_and_again() -> None:
            while not asked.is_set():
                for text in texts:
                    write(project / "site/other.css", text)

        write(project / "site/other.css", texts[0])
        saves = threading.Thread(target=save_again_and_again)
        saves.start()
        try:
            assert all(client.get(address + "other.css").content in texts for _ in range(60))
        finally:
            asked.set()
            saves.join()


def test_only_this_machine_under_its_own_name_is_answered_and_no_path_escapes(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        assert client.get(address, headers={"Host": "evil.example"}).status_code == 400
        assert client.get(address + "..%2fbriefgen.toml").status_code == 404
        missing = client.get(address + "no-such-page.html")
        assert missing.status_code == 404
        assert "<html" in missing.text


def test_ctrl_c_ends_it_at_once_even_with_a_listening_browser(project: Path) -> None:
    with preview(project) as (process, address), httpx.Client(timeout=180) as client:
        next(builds_iterator := builds(client, address))
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        assert process.returncode in (0, 130)
        with contextlib.suppress(httpx.HTTPError):
            list(builds_iterator)


def test_a_taken_port_gives_the_next_one(project: Path) -> None:
    with preview(project) as (_, address):
        port = int(address.rstrip("/").rpartition(":")[2])
        with preview(project, "--port", str(port)) as (_, other):
            assert int(other.rstrip("/").rpartition(":")[2]) > port


def test_of_the_last_port_there_is_no_next_one() -> None:
    with socket.socket() as taken:
        with contextlib.suppress(OSError):  # by somebody else
            taken.bind(("127.0.0.1", 65535))
            taken.listen()
        with pytest.raises(NoPortError, match="port 65535"):
            _listen("127.0.0.1", 65535)
