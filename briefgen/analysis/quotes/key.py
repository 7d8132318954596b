"""Which quotes a reader needs: by somebody who is named and central, whole, and not said twice."""

from collections.abc import Mapping, Sequence

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.model.actor import Actor, Kind
from briefgen.model.quote import QuoteKind

_MOST = 6
_BEST_LENGTH = range(8, 61)
_SAME = 0.7
_ENOUGH = 2.0


def key_quotes(parsed: Parsed, found: Sequence[Found], actors: Sequence[Actor]) -> set[int]:
    """Positions in `found` of the key quotes; each speaker has at most two."""
    by_id = {actor.id: actor for actor in actors}
    scores = {at: _score(parsed, one, by_id) for at, one in enumerate(found)}
    chosen: list[int] = []
    speakers: list[str | None] = []
    for at in sorted(scores, key=lambda at: (-scores[at], at)):
        speaker = found[at].speaker.actor
        if len(chosen) == _MOST or scores[at] < _ENOUGH:
            break
        if speakers.count(speaker) < 2 and not any(_alike(parsed, found[at], found[other]) for other in chosen):
            chosen.append(at)
            speakers.append(speaker)
    return set(chosen)


def _score(parsed: Parsed, one: Found, actors: Mapping[str, Actor]) -> float:
    actor = actors.get(one.speaker.actor or "")
    words = sum(len(span.within(parsed.text).split()) for span in one.content)
    if actor is None or actor.kind is Kind.PLACE or words < 5:
        return 0.0
    score = {QuoteKind.DIRECT: 2.0, QuoteKind.MIXED: 1.2, QuoteKind.INDIRECT: 0.6}[one.kind]
    score += 1.0 if actor.central else 0.0
    score += 0.5 if actor.roles else 0.0
    score += 0.5 if words in _BEST_LENGTH else -0.5
    score -= 1.0 if one.speaker.needs_review or one.doubtful else 0.0
    score -= 0.8 if one.carried else 0.0  # the second half of what somebody said leans on the first
    return score - one.start / (4 * max(1, len(parsed.text)))


def _alike(parsed: Parsed, one: Found, other: Found) -> bool:
    a, b = (_words(parsed, found) for found in (one, other))
    return len(a & b) > _SAME * min(len(a), len(b))


def _words(parsed: Parsed, one: Found) -> set[str]:
    return {word.casefold() for span in one.content for word in span.within(parsed.text).split()}
