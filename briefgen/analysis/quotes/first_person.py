"""“I”, inside what somebody says, is whoever says it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Form, Kind, Mention
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.span import Span

_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))
_NESTS = {"‘": 1, "’": -1, "“": 1, "”": -1}


def speak_of_themselves(parsed: Parsed, quotes: Iterable[Quote], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors, with the first person of their direct quotes among their mentions."""
    people = {actor.id for actor in actors if actor.kind is Kind.PERSON}
    more: dict[str, list[Mention]] = {}
    for quote in quotes:
        if quote.kind is QuoteKind.DIRECT and quote.speaker in people:
            for span in quote.content:
                more.setdefault(quote.speaker, []).extend(_mentions(parsed, span))
    return tuple(
        replace(actor, mentions=tuple(sorted((*actor.mentions, *more[actor.id])))) if more.get(actor.id) else actor
        for actor in actors
    )


def _mentions(parsed: Parsed, span: Span) -> Iterator[Mention]:
    """Not within marks of their own: there somebody else speaks."""
    nested, at = 0, span.start
    for token in parsed.tokens_in(span):
        place = parsed.span_of(token)
        nested = max(0, nested + sum(_NESTS.get(mark, 0) for mark in _marks(parsed.text, at, place.start)))
        at = place.start
        if token.lower_ in _FIRST_PERSON and not nested:
            yield Mention(place, Form.PRONOUN)


def _marks(text: str, start: int, end: int) -> Iterator[str]:
    """Marks of the stretch; an apostrophe inside a word is none."""
    for at in range(start, end):
        if text[at] in _NESTS and not (text[at] == "’" and text[at + 1 : at + 2].isalnum()):
            yield text[at]
