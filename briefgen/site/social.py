"""The picture that a social network or a messenger shows beside a link to a briefing: SVG, made into PNG by resvg.

It needs the extra `pictures`, and it is only made where the site knows its own address, since others cannot find it.
"""

import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from textwrap import wrap

from briefgen.model.entry import Entry
from briefgen.site.context import Context

WIDE, HIGH = 1200, 630
_PAPER, _INK, _SOFT, _ACCENT = "#fcfbf8", "#1d1f22", "#565c63", "#1f5582"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Georgia, 'DejaVu Serif', serif"


@cache
def available() -> bool:
    return importlib.util.find_spec("resvg_py") is not None


@dataclass(frozen=True, slots=True)
class SocialPicture:
    """A picture that is drawn only when it is to be written: it takes some hundredths of a second."""

    svg: str

    def __bytes__(self) -> bytes:
        import resvg_py  # noqa: PLC0415  (an extra)

        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg))


def social_picture(entry: Entry, context: Context) -> SocialPicture:
    """Title, publisher and date; the name of the site below."""
    briefing = entry.briefing
    lines = wrap(_NOT_XML.sub("", briefing.title), 34)
    if len(lines) > 4:
        lines = [*lines[:3], f"{lines[3][:30].rstrip()} …"]
    size = 70 if len(lines) < 4 else 62
    title = "".join(
        f'<text x="80" y="{210 + at * size * 1.2:.0f}" font-size="{size}" font-weight="bold" fill="{_INK}">'
        f"{escape(line)}</text>"
        for at, line in enumerate(lines)
    )
    date = context.date(briefing.date)
    above = " · ".join(part for part in (briefing.publisher, date.words if date else None) if part)
    site = escape(_NOT_XML.sub("", context.site.title)[:50])
    return SocialPicture(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" font-family="{_FONT}">'
        f'<rect width="100%" height="100%" fill="{_PAPER}"/><rect width="24" height="100%" fill="{_ACCENT}"/>'
        f'<text x="80" y="110" font-size="32" fill="{_SOFT}">{escape(_NOT_XML.sub("", above)[:60])}</text>{title}'
        f'<text x="80" y="560" font-size="34" font-weight="bold" fill="{_ACCENT}">{site}</text>'
        "</svg>"
    )
