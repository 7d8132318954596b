"""Pages as readers meet them in a real browser: accessible, quiet, whole without scripts, on a host or in a folder."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from briefgen.build.flow import build
from briefgen.settings import open_project

pytestmark = pytest.mark.slow

SAMPLE = "briefings/danube-low-water-talks-open.html"
SAMPLES = (
    "index.html", SAMPLE, "actors/doina-vidrascu.html", "countries/by.html", "briefings/index.html",
    "actors/index.html", "countries/index.html", "timeline.html", "tags/index.html", "tags/grain.html", "search.html",
    "about.html",
)  # fmt: skip
STATES = (
    "briefings/corrected.html", "briefings/withdrawn.html", "briefings/by-hand.html", "briefings/bare.html",
    "briefings/arabic.html", "actors/mara-oskel.html", "corrections.html", "404.html", "index.html",
    "countries/lv.html", "briefings/index.html", "briefings/index/review-draft.html", "actors/index.html",
    "actors/index/by-briefings.html", "countries/index.html", "timeline.html", "search.html", "about.html",
    "tags/index.html",
)  # fmt: skip
"""Every type of page but that of a topic, of which these briefings have none."""
LONG = ("half-a-kilometre-of-river.txt", "exercise/ruse-press-conference-transcript.txt")
EVERYTHING = {
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""All rules; what passes is not described node by node, which took most of the time."""


@contextmanager
def opened(chrome: Browser, width: int = 1280, **options: object) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": width, "height": 900}, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def violations(page: Page, addresses: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for address in addresses:
        page.goto(address)
        barriers = Axe().run(page, options=EVERYTHING).response["violations"]
        name = address.rpartition("/site/")[2]
        found += [(name, one["id"], one["nodes"][0]["html"][:200]) for one in barriers]
    return found


LOOKS = pytest.mark.parametrize(("width", "scheme"), list(product((1280, 360), ("light", "dark"))))


@LOOKS
def test_no_page_has_a_barrier_that_axe_finds(chrome: Browser, samples: Path, width: int, scheme: str) -> None:
    with opened(chrome, width, color_scheme=scheme) as page:
        assert violations(page, [(samples / path).as_uri() for path in SAMPLES]) == []


@LOOKS
def test_no_state_of_a_page_has_a_barrier_in_either_way_of_writing(
    chrome: Browser, states: Path, width: int, scheme: str
) -> None:
    """Every type of page again, laid out from left to right and from right to left."""
    with opened(chrome, width, color_scheme=scheme) as page:
        assert violations(page, [(states / path).as_uri() for path in STATES]) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(chrome: Browser, samples: Path, states: Path, width: int) -> None:
    wide = {}
    with opened(chrome, width) as page:
        for path in (*(samples / path for path in SAMPLES), *(states / path for path in STATES)):
            page.goto(path.as_uri())
            if too_much := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
                wide[path.name] = too_much
    assert wide == {}


@pytest.mark.parametrize("how", ["http", "file"])
def test_pages_ask_nobody_else_and_the_browser_has_nothing_to_complain_of(
    chrome: Browser, samples: Path, serve: Callable[[Path], str], how: str
) -> None:
    """Over http under `default-src 'self'`."""
    root = serve(samples) if how == "http" else f"{samples.as_uri()}/"
    asked, said = [], []
    with opened(chrome) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append((page.url, message.text)))
        page.on("pageerror", lambda error: said.append((page.url, str(error))))
        for path in SAMPLES:
            page.goto(root + path)
        page.goto(f"{root}search.html?q=barges")
        page.wait_for_selector("#results li")
    assert [address for address in asked if not address.startswith(root) and "favicon" not in address] == []
    assert [one for one in said if "favicon" not in one[1]] == []


def test_without_scripts_every_mark_leads_to_its_sentence_and_back(chrome: Browser, samples: Path) -> None:
    with opened(chrome, java_script_enabled=False) as page:
        page.goto((samples / SAMPLE).as_uri())
        marks = page.locator("ul.brief a.n")
        assert marks.count() >= 2
        marks.first.click()
        target = page.locator(".source .s:target")
        assert target.count() == 1
        assert f"#{target.get_attribute('id')}" == page.url[page.url.index("#") :]
        page.locator(".source .s:target + sup a").click()
        assert page.locator("li:target, figure:target").count() == 1
        page.goto((samples / "search.html").as_uri())
        assert "switched off" in page.locator("noscript").inner_text()


