"""Several open tabs, in a real browser: each is reloaded when its own page changes, and after a restart all are."""

import contextlib
import queue
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.preview.test_reload import told
from tests.preview.test_serve import BRIEFING, builds, preview

pytestmark = pytest.mark.slow
__all__ = ["told"]

TABS = """<!doctype html><meta charset="utf-8"><body><script>
const tell = (said) => fetch("http://127.0.0.1:%d/" + encodeURIComponent(JSON.stringify(said)));
for (const tab of ["talks", "strike"]) {
  const frame = document.createElement("iframe");
  frame.onload = () => {
    const wait = () => frame.contentDocument.querySelector("pre[role=alert]")
      ? setTimeout(() => tell({tab, title: frame.contentDocument.title}), 1000) : setTimeout(wait, 20);
    wait();
  };
  frame.src = `/briefings/${tab}.html`;
  document.body.append(frame);
}
</script>"""


def test_each_tab_reloads_for_its_own_page_and_all_do_after_a_restart(
    tmp_path: Path, browser: str, told: tuple[int, "queue.Queue[dict[str, Any]]"]
) -> None:
    project, (listener, said) = tmp_path / "desk", told
    briefings = project / "content/briefings"
    briefings.mkdir(parents=True)
    (project / "site").mkdir()
    (project / "site/tabs.html").write_text(TABS % listener, "utf-8")
    (project / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
    for name in ("talks", "strike"):
        (briefings / f"{name}.md").write_text(BRIEFING.format(f"First {name}"))

    def titles(number: int) -> dict[str, str]:
        return {one["tab"]: one["title"] for one in (said.get(timeout=90) for _ in range(number))}

    with contextlib.ExitStack() as opened:
        with preview(project) as (_, address), httpx.Client(timeout=180) as client:
            next(outcome for outcome in builds(client, address) if outcome["build"])
            port = address.rstrip("/").rpartition(":")[2]
            opened.enter_context(open_browser(browser, f"{address}tabs.html", tmp_path / "profile"))
            assert titles(2) == {"talks": "First talks – Desk", "strike": "First strike – Desk"}
            (briefings / "talks.md").write_text(BRIEFING.format("First talks") + "\nMore.\n")
            assert titles(1) == {"talks": "First talks – Desk"}
            with pytest.raises(queue.Empty):
                said.get(timeout=3)
        (briefings / "talks.md").write_text(BRIEFING.format("Second talks"))
        opened.enter_context(preview(project, "--port", port))
        assert titles(2) == {"talks": "Second talks – Desk", "strike": "First strike – Desk"}


@contextlib.contextmanager
def open_browser(browser: str, address: str, profile: Path) -> Iterator[None]:
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
             f"--user-data-dir={profile}", "--disable-background-networking")  # fmt: skip
    quiet = subprocess.DEVNULL
    with subprocess.Popen([browser, *flags, address], stdout=quiet, stderr=quiet) as program:
        try:
            yield
        finally:
            program.kill()
    shutil.rmtree(profile, ignore_errors=True)
