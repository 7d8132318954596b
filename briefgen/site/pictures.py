"""Small pictures on an actor's page, as SVG without styles of its own; what they show stands beside them in words."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from briefgen.site.views import Href

_WIDE, _HIGH = 640, 84
_MOST_NEIGHBOURS = 10


def months_picture(dates: Sequence[str], label: str) -> str | None:
    """How many briefings there are in each month; None where they are all of one month, or none has one.

    `dates`: ISO 8601 cut to what is known; those without a month are left out.
    """
    counts = Counter(_month(date) for date in dates if len(date) >= 7 and date[:4].isdigit() and date[5:7].isdigit())
    if len(counts) < 2:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    step = _WIDE / (last - first + 1)
    wide = max(2.0, min(step * 0.7, 28.0))
    bars = "".join(
        f'<rect x="{(month - first + 0.5) * step - wide / 2:.1f}" y="{60 - 52 * number / most:.1f}" '
        f'width="{wide:.1f}" height="{52 * number / most:.1f}" rx="1.5"/>'
        for month, number in sorted(counts.items())
    )
    ends = f'<text x="0" y="78">{_words(first)}</text><text class="end" x="{_WIDE}" y="78">{_words(last)}</text>'
    return (
        f'<svg class="months" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(label)}">'
        f'<path d="M0 60.5H{_WIDE}"/>{bars}{ends}</svg>'
    )


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def _words(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def neighbours_picture(name: str, others: Sequence[tuple[Href, int]], label: str) -> str | None:
    """The actor in the middle of those who appear in the same briefings, tied the thicker the more often."""
    shown = others[:_MOST_NEIGHBOURS]
    if len(shown) < 3:
        return None
    most = max(times for _, times in shown)
    lines, names = [], []
    for at, (other, times) in enumerate(shown):
        angle = 2 * pi * at / len(shown) - pi / 2
        x, y = 180 + 118 * cos(angle), 130 + 96 * sin(angle)
        lines.append(f'<path d="M180 130L{x:.0f} {y:.0f}" stroke-width="{1 + 3 * times / most:.1f}"/>')
        anchor = "middle" if abs(cos(angle)) < 0.35 else "start" if cos(angle) > 0 else "end"
        beside = {"middle": 0, "start": 8, "end": -8}[anchor]
        below = -10 if sin(angle) < -0.9 else 18 if sin(angle) > 0.9 else 4
        names.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4.5"/>')
        names.append(
            f'<text x="{x + beside:.0f}" y="{y + below:.0f}" text-anchor="{anchor}">{escape(_short(other.name))}</text>'
        )
    return (
        f'<svg class="neighbours" viewBox="-90 0 540 262" role="img" aria-label="{escape(label)}">{"".join(lines)}'
        f'<circle class="here" cx="180" cy="130" r="8"/>{"".join(names)}'
        f'<text class="here" x="180" y="152" text-anchor="middle">{escape(_short(name))}</text></svg>'
    )


def _short(name: str) -> str:
    return name if len(name) <= 15 else f"{name[:14].rstrip()}…"
