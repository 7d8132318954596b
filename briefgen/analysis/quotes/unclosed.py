"""“We lost three villages, Oskel said. — words whose closing mark was forgotten end before who says them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.saying import Saying
from briefgen.model.span import Span


def cut_at_cue(parsed: Parsed, quoted: Sequence[Quoted], sayings: Sequence[Saying]) -> Iterator[Quoted]:
    """The same stretches; those that the next paragraph continues have no closing mark by right."""
    cues = [saying.cue.start for saying in sayings]
    for at, one in enumerate(quoted):
        continued = at + 1 < len(quoted) and quoted[at + 1].goes_on
        inside = sayings[bisect_left(cues, one.inner.start) : bisect_left(cues, one.inner.end)]
        end = None if one.closed or continued else _end_of_words(parsed, one, inside)
        if end is None:
            yield one
        else:
            yield replace(one, inner=Span(one.inner.start, end), outer=Span(one.outer.start, end), closed=True)


def _end_of_words(parsed: Parsed, one: Quoted, sayings: Sequence[Saying]) -> int | None:
    """Behind the comma before the first “Oskel said.”"""
    text = parsed.text
    for saying in sayings:
        clause = Span(min(saying.cue.start, saying.source.start), max(saying.cue.end, saying.source.end))
        words = text[one.inner.start : max(one.inner.start, clause.start)].rstrip()
        ends = text[clause.end : clause.end + 1] in ("", ".", ",", "\n")
        if saying.strong and ends and words.endswith((",", "?", "!")):
            return one.inner.start + len(words)
    return None
