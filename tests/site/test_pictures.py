"""Every type of page as it looks, beside the pictures of it in docs/pictures/; `make pictures` takes those anew.

The pages are those of a project that stays as it is (pictured/), so that a rule of language changes no picture. Another
browser or other fonts draw the same page otherwise: pictures are then not compared, and the test says so.
"""

import json
import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from briefgen.build.flow import build
from briefgen.settings import open_project

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
PICTURES = HERE.parent.parent / "docs" / "pictures"
MADE_WITH = PICTURES / "made-with.json"
RENEW = os.environ.get("BRIEFGEN_PICTURES") == "renew"
PAGES = {
    "front": "index.html",
    "briefing": "briefings/danube-low-water-talks-open.html",
    "briefing-with-facts": "briefings/background-lower-danube-corridor.html",
    "briefing-withdrawn": "briefings/pontgrain-night-berths.html",
    "actor": "actors/doina-vidrascu.html",
    "country": "countries/md.html",
    "briefings": "briefings/index.html",
    "actors": "actors/index.html",
    "countries": "countries/index.html",
    "timeline": "timeline.html",
    "topics": "tags/index.html",
    "topic": "tags/grain.html",
    "search": "search.html?q=grain",
    "corrections": "corrections.html",
    "about": "about.html",
    "not-found": "404.html",
}
WIDTHS = {1280: 1500, 360: 1600}
"""Width of the window → the height, from the top of the page, that is looked at."""
SCHEMES = ("light", "dark")
_SEEN, _MOST = 40, 0.004
"""Pixels that differ by more of 255 grey levels than this are other; so large a share of them makes another picture.
Half a line of text is more; the packing of pictures and the smoothing of letters are less."""
_SAMPLE = "<p><span style='font:600 40px {}'>Măsurători: [3–5] ✓ ≠ ✎</span></p>"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pictured") / "project"
    shutil.copytree(HERE / "pictured", root)
    report = build(open_project(root))
    assert report.counts["briefings"] == 4
    return root / "site"


def test_every_page_looks_as_its_picture_does(chrome: Browser, pictured: Path) -> None:
    made_with = _drawn_with(chrome)
    if RENEW:
        MADE_WITH.write_text(json.dumps(made_with, indent=2) + "\n")
    known = json.loads(MADE_WITH.read_text("utf-8"))
    if made_with != known:
        pytest.skip(f"pictures were taken with {known}, and here is {made_with}: they cannot be compared")
    other = {}
    for name, picture in _pictures(chrome, pictured):
        file = PICTURES / f"{name}.png"
        share = 1.0 if not file.is_file() else _difference(picture, Image.open(file).convert("RGB"))
        if RENEW and share > _MOST / 4:
            picture.quantize(32, dither=Image.Dither.NONE).save(file, optimize=True)
        elif share > _MOST:
            picture.save(pictured.parent / f"{name}.png")
            other[name] = f"{share:.1%}"
    assert other == {}, (
        f"these pages look otherwise than in docs/pictures/; as they look now they are in {pictured.parent}. "
        "Where that is as it should be:  make pictures"
    )


def test_every_picture_is_of_a_page_and_all_weigh_little() -> None:
    names = {f"{page}-{width}-{scheme}.png" for page in PAGES for width in WIDTHS for scheme in SCHEMES}
    assert {file.name for file in PICTURES.glob("*.png")} == names
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < 3_000_000


def test_another_colour_or_another_line_is_another_picture() -> None:
    page = Image.new("RGB", (360, 800), "#fcfbf8")
    line = page.copy()
    line.paste("#1d1f22", (20, 100, 320, 108))
    assert _difference(page, page) == 0
    assert _difference(page, line) > _MOST
    assert _difference(page, Image.new("RGB", (360, 800), "#f8fbfc")) == 0  # nobody sees that
    assert _difference(page, Image.new("RGB", (360, 700), "#fcfbf8")) == 1


def _pictures(chrome: Browser, site: Path) -> Iterator[tuple[str, Image.Image]]:
    page = chrome.new_page(reduced_motion="reduce")
    for name, path in PAGES.items():
        page.goto(f"{site.as_uri()}/{path}")
        if "?q=" in path:
            page.wait_for_selector("#results li")
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                yield f"{name}-{width}-{scheme}", Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that a reader sees differ, at half the size."""
    if one.size != other.size:
        return 1.0
    small = [picture.convert("L").reduce(2) for picture in (one, other)]
    levels = ImageChops.difference(*small).histogram()
    return sum(levels[_SEEN:]) / sum(levels)


def _drawn_with(chrome: Browser) -> dict[str, object]:
    """The browser's major version, and how wide it sets the same words in the fonts of the style sheet."""
    page = chrome.new_page()
    style = HERE.parent.parent / "templates" / "style.css"
    fonts = [f"var(--{name})" for name in ("serif", "sans")]
    page.set_content(f"<style>{style.read_text('utf-8')}</style>{''.join(map(_SAMPLE.format, fonts))}")
    spans = page.locator("span").all()
    wide = [round(span.evaluate("span => span.getBoundingClientRect().width")) for span in spans]
    page.close()
    return {"chromium": int(chrome.version.partition(".")[0]), "words are so wide": wide}
