"""Maps as a browser draws them, compared with the committed pictures beside this file.

To make the pictures anew, after looking at each: MAPS=write pytest tests/reference/test_map_pictures.py
"""

import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from briefgen.reference.maps import locator_map

PICTURES = Path(__file__).parent / "maps"
STYLE = (Path(__file__).parents[2] / "templates/style.css").read_text("utf-8")
PLACES = {
    "BY": "inside a continent",
    "FJ": "across the 180th meridian",
    "RU": "the widest, also across it",
    "MT": "islands",
    "VA": "a dot inside another country",
    "EH": "with a disputed border",
    "TD": "with a name that fits",
}
DIFFERENT = 48
"""Of 255: what smoothing and another font's edges do is less."""
MOST_DIFFERENT = 0.02
"""The share of the pixels that may differ: letters, but no coast."""


@pytest.mark.slow
@pytest.mark.parametrize("country", PLACES)
def test_a_map_looks_as_it_did(country: str, browser: str, tmp_path: Path) -> None:
    drawn = photograph(browser, country, tmp_path)
    kept = PICTURES / f"{country}.png"
    if os.environ.get("MAPS") == "write":
        drawn.save(kept, optimize=True)
    with Image.open(kept) as before:
        assert before.size == drawn.size
        apart = ImageChops.difference(before.convert("L"), drawn)
    share = sum(apart.histogram()[DIFFERENT:]) / (drawn.width * drawn.height)
    assert share <= MOST_DIFFERENT, f"{share:.1%} of the picture differ: look at it, then write it anew"


def photograph(browser: str, country: str, folder: Path) -> Image.Image:
    """The map at 416 pixels, in greys."""
    page, picture = folder / "map.html", folder / "map.png"
    page.write_text(f"<!doctype html><style>{STYLE} body {{ margin: 0 }}</style>{locator_map(country)}", "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")
    command = [browser, *flags, "--window-size=416,480", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with Image.open(picture) as drawn:
        return drawn.convert("L")
