"""The pages in a real browser: no sideways scrolling on a phone, nothing asked of another host, no console errors."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site import build_site

pytestmark = pytest.mark.slow

FRAME = """<!doctype html><meta charset="utf-8"><body style="margin:0"><pre id="out"></pre><script>
const widths = [320, 360, 1280], found = {};
const pages = %s;
let left = pages.length * widths.length;
for (const page of pages) for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:900px;border:0`;
  frame.onload = () => {
    const root = frame.contentDocument.documentElement;
    const asked = frame.contentWindow.performance.getEntriesByType("resource").map(entry => entry.name);
    found[`${page} ${width}`] = {wide: root.scrollWidth - root.clientWidth, asked};
    if (--left === 0) document.getElementById("out").textContent = JSON.stringify(found);
  };
  frame.src = page;
  document.body.append(frame);
}
</script>"""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=20000",
    "--dump-dom",
)


def test_pages_fit_a_phone_and_ask_nobody_for_anything(
    project: Project, entry: Callable[..., Entry], browser: str, tmp_path: Path
) -> None:
    long = "Danubenavigationforumextraordinarysession " * 3
    build_site(
        Library((entry(), entry("more-talks", long.strip(), "Wolfeschlegelsteinhausenbergerdorff Oskel"))), project
    )
    pages = [
        "index.html",
        "briefings/talks.html",
        "briefings/more-talks.html",
        "actors/mara-oskel.html",
        "timeline.html",
    ]
    (project.site / "frame.html").write_text(FRAME % json.dumps([*pages, "countries/lv.html", "about.html"]))
    run = subprocess.run(
        [browser, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", (project.site / "frame.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    found = json.loads(run.stdout.partition('<pre id="out">')[2].partition("</pre>")[0] or "{}")
    assert len(found) == 21, run.stderr[-2000:]
    assert {name: page["wide"] for name, page in found.items() if page["wide"] > 0} == {}
    assert all(address.startswith("file:") for page in found.values() for address in page["asked"])