def test_the_keyboard_alone_reads_a_page(chrome: Browser, samples: Path) -> None:
    with opened(chrome) as page:
        page.goto((samples / SAMPLE).as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        box = page.locator(".skip").bounding_box()
        assert box
        assert box["width"] > 40
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        seen = set()
        for _ in range(25):
            page.keyboard.press("Tab")
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", page.evaluate("document.activeElement.outerHTML")
            seen.add(page.evaluate("document.activeElement.outerHTML"))
        assert len(seen) > 15
        page.keyboard.press("j")
        page.keyboard.press("j")
        first = page.evaluate("document.activeElement.id")
        page.keyboard.press("k")
        assert first.startswith("line-")
        assert page.evaluate("document.activeElement.id") != first
        page.keyboard.press("?")
        assert page.locator("#keys:popover-open").count() == 1
        page.keyboard.press("Escape")
        page.locator("footer .copy").click()
        page.locator("#keys-on").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert "search.html" not in page.url


def test_a_number_can_be_peeked_at_and_the_peek_goes_with_escape(chrome: Browser, samples: Path) -> None:
    with opened(chrome) as page:
        page.goto((samples / SAMPLE).as_uri())
        page.hover("ul.brief a.n")
        page.wait_for_selector(".peek:popover-open")
        assert "Four countries" in page.locator(".peek").inner_text()
        page.hover(".peek")
        page.wait_for_timeout(400)
        assert page.locator(".peek:popover-open").count() == 1
        page.keyboard.press("Escape")
        assert page.locator(".peek:popover-open").count() == 0


def test_a_quotation_is_copied_with_its_source(chrome: Browser, samples: Path, serve: Callable[[Path], str]) -> None:
    with opened(chrome, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(serve(samples) + SAMPLE)
        page.locator(".card .copy").first.click()
        page.wait_for_function("document.querySelector('.card .copy').textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"“.+” – .+\. Danube countries open talks .+#s\d+$", copied), copied


def test_a_long_list_is_narrowed_by_typing(chrome: Browser, samples: Path) -> None:
    with opened(chrome) as page:
        page.goto((samples / "actors/index.html").as_uri())
        page.fill("#narrow", "vidrascu")
        left = [name for name in page.locator("main li").all_inner_texts() if name]
        assert left
        assert all("Vidrașcu" in name for name in page.locator("main li:visible").all_inner_texts())


@pytest.mark.parametrize("how", ["http", "file"])
def test_the_search_forgives_and_loads_only_when_used(
    chrome: Browser, samples: Path, serve: Callable[[Path], str], how: str
) -> None:
    root = serve(samples) if how == "http" else f"{samples.as_uri()}/"
    asked: list[str] = []
    with opened(chrome) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{root}search.html")
        assert not [address for address in asked if "/search/" in address]

        def results(words: str, kind: str = "") -> list[str]:
            page.check(f"input[name=kind][value='{kind}']")
            page.fill("#q", words)
            page.wait_for_function("document.querySelector('#found').textContent.match(/result|found/)")
            page.wait_for_timeout(150)
            return page.locator("#results a").all_inner_texts()

        assert results("Doina Vidrascu", "a")[0] == "Doina Vidrașcu"  # no accent
        assert "Doina Vidrașcu" in results("Viddrascu", "a")  # a letter too many
        assert "Doina Vidrașcu" in results("Vidarscu", "a")  # two letters swapped
        assert "Doina Vidrașcu" in results("Vidrasko", "a")  # other letters
        assert "Danube countries open talks on low water as grain barges queue" in results("grain queue", "b")
        assert results("switch off the lights", "q")
        assert results("zzzzqqqq") == []
        assert [address for address in asked if "/search/" in address]


def test_a_page_of_1500_words_weighs_at_most_60_kilobytes(samples: Path, tmp_path: Path) -> None:
    texts = [(samples.parent / "seeds" / name).read_text("utf-8") for name in LONG]
    assert sum(len(text.split()) for text in texts) >= 1500
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/long.txt").write_text("\n\n".join(texts), "utf-8")
    (tmp_path / "briefgen.toml").write_text('[site]\nbase_url = "https://desk.example/"\n')
    build(open_project(tmp_path))
    pages = [tmp_path / "site/briefings/long.html", *(samples / "briefings").glob("*.html")]
    shared = sum(len(gzip.compress((samples / name).read_bytes())) for name in ("style.css", "site.js"))
    assert max(len(gzip.compress(page.read_bytes())) for page in pages) + shared <= 60_000
    assert len((samples / "style.css").read_bytes()) <= 12_000
    assert sum((samples / name).stat().st_size for name in ("site.js", "search.js")) <= 15_000


def test_a_briefing_prints_on_three_sheets(chrome: Browser, samples: Path) -> None:
    """The sample has about 900 words."""
    with opened(chrome) as page:
        page.goto((samples / SAMPLE).as_uri())
        paper = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    assert len(re.findall(rb"/Type\s*/Page\b[^s]", paper)) <= 3
