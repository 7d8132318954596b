"""The style sheet is small, asks nobody for anything, and can be read in its colours."""

import re

import pytest

from briefgen.site.templates import packaged


def test_the_style_sheet_is_small_and_asks_nobody_for_anything() -> None:
    style = (packaged() / "style.css").read_text("utf-8")
    assert len(style.encode()) <= 12_000
    assert "url(" not in style
    assert "@import" not in style


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"), ("soft", "paper"), ("soft", "card"), ("accent", "paper"), ("accent", "card"),
        ("warn", "warn-paper"), ("ink", "mark"), ("ink", "quote"),
    ],
)  # fmt: skip
def test_the_palette_can_be_read(scheme: int, ink: str, paper: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    style = (packaged() / "style.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[0]))
    colours = {**light, **(dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[1])) if scheme else {})}
    bright, dim = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
