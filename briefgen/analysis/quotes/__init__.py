"""Who said what: quotes, direct, mixed and reported, each with its cue, its source, and its speaker."""

from collections.abc import Iterator, Sequence

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import find_labels
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.attribution import Attribution
from briefgen.analysis.quotes.direct import Direct, Pick
from briefgen.analysis.quotes.first_person import speak_of_themselves
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.headline import find_headlines
from briefgen.analysis.quotes.key import key_quotes
from briefgen.analysis.quotes.posts import find_posts
from briefgen.analysis.quotes.reported import find_reported
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.quotes.sayings import behind_dateline, find_doings, find_sayings
from briefgen.analysis.quotes.speaker import Speakers
from briefgen.analysis.quotes.transcript import find_turns
from briefgen.analysis.quotes.unclosed import cut_at_cue
from briefgen.analysis.quotes.weigh import weigh
from briefgen.model.actor import Actor
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.span import Span

__all__ = ["all_sayings", "between_marks", "find_quotes", "speak_of_themselves"]

_HEAD = 8
"""Sentences at the start, one of which may begin with a dateline."""
_SURE = {QuoteKind.DIRECT: 0.922, QuoteKind.MIXED: 0.922, QuoteKind.INDIRECT: 0.45}
"""An attribution that is less sure is marked for review; docs/evaluation.md says how many wrong ones that finds."""


def find_quotes(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """Quotes in the order of the text, with ids q1, q2 …; speakers are ids of `actors`."""
    labels = find_labels(parsed)
    turns = [*find_turns(parsed, labels)] or [*find_posts(parsed)]
    sayings = all_sayings(parsed, turns)
    direct = between_marks(parsed, sayings, turns=turns)
    speakers = Speakers(parsed, actors)
    headlines = [one for one in find_headlines(parsed) if one.head and speakers.is_person(speakers.of(one.head).actor)]
    found = [*turns, *direct, *headlines, *find_reported(parsed, sayings, [*direct, *headlines])]
    found.sort(key=lambda one: (one.start, one.content[0].end))
    Attribution(parsed, speakers, labels).name(found)
    key = key_quotes(parsed, found, actors)
    return tuple(_quote(f"q{at + 1}", one, key=key.get(at)) for at, one in enumerate(found))


def between_marks(
    parsed: Parsed, sayings: Sequence[Saying], pick: Pick = weigh, *, turns: Sequence[Found] = ()
) -> list[Found]:
    """The quotes in quotation marks, outside the turns of a transcript; `pick` puts the readings of each in order."""
    spoken = Places(span for turn in turns for span in turn.content)
    quoted = [one for one in find_quoted(parsed) if not spoken.overlap(one.outer)]
    return Direct(parsed, list(cut_at_cue(parsed, quoted, sayings)), sayings, pick).find()


def all_sayings(parsed: Parsed, turns: Sequence[Found] = (), *, every: bool = False) -> list[Saying]:
    """What the text says that somebody says or does, outside datelines and turns; `every` verb, to learn from."""
    closed = Places((*(span for turn in turns for span in turn.content), *_datelines(parsed)))
    quoted = Places([Span(0, len(parsed.text))] if every else (one.outer for one in find_quoted(parsed)))
    found = sorted((*find_sayings(parsed), *find_doings(parsed, quoted)), key=lambda saying: saying.cue)
    told = [
        behind_dateline(parsed, s) if closed.hold(s.source.start) else s for s in found if not closed.hold(s.cue.start)
    ]
    return [s for s in told if not closed.hold(s.source.start)]


def _datelines(parsed: Parsed) -> Iterator[Span]:
    """“TALLINN, 3 March –”: places that say where a report was written, and say nothing themselves."""
    for sentence in parsed.sentences[:_HEAD]:
        story = after_dateline(parsed.text, sentence.span)
        if story.start > sentence.span.start:
            yield Span(sentence.span.start, story.start)


def _quote(name: str, one: Found, *, key: tuple[str, ...] | None) -> Quote:
    speaker = one.speaker
    rule = (
        speaker.rule if speaker.rule not in ("name_in_sentence", "unnamed", "not_stated") else one.rule or speaker.rule
    )
    if one.rule in ("according_to", "sentence_before", "label", "carried_on", "headline", "colon"):
        rule = one.rule
    return Quote(
        name,
        one.kind,
        tuple(sorted(one.content)),
        one.cue,
        one.source,
        speaker.actor,
        rule,
        key is not None,
        speaker.needs_review or one.doubtful or (one.sure is not None and one.sure < _SURE[one.kind]),
        speaker.candidates,
        (speaker.named,) if speaker.named else (),
        None if one.sure is None else round(one.sure, 3),
        one.rivals,
        key or (),
    )
