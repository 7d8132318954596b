"""The preview lives on while what it shows is moved, linked, deleted and made again."""

import errno
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import httpx
import pytest
from watchdog.observers import Observer

from briefgen.preview.watch import Watch, watching
from briefgen.settings import open_project
from briefgen.writing import write, write_over
from tests.preview.test_serve import BRIEFING, builds, preview

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    (root / "content/briefings").mkdir(parents=True)
    (root / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\nlogo = 'logo.svg'\n")
    (root / "logo.svg").write_text("<svg>red</svg>")
    (root / "content/briefings/talks.md").write_text(BRIEFING.format("First title"))
    return root


def wait_for(holds: Callable[[], bool], patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_links_lead_to_is_watched_where_it_is_and_so_is_the_logo(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "theme").mkdir(parents=True)
    (elsewhere / "theme/words.html").write_text("Old words")
    for file in ("content/briefings/talks.md", "briefgen.toml"):
        shutil.move(project / file, elsewhere)
        (project / file).symlink_to(elsewhere / Path(file).name)
    (project / "templates").mkdir()
    (project / "templates/theme").symlink_to(elsewhere / "theme")
    (project / "templates/ring").symlink_to(project / "templates")
    (project / "templates/about.html").write_text("{% include 'theme/words.html' %}</body>")
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        next(outcome for outcome in builds(client, address) if outcome["build"])

        def shows(path: str, words: str) -> Callable[[], bool]:
            return lambda: words in client.get(address + path).text

        (elsewhere / "talks.md").write_text(BRIEFING.format("Second title"))
        wait_for(shows("briefings/talks.html", "Second title"))
        (elsewhere / "theme/words.html").write_text("New words")
        wait_for(shows("about.html", "New words"))
        (project / "logo.svg").write_text("<svg>blue</svg>")
        wait_for(shows("logo.svg", "blue"))
        (elsewhere / "new.md").write_text(BRIEFING.format("Linked later"))
        (project / "content/briefings/later.md").symlink_to(elsewhere / "new.md")
        wait_for(shows("briefings/later.html", "Linked later"))
        (elsewhere / "new.md").write_text(BRIEFING.format("Edited there"))
        wait_for(shows("briefings/later.html", "Edited there"))
        toml = elsewhere / "briefgen.toml"
        toml.write_text(toml.read_text().replace("Desk", "Night desk"))
        wait_for(shows("index.html", "Night desk"))


@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_links_that_are_pointed_elsewhere_are_followed_there(project: Path, options: tuple[str, ...]) -> None:
    ends = project / "ends"  # a logo may not lead out of the project
    for word in ("one", "two", "three"):
        (ends / word).mkdir(parents=True)
        (ends / word / "about.html").write_text(f"About {word}</body>")
        (ends / word / "talks.md").write_text(BRIEFING.format(f"Talks {word}"))
        (ends / word / "logo.svg").write_text(f"<svg>{word}</svg>")
    named = {"templates": "", "content/briefings/talks.md": "talks.md", "logo.svg": "logo.svg"}
    (project / "content/briefings/talks.md").unlink()
    (project / "logo.svg").unlink()

    def point_to(word: str) -> None:
        for link, file in named.items():
            (project / "fresh").symlink_to(ends / word / file)
            (project / "fresh").replace(project / link)

    def shows(word: str) -> Callable[[], bool]:
        shown = {"about.html": f"About {word}", "briefings/talks.html": f"Talks {word}", "logo.svg": f">{word}<"}
        return lambda: all(words in client.get(address + path).text for path, words in shown.items())

    def edit(word: str, fresh: str) -> None:
        for file in (ends / "two").iterdir():
            file.write_text(file.read_text().replace(word, fresh))

    point_to("one")
    with preview(project, *options) as (_, address), httpx.Client(timeout=180) as client:
        wait_for(shows("one"))
        point_to("two")
        wait_for(shows("two"))
        edit("two", "edited")
        wait_for(shows("edited"))
        shutil.rmtree(ends / "two")  # what a link leads to goes, and is there again
        shutil.copytree(ends / "three", ends / "two")
        wait_for(shows("three"))
        edit("three", "last")
        wait_for(shows("last"))


def test_a_deleted_site_is_made_again_when_it_is_asked_for(project: Path) -> None:
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        next(outcome for outcome in builds(client, address) if outcome["build"])
        shutil.rmtree(project / "site")
        assert "First title" in client.get(address + "briefings/talks.html").text
        wait_for((project / "site/briefings/talks.html").is_file)


def test_a_project_that_is_moved_away_is_told_and_shown_again_when_it_is_back(project: Path, tmp_path: Path) -> None:
    with preview(project) as (process, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        shutil.move(project, tmp_path / "away")
        told = next(outcome for outcome in outcomes if outcome["error"])
        assert "no briefgen project" in str(told["error"])
        answer = client.get(address)
        assert (answer.status_code, "no briefgen project" in answer.text) == (503, True)
        shutil.copytree(tmp_path / "away", project)
        next(outcome for outcome in outcomes if not outcome["error"])
        assert "First title" in client.get(address + "briefings/talks.html").text
        (project / "content/briefings/talks.md").write_text(BRIEFING.format("Second title"))
        wait_for(lambda: "Second title" in client.get(address + "briefings/talks.html").text)
        shutil.rmtree(project)
        next(outcome for outcome in outcomes if outcome["error"])
        assert process.poll() is None


def test_a_build_in_another_window_is_taken_over(project: Path) -> None:
    """What the preview had in memory is older than the site then, and so are its open pages."""
    (project / "content/briefings/strike.md").write_text(BRIEFING.format("A strike"))
    with preview(project) as (process, address), httpx.Client(timeout=180) as client:
        outcomes = builds(client, address)
        next(outcome for outcome in outcomes if outcome["build"])
        toml = project / "briefgen.toml"
        process.send_signal(signal.SIGSTOP)  # the other build is sooner
        toml.write_text(toml.read_text().replace("Desk", "Night desk"))
        subprocess.run([sys.executable, "-m", "briefgen", "-C", str(project), "build"], check=True, capture_output=True)
        process.send_signal(signal.SIGCONT)
        assert next(outcomes)["changed"] is None
        wait_for(lambda: "Night desk" in client.get(address + "index.html").text)
        file = project / "content/briefings/talks.md"
        file.write_text(file.read_text() + "\nMore.\n")
        wait_for(lambda: "More." in client.get(address + "briefings/talks.html").text)
        assert "Night desk" in client.get(address + "briefings/talks.html").text


def test_where_no_watches_are_left_files_are_looked_at(project: Path) -> None:
    seen: list[float] = []
    with (
        mock.patch.object(Observer, "start", side_effect=OSError(errno.ENOSPC, "inotify watch limit reached")),
        watching(open_project(project), lambda: seen.append(time.monotonic())) as watch,
    ):
        assert watch.polls == "since the system can watch no more of them"
        file = project / "content/briefings/talks.md"
        file.write_text(BRIEFING.format("Second title, which is longer"))
        assert file in watch.saves(60)
        assert seen


@pytest.mark.parametrize("host", ["::1", "127.0.0.1"])
def test_the_address_that_is_told_can_be_opened(project: Path, host: str) -> None:
    if host == "::1" and not Path("/proc/net/if_inet6").exists():
        pytest.skip("no IPv6 here")
    with preview(project, "--host", host) as (_, address), httpx.Client(timeout=180) as client:
        assert client.get(address).status_code == 200
        assert client.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_what_a_build_writes_into_content_is_nobodys_save(project: Path) -> None:
    begun: list[object] = []
    mine, theirs = project / "content/actors/addresses.txt", project / "content/briefings/talks.md"
    with watching(open_project(project), lambda: begun.append(None)) as watch:
        write(mine, b"first\n")
        write(mine, b"second\n")
        write_over(theirs, theirs.read_bytes(), b"by the program")
        assert not begun
        theirs.write_text("by a person")
        assert seen(watch, theirs) == {theirs}
        mine.write_text("by a person")
        assert mine in seen(watch, mine)


def seen(watch: Watch, last: Path) -> set[Path]:
    """All that is said to be saved until that is; one save may be told twice."""
    found: set[Path] = set()
    while last not in found:
        burst = watch.saves(60)
        assert burst
        found |= burst
    return found
