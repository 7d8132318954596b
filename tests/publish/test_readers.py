"""Readers who follow links all the time while the site is published, and what a plan promises them."""

import re
import threading
import time
from collections.abc import Callable, Mapping
from posixpath import dirname, normpath

import httpx
import pytest
from hosting.server import Place
from hosting.site import many, write_site
from hosting.web import nginx
from hypothesis import given
from hypothesis import strategies as st

from briefgen.publish.manifest import Manifest
from briefgen.publish.outgoing import outgoing
from briefgen.publish.plan import GRACE, Act, make_plan
from briefgen.settings import Project

LINK = re.compile(r'href="([^"]+)"')


class Reader(threading.Thread):
    """Opens a page, then all that it links to, ten milliseconds apart."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.address = address
        self.removed: set[str] = set()
        """Pages that the site has had, and has no more: links on old pages may lead there."""
        self.opened = 0
        self.read = 0
        """Of those that were opened, the ones that were there."""
        self.broken: list[str] = []
        self._ended = threading.Event()

    def run(self) -> None:
        with httpx.Client() as client:
            while not self._ended.is_set():
                page = "index.html"
                for _ in range(8):
                    links = self._open(client, page)
                    page = links[-2 if self.opened % 3 else 0] if links else "index.html"

    def _open(self, client: httpx.Client, page: str) -> list[str]:
        answer = client.get(f"{self.address}/{page}")
        self.opened += 1
        if answer.status_code != 200:
            return []
        links = [normpath(f"{dirname(page)}/{link}").lstrip("/") for link in LINK.findall(answer.text)]
        for link in (links[0], links[-1], links[self.opened % len(links)], links[-3 % len(links)]):
            time.sleep(0.01)
            self.opened += 1
            status = client.get(f"{self.address}/{link}").status_code
            self.read += status == 200
            if status != 200 and link not in self.removed:
                self.broken.append(f"{page} → {link}: {status}")
        return [link for link in links if link.endswith(".html")]

    def end(self) -> None:
        self._ended.set()
        self.join()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["folder", "s3"])
def test_a_reader_never_meets_a_broken_link_to_a_new_page_or_a_missing_asset(
    kind: str,
    place: Callable[[str], Place],
    desk: Callable[..., Project],
    publish: Callable[..., list[str]],
    tmp_path: "pytest.TempPathFactory",
) -> None:
    there = place(kind)
    project = desk(there)
    publish(project)
    with nginx(tmp_path, f"root {there.to};") as local:  # type: ignore[arg-type]
        bucket = there.to.removeprefix("s3://")
        reader = Reader(f"{there.target['endpoint']}/{bucket}" if kind == "s3" else local)
        reader.start()
        try:
            for version in range(1, 7):
                pages = {f"v{version}-{n}": f"version {version} {n}" for n in range(15)} | many(
                    12, f"version {version}"
                )
                reader.removed |= {f"briefings/v{version - 1}-{n}.html" for n in range(15)}
                write_site(project.site, pages, style=f"p{{order:{version}}}")
                publish(project)
        finally:
            reader.end()
    assert reader.read > 20
    assert reader.broken == []


names = st.sampled_from(
    ["index.html", "feed.xml", "briefings/a.html", "briefings/b.html", "style.0123456789.css", "x.js"]
)
sites = st.dictionaries(names, st.sampled_from([b"one", b"two"]))


@given(st.lists(sites, min_size=1, max_size=5), st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_after_any_history_of_whole_and_broken_publishes_the_last_whole_one_decides(
    history: list[Mapping[str, bytes]], breaks: list[int]
) -> None:
    """The host is a dictionary here; `breaks` says after how many steps each publish but the last is killed."""
    host: dict[str, bytes] = {}
    known = Manifest()
    for number, site in enumerate(history):
        wanted = {path: outgoing(path, content) for path, content in site.items()}
        plan = make_plan(wanted, known, now=number * (GRACE + 1))
        steps = [step for stage in plan.stages for step in stage]
        last = number == len(history) - 1
        files, unsure = dict(known.files), {*known.unsure, *(step.path for step in steps if step.act is not Act.NOTE)}
        for step in steps if last else steps[: breaks[number]]:
            if step.act is Act.NOTE:
                known = Manifest(dict(files), frozenset(unsure), plan.retired)
            elif step.act is Act.PUT:
                host[step.path] = site[step.path]
                files[step.path] = wanted[step.path].digest
                unsure.discard(step.path)
            else:
                host.pop(step.path, None)
                files.pop(step.path, None)
                unsure.discard(step.path)
    retired = {path: host[path] for path in known.retired if path in host}
    assert host == {**retired, **history[-1]}
    assert all(path.startswith("style.") for path in retired)


def test_new_pages_go_before_those_that_link_them_and_what_is_gone_goes_last() -> None:
    files = ("style.aaaaaaaa.css", "briefings/new.html", "briefings/old.html", "index.html", "feed.xml", "search/0.js")
    wanted = {path: outgoing(path, b"now") for path in files}
    there = Manifest({"briefings/old.html": "before", "index.html": "before", "briefings/gone.html": "before"})
    stages = make_plan(wanted, there, now=0).stages
    order = [{step.path for step in stage} for stage in stages if stage[0].act is not Act.NOTE]
    assert order == [
        {"style.aaaaaaaa.css"},
        {"briefings/new.html"},
        {"briefings/old.html"},
        {"index.html", "feed.xml", "search/0.js"},
        {"briefings/gone.html"},
    ]


def test_rules_of_the_server_go_after_what_they_lead_to_and_before_what_they_led_away_from() -> None:
    files = (".htaccess", "_redirects", "index.html", "briefings/new.html", "briefings/old.html")
    wanted = {path: outgoing(path, b"now") for path in files}
    there = Manifest({".htaccess": "before", "briefings/old.html": "before", "_headers": "x", "about/gone.html": "x"})
    stages = make_plan(wanted, there, now=0).stages
    order = [{step.path for step in stage} for stage in stages if stage[0].act is not Act.NOTE]
    assert order == [
        {"briefings/new.html"},
        {"briefings/old.html"},
        {".htaccess", "_redirects", "index.html"},
        {"_headers"},
        {"about/gone.html"},
    ]


def test_an_asset_outlives_the_pages_that_name_it_for_an_hour() -> None:
    there = Manifest({"style.aaaaaaaa.css": "before", "index.html": "before"})
    wanted = {"index.html": outgoing("index.html", b"now")}
    plan = make_plan(wanted, there, now=1000)
    assert plan.retired == {"style.aaaaaaaa.css": 1000}
    assert plan.steps(Act.DELETE) == ()
    later = Manifest({**there.files, "index.html": wanted["index.html"].digest}, retired=plan.retired)
    assert [step.path for step in make_plan(wanted, later, now=1000 + GRACE).steps(Act.DELETE)] == [
        "style.aaaaaaaa.css"
    ]


def test_compressed_copies_go_when_what_they_are_copies_of_goes() -> None:
    wanted = {path: outgoing(path, b"now") for path in ("index.html", "index.html.gz", "briefings/new.html")}
    stages = make_plan(wanted, Manifest(), now=0).stages
    order = [{step.path for step in stage} for stage in stages if stage[0].act is not Act.NOTE]
    assert order == [{"briefings/new.html"}, {"index.html", "index.html.gz"}]
