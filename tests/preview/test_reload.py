"""What becomes of an open page after a save, in a real browser: it is fresh, and where the reader was on it."""

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from briefgen.site.templates import packaged
from tests.preview.test_serve import builds, preview

pytestmark = pytest.mark.slow

QUOTES = "".join(f"  - id: q{n}\n    kind: direct\n    text: We agree {n}\n    speaker: mara-oskel\n" for n in range(3))
BRIEFING = f"""---
source:
title: First title
review: draft
quotes:
{QUOTES}actors:
  - id: mara-oskel
    name: Mara Oskel
    kind: person
---
""" + "\n\n".join(f"Paragraph {number}." for number in range(200))

DRIVER = """<!doctype html><meta charset="utf-8"><body><script>
const tell = (step, value) => fetch("http://127.0.0.1:%d/" + encodeURIComponent(JSON.stringify({step, ...value})));
const frame = document.createElement("iframe");
frame.style.cssText = "width:800px;height:600px";
let loads = 0;
const later = (ready, then) => ready() ? then() : setTimeout(() => later(ready, then), 20);
frame.onload = () => {
  const page = frame.contentWindow, there = page.document;
  if (++loads === 1) {
    later(() => there.querySelector("pre[role=alert]"), () => {
      there.querySelector("details").open = false;
      page.scrollTo(0, 400);
      setTimeout(() => tell("open", {title: there.title}), 500);
    });
    return;
  }
  later(() => page.scrollY > 0, () => {
    tell("reloaded", {title: there.title, y: page.scrollY, open: there.querySelector("details").open});
    page.mark = "same page";
    const fresh = () => [...there.querySelectorAll("link[rel=stylesheet]")].every(link => link.href.includes("build="));
    later(fresh, () => tell("restyled", {mark: page.mark, y: page.scrollY,
                                         colour: page.getComputedStyle(there.body).outlineColor}));
    later(() => !there.querySelector("pre[role=alert]").hidden,
          () => tell("mistake", {mark: page.mark, said: there.querySelector("pre[role=alert]").textContent}));
  });
};
frame.src = "/briefings/talks.html";
document.body.append(frame);
</script>"""


@pytest.fixture
def told() -> Iterator[tuple[int, "queue.Queue[dict[str, Any]]"]]:
    """A port, and what a page in the browser says to it."""
    said: queue.Queue[dict[str, Any]] = queue.Queue()

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/%7B"):
                said.put(json.loads(unquote(self.path[1:])))
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, said
        server.shutdown()


def test_a_reload_keeps_the_place_and_what_was_opened_and_style_needs_none(
    tmp_path: Path, browser: str, told: tuple[int, "queue.Queue[dict[str, Any]]"]
) -> None:
    project, (port, said) = tmp_path / "desk", told
    (project / "content/briefings").mkdir(parents=True)
    (project / "site").mkdir()
    (project / "site/driver.html").write_text(DRIVER % port, "utf-8")
    (project / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n", "utf-8")
    file = project / "content/briefings/talks.md"
    file.write_text(BRIEFING, "utf-8")
    with preview(project) as (_, address), httpx.Client(timeout=180) as client:
        next(
            outcome for outcome in builds(client, address) if outcome["build"]
        )  # its end would reload the page as well
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
                 f"--user-data-dir={tmp_path / 'profile'}", "--disable-background-networking")  # fmt: skip
        quiet = subprocess.DEVNULL
        with subprocess.Popen([browser, *flags, f"{address}driver.html"], stdout=quiet, stderr=quiet) as program:
            try:
                assert said.get(timeout=120) == {"step": "open", "title": "First title – Desk"}
                file.write_text(BRIEFING.replace("First title", "Second title"), "utf-8")
                reloaded = said.get(timeout=60)
                assert reloaded == {"step": "reloaded", "title": "Second title – Desk", "y": 400, "open": False}
                (project / "templates").mkdir()
                style = (packaged() / "style.css").read_text("utf-8")
                (project / "templates/style.css").write_text(f"{style}\nbody{{outline-color:rgb(1, 2, 3)}}\n", "utf-8")
                restyled = said.get(timeout=60)
                assert restyled == {"step": "restyled", "mark": "same page", "y": 400, "colour": "rgb(1, 2, 3)"}
                file.write_text("---\ntitle: [\n---\n", "utf-8")
                mistake = said.get(timeout=60)
                assert (mistake["step"], mistake["mark"]) == ("mistake", "same page")
                assert "content/briefings/talks.md" in mistake["said"]
            finally:
                program.kill()
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
