"""Published sites behind real web servers, below a path, with the headers that the recipes promise."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import httpx
import pytest
from hosting.site import a_project, many, write_site
from hosting.web import apache, nginx

from briefgen.build.flow import build
from briefgen.publish import Wishes, nginx_snippet, prepare
from briefgen.publish.plan import Act, Plan, Step
from briefgen.publish.verify import verify
from briefgen.settings import Project, open_project
from briefgen.starter import start

pytestmark = pytest.mark.slow

Publish = Callable[..., list[str]]

WALK = """<!doctype html><meta charset="utf-8"><pre id="out"></pre><script>
const seen = new Set();
const todo = ["desk/index.html", "desk/no/such/page.html"].map(page => new URL(page, location).href);
const found = {pages: 0, links: 0, broken: [], outside: []}, status = new Map();
async function check(address, page) {
  if (!status.has(address)) status.set(address, fetch(address).then(answer => answer.status));
  found.links++;
  if (await status.get(address) !== 200) found.broken.push(`${page} → ${address}`);
}
async function open_(address) {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  await new Promise(done => { frame.onload = done; frame.src = address; });
  const inside = frame.contentDocument;
  for (const element of inside.querySelectorAll("[href], [src]")) {
    const link = new URL(element.href?.baseVal ?? element.href ?? element.src, inside.baseURI);
    link.hash = "";
    if (element.rel === "canonical" || element.rel === "license" || !/^http/.test(link)) continue;
    if (link.origin !== location.origin) { if (element.localName !== "a") found.outside.push(link.href); continue; }
    await check(link.href, address);
    if (element.localName === "a" && link.pathname.endsWith(".html") && !seen.has(link.href)) {
      seen.add(link.href);
      todo.push(link.href);
    }
  }
  for (const entry of frame.contentWindow.performance.getEntriesByType("resource")) await check(entry.name, address);
  found.pages++;
  frame.remove();
}
(async () => {
  try {
    while (todo.length && found.pages < 300) await open_(todo.shift());
  } catch (error) {
    found.error = String(error);
  }
  document.getElementById("out").textContent = JSON.stringify(found);
})();
</script><body>"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a server's own user may read, which pytest's are not."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen-served-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_browser_walks_the_whole_site_below_a_path_and_meets_no_broken_link(browser: str, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/walk.html").write_text(WALK, "utf-8")
    below = a_project(tmp_path, "www/desk", base_url="https://example.org/desk/")
    (tmp_path / "snippet").write_text(nginx_snippet(below, "live"), "utf-8")
    with nginx(tmp_path, f"root {tmp_path}/www; include {tmp_path}/snippet;") as address:
        said = _build_and_publish(tmp_path / "desk", f"{address}/desk/")
        assert f"below {address}/desk/: all as they were sent" in said
        found, console = _walk(browser, f"{address}/walk.html", tmp_path)
        assert found.get("error") is None
        assert found["pages"] > 10, console
        assert found["links"] > 200
        assert found["broken"] == []
        assert found["outside"] == []
        assert "Refused" not in console
        front = (tmp_path / "www/desk/index.html").read_bytes()
        assert gzip.decompress((tmp_path / "www/desk/index.html.gz").read_bytes()) == front
        assert brotli.decompress((tmp_path / "www/desk/index.html.br").read_bytes()) == front
        style = re.search(rb'href="(style\.[0-9a-f]{12}\.css)"', front)
        assert style
        assert "max-age=31536000" in httpx.get(f"{address}/desk/{style[1].decode()}").headers["Cache-Control"]
        page = httpx.get(f"{address}/desk/index.html", headers={"Accept-Encoding": "gzip"})
        assert page.headers.get("Content-Encoding") == "gzip", (page.headers, page.text[:2000])
        assert page.headers["Vary"] == "Accept-Encoding", "or caches give it to readers who did not ask"
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert httpx.get(f"{address}/desk/.briefgen-manifest.json").status_code == 404
        assert httpx.get(f"{address}/desk/feed.xml").headers["Content-Type"] == "application/atom+xml; charset=utf-8"


def _build_and_publish(folder: Path, base_url: str) -> str:
    """What publishing a new project with its sample document says."""
    start(folder)
    text = (folder / "briefgen.toml").read_text("utf-8").replace("[site]", f'[site]\nbase_url = "{base_url}"')
    target = '[publish.targets.live]\nto = "../www/desk"\ncompress = true\n'
    (folder / "briefgen.toml").write_text(f"{text}\n{target}", "utf-8")
    build(open_project(folder))
    command = [sys.executable, "-m", "briefgen", "-C", str(folder), "publish"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def _walk(browser: str, address: str, home: Path) -> tuple[dict[str, object], str]:
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--enable-logging=stderr"]
    command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command += ["--virtual-time-budget=60000", "--dump-dom", f"--user-data-dir={home / 'profile'}", address]
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=150, check=False, env={**os.environ, "HOME": str(home)}
    )
    words = run.stdout.partition('<pre id="out">')[2].partition("</pre>")[0]
    return json.loads(words.replace("&gt;", ">").replace("&amp;", "&") or '{"pages": 0}'), run.stderr[-4000:]


def moved_site(folder: Path, publish: Publish, server: str) -> tuple[Project, str]:
    """A site below /desk/ in which a page has moved; published to `folder`/desk."""
    project = a_project(folder / "project", str(folder / "www/desk"), base_url="http://127.0.0.1/desk/", server=server)
    (folder / "www").mkdir()
    pages = many(6)
    pages["new"] = pages.pop("page-0002")
    write_site(project.site, pages, moved={"briefings/page-0002.html": "briefings/new.html"})
    publish(project)
    return project, next(project.site.glob("style.*.css")).name


def holds_what_the_recipe_promises(address: str, asset: str) -> None:
    page = httpx.get(f"{address}/desk/index.html")
    assert page.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert httpx.get(f"{address}/desk/").content == page.content
    style = httpx.get(f"{address}/desk/{asset}")
    assert style.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert style.headers["Content-Type"].lower() == "text/css; charset=utf-8"
    assert httpx.get(f"{address}/desk/feed.xml").headers["Content-Type"].startswith("application/atom+xml")
    old = httpx.get(f"{address}/desk/briefings/page-0002.html")
    assert old.status_code == 301
    assert old.headers["Location"].endswith("/desk/briefings/new.html")
    missing = httpx.get(f"{address}/desk/no/such/page.html")
    assert missing.status_code == 404
    assert "<title>404</title>" in missing.text
    assert '<base href="/desk/">' in missing.text, "or its style is looked for beside the page that is not there"
    assert httpx.get(f"{address}/desk/.briefgen-manifest.json").status_code in (403, 404)


def test_nginx_serves_as_its_recipe_says(publish: Publish, open_folder: Path) -> None:
    project, asset = moved_site(open_folder, publish, "")
    (open_folder / "snippet").write_text(nginx_snippet(project, "live"), "utf-8")
    with nginx(open_folder, f"root {open_folder}/www; include {open_folder}/snippet;") as address:
        holds_what_the_recipe_promises(address, asset)
        led_on = Plan(((Step(Act.PUT, "briefings/page-0002.html", "changed"),),), {})
        with prepare(project, "live", Wishes()) as publishing:
            wanted, moved = publishing.run.wanted, publishing.moved
        assert verify(f"{address}/desk/", led_on, wanted, moved) == (3, ())
        elsewhere = {"briefings/page-0002.html": "index.html"}
        _, (problem,) = verify(f"{address}/desk/", led_on, wanted, elsewhere, pause=lambda _: None)
        assert problem.code == "BG611"


def test_apache_serves_as_its_recipe_says(publish: Publish, open_folder: Path) -> None:
    _, asset = moved_site(open_folder, publish, "apache")
    with apache(open_folder, open_folder / "www") as address:
        holds_what_the_recipe_promises(address, asset)


def test_a_reader_of_an_old_address_is_led_to_a_page_that_is_there_at_every_moment(open_folder: Path) -> None:
    """File by file, with Apache, whose rules count at once: a page moves, and then it moves back."""
    (open_folder / "www").mkdir()
    to = str(open_folder / "www" / ("desk" * 50 + "long"))  # beside which no folder can be laid
    project = a_project(open_folder / "project", to, base_url=f"http://127.0.0.1/{Path(to).name}/", server="apache")
    one, other = "briefings/page-0002.html", "briefings/new.html"
    before, after = many(6), many(6)
    after["new"] = after.pop("page-0002")
    write_site(project.site, before)
    with apache(open_folder, open_folder / "www") as address, httpx.Client(follow_redirects=True) as client:
        _publish_step_by_step(project, lambda: None)
        where = f"{address}/{Path(to).name}"
        statuses: list[int] = []
        for pages, moved in ((after, {one: other}), (before, {other: one}), (after, {one: other})):
            write_site(project.site, pages, moved=moved)
            statuses.clear()
            _publish_step_by_step(project, lambda: statuses.append(client.get(f"{where}/{one}").status_code))
            assert len(statuses) > 4
            assert {*statuses} == {200}
        assert client.get(f"{where}/{one}").url.path.endswith(other)


def _publish_step_by_step(project: Project, look: Callable[[], None]) -> None:
    """One file at a time, with a look after each."""
    with prepare(project, "live", Wishes()) as publishing:
        put, delete = publishing.host.put, publishing.host.delete
        publishing.host.batch = publishing.host.workers = 1
        publishing.host.put = lambda files: (put(files), look())  # type: ignore[method-assign,assignment,func-returns-value]
        publishing.host.delete = lambda paths: (delete(paths), look())  # type: ignore[method-assign,assignment,func-returns-value]
        publishing.carry_out()
