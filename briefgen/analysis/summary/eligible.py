"""Which sentences may stand in a summary: those that a reader understands alone, and that are about the matter."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import Label, find_labels
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.summary.leaning import leans
from briefgen.analysis.summary.trim import trim
from briefgen.model.source import Sentence
from briefgen.model.span import Span

LONG = 200
"""From so many sentences on a document is long, and its first pages are not what it is about."""
_FEWEST, _MOST = 6, 50
_ENOUGH_BEFORE = 2
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_FIRST_PERSON = frozenset(("I", "we", "We", "my", "My", "our", "Our", "us", "me"))
_FIRST_PERSON_OUTSIDE = re.compile(rf"\b(?:{'|'.join(sorted(_FIRST_PERSON))})\b")
_ITEM = re.compile(r"(?:[-–—]|\(\d{1,2}\))\s+(?=\S)")
"""Before an item of a list, or a numbered sentence."""
_FEWEST_QUOTED = 4
_SENTENCE_END = (".", "!", "…")
CLOSING = "\"”’')]"


@dataclass(frozen=True, slots=True)
class Eligible:
    sentence: Sentence
    line: Span
    """What of it is shown: without its dateline, and of one that is very long without what can go at its end."""
    leans: bool
    """It speaks of what stands before it, and comes only together with that."""
    place: int
    """How many sentences of running text stand before it."""
    opens_paragraph: bool


def running_text(parsed: Parsed, title: Span | None) -> list[Sentence]:
    """The sentences in order, without headings, the title and notices."""
    barred = [span for span in (title, find_notice(parsed)) if span]
    return [s for s in parsed.sentences if not s.heading and not any(span.overlaps(s.span) for span in barred)]


def eligible(parsed: Parsed, running: Sequence[Sentence]) -> Iterator[Eligible]:
    """Those of the running text that are no questions, boilerplate, orphans of quotations or turns of transcripts."""
    labels = {label.paragraph: label for label in find_labels(parsed)}
    spoken = _turns(parsed, labels, long=len(running) >= LONG)
    quoted = Places(Span(one.outer.start + 1, one.outer.end) for one in find_quoted(parsed))
    tellers = _tellers(parsed)
    boilerplate = _boilerplate(parsed.text)
    procedure = min(labels) if labels else None
    paragraph = -1
    for place, sentence in enumerate(running):
        text = sentence.span.within(parsed.text)
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        line = _line(parsed, sentence, labels.get(sentence.paragraph))
        if (
            sentence.number in spoken
            or (procedure is not None and sentence.paragraph >= procedure and is_procedure(text))
            or _is_barred(parsed, sentence, line, boilerplate)
            or _is_orphan(parsed, sentence, quoted, tellers)
        ):
            continue
        yield Eligible(sentence, line, sentence.number > 1 and leans(parsed, line), place, opens)


def _turns(parsed: Parsed, labels: Mapping[int, Label], *, long: bool) -> frozenset[int]:
    """Sentences of labelled turns, claims without their claimant; in a bare or long transcript, whose lines show who
    speaks, only questions of nobody named and what holds the label "A".
    """
    if not labels:
        return frozenset()
    first = min(labels)
    inside = [s for s in parsed.sentences if s.paragraph >= first and not s.heading]
    notice = find_notice(parsed)
    before = [s for s in parsed.sentences if s.paragraph < first and not (notice and notice.overlaps(s.span))]
    told = [s for s in before if not s.heading]
    boilerplate = _boilerplate(parsed.text)
    if not long and sum(not _is_barred(parsed, s, s.span, boilerplate) for s in told) >= _ENOUGH_BEFORE:
        return frozenset(s.number for s in inside)
    nameless = {label.paragraph: label for label in labels.values() if label.turn}
    return frozenset(
        s.number
        for s in inside
        if (label := nameless.get(s.paragraph)) and (label.turn == "Q" or s.span.start < label.words.start)
    )


def _line(parsed: Parsed, sentence: Sentence, label: Label | None) -> Span:
    """The sentence behind its dateline or label, and while it is too long, without what can go at its end."""
    line, longer = after_dateline(parsed.text, sentence.span), None
    if item := _ITEM.match(parsed.text, line.start, line.end):
        line = Span(item.end(), line.end)
    if label and sentence.span.start < label.words.start < sentence.span.end:
        line = Span(label.words.start, sentence.span.end)
    while line != longer and _count(line.within(parsed.text)) > _MOST:
        line, longer = trim(parsed, line), line
    return line


def _count(text: str) -> int:
    return len(text.split())


def _boilerplate(text: str) -> tuple[str, ...]:
    """Phrases about the page that are somewhere in the text."""
    lower = text.lower()
    return tuple(phrase for phrase in rows("summary")["boilerplate"] if phrase in lower)


def _is_barred(parsed: Parsed, sentence: Sentence, line: Span, boilerplate: Iterable[str]) -> bool:
    """Too short or long a line, no whole sentence, about the page, or in the first person outside of quotations."""
    text = sentence.span.within(parsed.text)
    if not _FEWEST <= _count(line.within(parsed.text)) <= _MOST or not text.rstrip(CLOSING).endswith(_SENTENCE_END):
        return True
    if boilerplate and any(phrase in text.lower() for phrase in boilerplate):
        return True
    if text[0] in "•*|>#":
        return True
    if "|" not in text and _FIRST_PERSON.isdisjoint(parsed.words_of(sentence)):
        return False
    outside = _QUOTED.sub(" ", text)
    return "|" in outside or _FIRST_PERSON_OUTSIDE.search(outside) is not None


def quoted_in(text: str) -> Sequence[str]:
    """What stands between quotation marks, with these; up to the end where they are not closed."""
    return [match[0] for match in _QUOTED.finditer(text)] if '"' in text or "“" in text else ()


def is_procedure(text: str) -> bool:
    """Whether a sentence of a transcript only keeps the talk going: it greets, thanks, or gives somebody the floor."""
    lower = text.lower()
    return any(phrase in lower for phrase in rows("summary")["procedure"])


def _is_orphan(parsed: Parsed, sentence: Sentence, quotations: Places, tellers: frozenset[int]) -> bool:
    """Quoted words of which the sentence does not say whose they are, or what goes on with a quotation begun before."""
    span = sentence.span
    if quotations.hold(span.start):
        return True
    words_ = quoted_in(span.within(parsed.text))
    if not words_ or max(len(one.split()) for one in words_) < _FEWEST_QUOTED:
        return False
    first, last = parsed.bounds_of(sentence)
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(parsed.text, span.start, span.end)]
    telling = (parsed.starts[at] for at in range(first, last) if at in tellers)
    return all(any(one.start <= start < one.end for one in quoted) for start in telling)


def _tellers(parsed: Parsed) -> frozenset[int]:
    """The indices of tokens that are verbs of saying, "according", or proper nouns."""
    saying = words("summary", "reporting")
    return frozenset(
        [
            token.i
            for token in parsed.doc
            if token.pos_ == "PROPN" or (token.lemma_ in saying and token.pos_ in ("VERB", "AUX"))
        ]
    )
