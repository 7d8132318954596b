"""Where the name of a country fits on a map: inside it, on a line that is long enough."""

from collections.abc import Iterator
from itertools import pairwise

from briefgen.reference.outlines import Point, Ring, Window

_LETTER = 4.4
"""Units: about the width of a letter at the size of the labels."""
_LINE = 5.0
"""Units between the rows that are tried; a label is as high as two of them."""

Interval = tuple[float, float]


def label_place(name: str, rings: tuple[Ring, ...], window: Window) -> Point | None:
    """The middle of the foot of a label inside the rings, near their middle; None where there is no room."""
    width = len(name) * _LETTER
    rows = [_LINE * at for at in range(1, int(window.height / _LINE))]
    inside = [list(_inside(rings, y, window.width)) for y in rows]
    best: tuple[float, Point] | None = None
    for y, (above, below) in zip(rows[1:], pairwise(inside), strict=True):
        for start, end in _shared(above, below):
            room = end - start - width
            if room >= 0 and (best is None or room > best[0] + 2):
                best = (room, ((start + end) / 2, y + 1))
    return best and best[1]


def _inside(rings: tuple[Ring, ...], y: float, width: float) -> Iterator[Interval]:
    """The parts of a horizontal line that are inside the rings and on the map."""
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for ring in rings
        for a, b in pairwise((*ring, ring[0]))
        if (a[1] <= y) != (b[1] <= y)
    )
    for start, end in zip(crossings[::2], crossings[1::2], strict=False):
        if min(end, width - 2) > max(start, 2):
            yield max(start, 2), min(end, width - 2)


def _shared(above: list[Interval], below: list[Interval]) -> Iterator[Interval]:
    for a in above:
        for b in below:
            if min(a[1], b[1]) > max(a[0], b[0]):
                yield max(a[0], b[0]), min(a[1], b[1])
