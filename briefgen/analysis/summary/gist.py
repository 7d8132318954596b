"""Who, what, when and where, from the sentences of the summary: found in them, never concluded from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.headline import main_clause
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Actor, Form, Kind, Mention
from briefgen.model.event import DateExpression, Event
from briefgen.model.extraction import SummaryLine
from briefgen.model.span import Span
from briefgen.model.topic import Gist

_MOST_WHO, _MOST_WHEN, _MOST_WHERE = 3, 2, 2
_YEAR = len("2026")
"""What is dated by no more than its year is background rather than news."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def find_gist(
    parsed: Parsed,
    summary: Sequence[SummaryLine],
    actors: Sequence[Actor],
    dates: Sequence[DateExpression],
    events: Sequence[Event],
) -> Gist | None:
    """None where the summary's sentences tell neither who nor when nor where."""
    spans = [line.spans[-1] for line in summary]
    who = _ordered(spans, _acting(parsed, actors, spans)) or _ordered(spans, _central(actors))
    whole = [parsed.sentence_at(span.start).span for span in spans]
    where = _ordered(whole, _happening_in(parsed, actors))
    when = _when(whole, dates, events)
    if not (who or where or when):
        return None
    return Gist(
        who[:_MOST_WHO],
        _what(parsed, spans[0]),
        when[:_MOST_WHEN],
        tuple(place for place in where if place not in who[:_MOST_WHO])[:_MOST_WHERE],
        tuple(whole),
    )


def _when(whole: Sequence[Span], dates: Iterable[DateExpression], events: Iterable[Event]) -> tuple[str, ...]:
    """The days and months of the events; none where what is told first is on an unknown day ("on Saturday")."""
    dated = [(span, event.date) for span in whole for event in events if span.covers(event.span)]
    told = [date for date in dates if whole[0].covers(date.span)]
    if told and not any(span == whole[0] for span, _ in dated) and all(date.value is None for date in told):
        return ()
    return tuple(dict.fromkeys(date for _, date in dated if len(date) > _YEAR))


def _ordered(spans: Sequence[Span], found: Iterable[tuple[Span, str]]) -> tuple[str, ...]:
    """The actors of those mentions that lie in the sentences, in the order of the summary."""
    inside = sorted((at, span.start, actor) for span, actor in found for at, s in enumerate(spans) if s.covers(span))
    return tuple(dict.fromkeys(actor for _, _, actor in inside))


def _acting(parsed: Parsed, actors: Sequence[Actor], within: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Mentions in some spans that are the subject of a verb."""
    for actor in actors:
        if actor.kind is not Kind.PLACE:
            for mention in actor.mentions:
                inside = any(span.covers(mention.span) for span in within)
                if inside and (root := _root(parsed, mention)) is not None and root.dep_ in _SUBJECTS:
                    yield mention.span, actor.id


def _central(actors: Sequence[Actor]) -> Iterator[tuple[Span, str]]:
    return ((mention.span, actor.id) for actor in actors if actor.central for mention in actor.mentions)


def _happening_in(parsed: Parsed, actors: Sequence[Actor]) -> Iterator[tuple[Span, str]]:
    """Names of places and countries after "in", "at", "near"; and those of a dateline."""
    for actor in actors:
        if actor.kind in (Kind.PLACE, Kind.COUNTRY):
            for mention in actor.mentions:
                if mention.form is Form.NAME and not mention.metonym and _is_where(parsed, mention):
                    yield mention.span, actor.id


def _is_where(parsed: Parsed, mention: Mention) -> bool:
    root = _root(parsed, mention)
    if root is None:
        return False
    if after_dateline(parsed.text, parsed.sentence_at(mention.span.start).span).start >= mention.span.end:
        return True
    while root.dep_ in ("appos", "conj") and root.head.i != root.i:
        root = root.head
    return root.dep_ == "pobj" and root.head.lower_ in words("summary", "where")


def _root(parsed: Parsed, mention: Mention) -> Token | None:
    tokens = parsed.tokens_in(mention.span)
    return tokens.root if len(tokens) else None


def _what(parsed: Parsed, line: Span) -> tuple[Span, ...]:
    """The main clause as runs of the source's own words, without the marks at their ends."""
    runs: list[list[Token]] = []
    for token in main_clause(parsed, line):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(parsed.hull_of(words_) for run in runs if (words_ := _without_marks(run)))


def _without_marks(run: list[Token]) -> list[Token]:
    at = [i for i, token in enumerate(run) if token.is_alpha or token.like_num or token.is_quote or token.is_currency]
    return run[at[0] : at[-1] + 1] if at else []
