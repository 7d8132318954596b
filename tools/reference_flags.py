"""Flags from country-flag-icons, one SVG a country."""

from collections.abc import Mapping


def make(files: Mapping[str, bytes], countries: tuple[str, ...]) -> dict[str, str]:
    """SVG by ISO code, as the package has it."""
    found = {code: files.get(f"3x2/{code}.svg") for code in countries}
    return {code: svg.decode() for code, svg in found.items() if svg}
