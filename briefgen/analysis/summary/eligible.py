"""Which sentences may stand in a summary: those that a reader understands alone, and that are about the matter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.analysis.labels import find_labels
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.model.source import Sentence
from briefgen.model.span import Span

_FEWEST, _MOST = 6, 50
_ENOUGH_BEFORE = 2
_OPENING = re.compile(r"^[\"“‘'(\[*_#\s]*(?P<first>[\w’'-]+)(?P<rest>[^.]{0,60})")
_EXPLETIVE = re.compile(
    r"^[\"“‘']*(?:It(?:['’]s| is| was| has been| remains| will be| would be) (?:\w+ ){0,3}"
    r"(?:that|to|unclear|not clear|the first|a |an )|"
    r"This (?:year|month|week|is the|morning|summer|spring)|That (?:is|was) the|Both (?:the|[A-Z])|Another \d|"
    r"(?:One|Some|Many|Most|All|None) (?:of the [A-Z]|\d))"
)
_GROUP = re.compile(r"^[\"“‘']*The (?P<noun>\w+)\b")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|Your|us|me)\b")
_SENTENCE_END = re.compile(r"[.!…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Eligible:
    sentence: Sentence
    leans: bool
    """It speaks of what stands before it, and comes only together with that."""


def eligible(parsed: Parsed, title: Span | None) -> Iterator[Eligible]:
    """Sentences in order; headings, notices, questions, boilerplate, datelines and turns of transcripts left out."""
    barred = [span for span in (title, find_notice(parsed)) if span]
    spoken = _turns(parsed)
    running = [one.outer for one in find_quoted(parsed)]
    for sentence in parsed.sentences:
        text = sentence.span.within(parsed.text)
        if sentence.heading or any(span.overlaps(sentence.span) for span in barred):
            continue
        if _is_barred(text) or _is_orphan(text, sentence.span, running):
            continue
        if sentence.number in spoken:
            continue
        yield Eligible(sentence, sentence.number > 1 and leans(text))


def _turns(parsed: Parsed) -> frozenset[int]:
    """Sentences of labelled turns, claims without their claimant; in a bare transcript only those that show a label."""
    labels = {label.paragraph: label.words.start for label in find_labels(parsed)}
    if not labels:
        return frozenset()
    first = min(labels)
    inside = [s for s in parsed.sentences if s.paragraph >= first and not s.heading]
    notice = find_notice(parsed)
    before = [s for s in parsed.sentences if s.paragraph < first and not (notice and notice.overlaps(s.span))]
    if sum(not _is_barred(s.span.within(parsed.text)) and not s.heading for s in before) >= _ENOUGH_BEFORE:
        return frozenset(s.number for s in inside)
    return frozenset(s.number for s in inside if s.span.start < labels.get(s.paragraph, 0))


def leans(text: str) -> bool:
    """Whether the sentence begins with words that point back."""
    if _EXPLETIVE.match(text):
        return False
    match = _OPENING.match(text)
    if match is None:
        return True
    first, opening = match["first"].lower(), f"{match['first']}{match['rest']}".lower()
    if first in words("summary", "leaning_openers"):
        return True
    if any(opening == word or opening.startswith((f"{word} ", f"{word},")) for word in rows("summary")["connectives"]):
        return True
    group = _GROUP.match(text)
    return group is not None and group["noun"].lower() in words("summary", "group_words")


def _is_barred(text: str) -> bool:
    count = len(text.split())
    if not _FEWEST <= count <= _MOST or not _SENTENCE_END.search(text):
        return True
    lower = text.lower()
    if any(phrase in lower for phrase in rows("summary")["boilerplate"]):
        return True
    outside = _QUOTED.sub(" ", text)
    return _FIRST_PERSON.search(outside) is not None or text[0] in "•*|>#" or outside.count("|") > 0


def _is_orphan(text: str, span: Span, running: Iterable[Span]) -> bool:
    """Quoted words of which the sentence does not say whose they are, or a part of a longer quotation."""
    if any(one.start < span.start < one.end or one.start < span.end < one.end for one in running):
        return True
    longest = max((len(match[0].split()) for match in _QUOTED.finditer(text)), default=0)
    if longest < 4 and not text.endswith(("”", '"')):
        return False
    outside = _QUOTED.sub(" ", text)
    return not any(f" {verb}" in f" {outside.lower()}" for verb in _said_forms())


def _said_forms() -> tuple[str, ...]:
    return (
        "said",
        "says",
        "told",
        "tells",
        "added",
        "adds",
        "announced",
        "claimed",
        "wrote",
        "tweeted",
        "argued",
        "warned",
        "noted",
        "explained",
        "called",
        "according to",
        "asked",
        "insisted",
        "described",
        "recalled",
        "admitted",
        "stated",
        "reported",
        "declared",
        "replied",
        "quoted",
    )


def said_in(text: str) -> bool:
    """Whether a claim has its claimant in the sentence."""
    lower = text.lower()
    return any(f" {form}" in lower for form in _said_forms())
