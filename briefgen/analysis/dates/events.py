"""What a document says happened on a date: the sentence of each date, with the actors that it names."""

from datetime import date

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.dates.chronicle import entries
from briefgen.analysis.dates.direction import verb_above
from briefgen.analysis.dates.stated import ends_dateline, is_labelled, read_alone
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor
from briefgen.model.event import DateExpression, Event
from briefgen.model.source import Sentence
from briefgen.model.span import Span

_VAGUE = frozenset({"decade", "season", "year_span"})
"""Rules whose dates are too wide for something to have happened then."""


def find_events(parsed: Parsed, dates: tuple[DateExpression, ...], actors: tuple[Actor, ...]) -> tuple[Event, ...]:
    """Dated sentences in the order of the text, one event for each date of a sentence."""
    found: dict[tuple[str, Span], Event] = {}
    for expression in dates:
        when = _cut(expression)
        sentence = parsed.sentence_at(expression.span.start)
        if when is None or not _happens(parsed, expression, sentence):
            continue
        span = after_dateline(parsed.text, sentence.span)
        named = _named(actors, span)
        found.setdefault((when, span), Event(when, " ".join(span.within(parsed.text).split()), span, named))
    return tuple(found.values())


def _cut(expression: DateExpression) -> str | None:
    """The date as an event carries it: a day, a month or a year, with or without the year; a range by its start."""
    if expression.value is None:
        partial = read_alone(expression.text)
        return partial.recurring() if partial and partial.year is None else None
    value = expression.value.split("/")[0]
    return _month_of_week(value) if "W" in value else value


def _month_of_week(week: str) -> str | None:
    """The month that holds the whole week; a week in two months is no event, since it would stand under the year."""
    year, number = week.split("-W")
    first, last = (date.fromisocalendar(int(year), int(number), day) for day in (1, 7))
    return first.isoformat()[:7] if first.month == last.month else None


def _happens(parsed: Parsed, expression: DateExpression, sentence: Sentence) -> bool:
    """Whether something is told of the date: "in 2019 prices" and the date of a dateline tell nothing."""
    line = after_dateline(parsed.text, sentence.span)
    if (
        sentence.heading
        or expression.rule in _VAGUE
        or expression.span.start < line.start
        or sentence.span.within(parsed.text).endswith("?")
    ):
        return False
    if sentence.number in entries(parsed):
        return True
    if ends_dateline(parsed, expression.span) or is_labelled(parsed, expression.span):
        return False
    tokens = parsed.tokens_in(expression.span)
    if not len(tokens):
        return False
    root = tokens.root
    nouns = (
        {root.head.lemma_.casefold(), root.head.lower_}
        if root.dep_ in {"nmod", "nummod", "compound", "amod"}
        else set()
    )
    if nouns & words("dates", "labelled_nouns"):
        return False
    verb, _ = verb_above(root)
    return verb is not None


def _named(actors: tuple[Actor, ...], span: Span) -> tuple[str, ...]:
    firsts = sorted(
        (min(m.span.start for m in actor.mentions if span.covers(m.span)), actor.id)
        for actor in actors
        if any(span.covers(mention.span) for mention in actor.mentions)
    )
    return tuple(id_ for _, id_ in firsts)
