"""A set of spans that answers quickly what lies in them; linear searches would make long documents slow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from briefgen.model.span import Span


class Places:
    """Spans of one text; those that overlap are joined."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._starts = [span.start for span in joined]
        self._ends = [span.end for span in joined]

    def overlap(self, span: Span) -> bool:
        """Whether a part of the span lies in one of them."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def hold(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        at = bisect_left(self._starts, position + 1) - 1
        return at >= 0 and position < self._ends[at]
