"""Which quotes a reader needs: by somebody who is named and central, whole, and not said twice."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.model.actor import Actor, Kind
from briefgen.model.quote import QuoteKind

_MOST = 6
_BEST_LENGTH = range(8, 61)
_SAME = 0.7
_ENOUGH = 2.0
_FEWEST_WORDS = 5
_HEAD = 3
"""Sentences that say what the document is about."""
_ON_SUBJECT = 2
"""Words that a quote about it shares with them."""
_UNSURE = 0.85


def key_quotes(parsed: Parsed, found: Sequence[Found], actors: Sequence[Actor]) -> dict[int, tuple[str, ...]]:
    """Position in `found` of each key quote → what speaks for it; each speaker has at most two."""
    by_id = {actor.id: actor for actor in actors}
    subject = _subject(parsed)
    reasons = {at: list(_reasons(parsed, one, by_id, subject)) for at, one in enumerate(found)}
    scores = {
        at: sum(points for points, _ in those) - found[at].start / (4 * max(1, len(parsed.text)))
        for at, those in reasons.items()
    }
    chosen: list[int] = []
    speakers: list[str | None] = []
    for at in sorted(scores, key=lambda at: (-scores[at], at)):
        speaker = found[at].speaker.actor
        if len(chosen) == _MOST or scores[at] < _ENOUGH:
            break
        if speakers.count(speaker) < 2 and not any(_alike(parsed, found[at], found[other]) for other in chosen):
            chosen.append(at)
            speakers.append(speaker)
    return {at: tuple(why for points, why in sorted(reasons[at], reverse=True) if points > 0) for at in chosen}


def _subject(parsed: Parsed) -> frozenset[str]:
    """The nouns and names of the first sentences, which say what the document is about."""
    tokens = [token for sentence in parsed.sentences[:_HEAD] for token in parsed.tokens_of(sentence)]
    return frozenset(token.lemma_.casefold() for token in tokens if token.pos_ in ("NOUN", "PROPN"))


def _reasons(
    parsed: Parsed, one: Found, actors: Mapping[str, Actor], subject: frozenset[str]
) -> Iterator[tuple[float, str]]:
    """What speaks for a quote, or against it."""
    actor = actors.get(one.speaker.actor or "")
    length = sum(len(span.within(parsed.text).split()) for span in one.content)
    if actor is None or actor.kind is Kind.PLACE or length < _FEWEST_WORDS or one.speaker.rule == "several_bearers":
        return
    yield {QuoteKind.DIRECT: 2.0, QuoteKind.MIXED: 1.2, QuoteKind.INDIRECT: 0.6}[one.kind], f"it is {one.kind}"
    if actor.central:
        yield 1.0, "the speaker is central"
    if actor.roles:
        yield 0.5, "the speaker has a role"
    yield (0.5, "it is neither short nor long") if length in _BEST_LENGTH else (-0.5, "it is short or long")
    if one.speaker.needs_review or one.doubtful or (one.sure is not None and one.sure < _UNSURE):
        yield -1.0, "whose it is needs review"
    if one.carried:
        yield -0.8, "it leans on the quote before"
    if one.kind is QuoteKind.DIRECT and one.content[0].within(parsed.text)[0].isupper():
        yield 0.2, "it begins a sentence"
    words = {token.lemma_.casefold() for span in one.content for token in parsed.tokens_in(span)}
    if len(words & subject) >= _ON_SUBJECT:
        yield 0.3, "it is about the document's subject"


def _alike(parsed: Parsed, one: Found, other: Found) -> bool:
    a, b = (_words(parsed, found) for found in (one, other))
    return len(a & b) > _SAME * min(len(a), len(b))


def _words(parsed: Parsed, one: Found) -> set[str]:
    return {word.casefold() for span in one.content for word in span.within(parsed.text).split()}
