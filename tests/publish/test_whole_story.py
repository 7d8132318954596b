"""From what an editor decides to what readers are served, with the program itself and a real server."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from hosting.web import nginx

from briefgen.build.unchanged import forget
from briefgen.content.file import write_briefing
from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.quote import QuoteKind
from briefgen.model.slug import slug

pytestmark = pytest.mark.slow


def briefgen(desk: Path, *words: str, good: Sequence[int] = (0,)) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(desk), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert run.returncode in good, run.stderr
    return run


def write(desk: Path, name: str, person: str) -> None:
    """A briefing in which somebody, invented for this exercise, says something."""
    told = QuoteItem("q1", QuoteKind.INDIRECT, f"{person} was there", slug(person))
    actor = ActorItem(slug(person), person, Kind.PERSON)
    briefing = Briefing(name, None, f"Talks {name}", date="2026-01-01", actors=(actor,), quotes=(told,))
    (desk / "content/briefings").mkdir(parents=True, exist_ok=True)
    (desk / f"content/briefings/{name}.md").write_bytes(write_briefing(briefing))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A built project with one envoy under two spellings, that publishes below /desk/ of `www`."""
    (tmp_path / "www").mkdir()
    folder = tmp_path / "project"
    (folder / "seeds").mkdir(parents=True)
    write(folder, "one", "Mara Oskel")
    write(folder, "two", "M. Oskel")
    settings = '[site]\nbase_url = "http://127.0.0.1/desk/"\n[publish.targets.live]\nto = "../www/desk"\n'
    (folder / "briefgen.toml").write_text(settings, "utf-8")
    briefgen(folder, "build")
    return folder


def test_after_two_actors_are_merged_the_old_page_leads_to_the_new_one_on_the_host(desk: Path, tmp_path: Path) -> None:
    briefgen(desk, "publish", "--no-verify")
    before = (tmp_path / "www/desk/actors/m-oskel.html").read_text("utf-8")
    assert "M. Oskel was there" in before

    briefgen(desk, "actors", "merge", "mara-oskel", "m-oskel", "--reason", "one envoy", "--by", "A. Editor", "--apply")
    briefgen(desk, "build")
    briefgen(desk, "publish", "--no-verify")

    old, new = tmp_path / "www/desk/actors/m-oskel.html", tmp_path / "www/desk/actors/mara-oskel.html"
    assert 'http-equiv="refresh"' in old.read_text("utf-8")
    assert "M. Oskel was there" in new.read_text("utf-8")
    (tmp_path / "snippet").write_text(briefgen(desk, "publish", "--nginx").stdout, "utf-8")
    with nginx(tmp_path, f"root {tmp_path}/www; include {tmp_path}/snippet;") as address:
        answer = httpx.get(f"{address}/desk/actors/m-oskel.html")
        assert answer.status_code == 301
        led = httpx.get(f"{address}/desk/actors/m-oskel.html", follow_redirects=True)
        assert str(led.url) == f"{address}/desk/actors/mara-oskel.html"
        assert led.content == new.read_bytes()


def test_a_site_that_is_older_than_the_content_stays_here(desk: Path, tmp_path: Path) -> None:
    """A briefing that was withdrawn must not go out because somebody forgot to build."""

    def publish(*words: str) -> tuple[int, dict[str, str]]:
        run = briefgen(desk, "publish", "--no-verify", "--json", *words, good=(0, 1))
        found = json.loads(run.stdout)["problems"]
        told = {problem["severity"]: problem["message"] for problem in found if problem["code"] == "BG607"}
        return run.returncode, told

    assert publish() == (0, {})
    (desk / "content/briefings/two.md").unlink()
    status, told = publish()
    assert status == 1
    assert "older than content:" in told["error"]
    status, told = publish("--as-built")
    assert status == 0
    assert "older than content:" in told["warning"]
    briefgen(desk, "build")
    assert publish() == (0, {})
    assert not (tmp_path / "www/desk/briefings/two.html").exists()

    with (desk / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write("compress = true\n")
    assert "older than briefgen.toml:" in publish()[1]["warning"], "a new target needs no new build"
    forget(str(desk))
    assert "interrupted" in publish()[1]["error"], "a build that was killed has left old pages beside new ones"
