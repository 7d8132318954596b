"""Transcripts and interviews: every labelled paragraph is what its speaker said."""

from collections.abc import Iterator, Sequence

from briefgen.analysis.labels import Label
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span


def find_turns(parsed: Parsed, labels: Sequence[Label]) -> Iterator[Found]:
    """One quote a turn, with the paragraphs that follow it without a label of their own."""
    for at, label in enumerate(labels):
        last = labels[at + 1].paragraph if at + 1 < len(labels) else label.paragraph + 1
        content = [_without_stage_directions(parsed, label.words)]
        for index in range(label.paragraph + 1, last):
            sentences = parsed.paragraph(index)
            place = Span(sentences[0].span.start, sentences[-1].span.end)
            if not sentences[0].heading and not _is_stage_direction(place.within(parsed.text)):
                content.append(place)
        yield Found(QuoteKind.DIRECT, content, None, label.name, None, label.name, rule="label")


def _is_stage_direction(text: str) -> bool:
    """“(BEGIN VIDEO CLIP)”, “[Applause]”."""
    return text[0] in "([" and text[-1] in ")]"


def _without_stage_directions(parsed: Parsed, span: Span) -> Span:
    """“(Laughter.)” at the end of a turn is not what was said."""
    text = _without_lone_mark(span.within(parsed.text))
    if text.endswith(")") and "(" in text[-40:]:
        return Span(span.start, span.start + len(text[: text.rindex("(")].rstrip()))
    return Span(span.start, span.start + len(text)) if text else span


def _without_lone_mark(text: str) -> str:
    """Without a mark at the end that was opened before the label."""
    lone = text.endswith('"') and text.count('"') % 2 == 1
    lone = lone or (text.endswith("”") and text.count("”") > text.count("“"))
    return text[:-1] if lone else text
