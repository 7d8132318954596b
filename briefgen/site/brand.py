"""The user's own colour on every page, made lighter or darker until it can be read on light and on dark paper."""

import re

LIGHT_PAPER, DARK_PAPER = "#f1ede2", "#2b2e33"
"""The papers of the packaged style sheet on which links and marks are hardest to read."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
_ENOUGH = 4.5
"""WCAG 2.2, 1.4.3."""


def is_colour(words: str) -> bool:
    return bool(_COLOUR.match(words))


def brand_css(accent: str) -> str:
    """Rules that follow the style sheet; nothing without a colour."""
    if not is_colour(accent):
        return ""
    light, dark = readable(accent, LIGHT_PAPER), readable(accent, DARK_PAPER)
    return (
        f"@media screen{{:root{{--accent:{light}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}\n"
    )


def readable(colour: str, paper: str) -> str:
    """The colour, moved towards black or white just as far as contrast with the paper asks for."""
    parts = _parts(colour)
    target = 0 if luminance(paper) > 0.18 else 255
    for step in range(101):
        moved = [round(part + (target - part) * step / 100) for part in parts]
        candidate = "#" + "".join(f"{part:02x}" for part in moved)
        if contrast(candidate, paper) >= _ENOUGH:
            return candidate
    return "#000000" if target == 0 else "#ffffff"


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> list[int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
