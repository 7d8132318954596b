"""Speaker labels of transcripts and interviews: "MARA OSKEL:", "Q.", "Brant:" at the start of a paragraph."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from briefgen.analysis.byline import whose_statement
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_LABEL = re.compile(
    r"(?:>{2,3}\s?)?(?:\*\*|[“\"])?(?P<name>[QA](?=[.:]\s)|[^\W\d_a-z][\w.’'-]{0,30}"
    r"(?: (?:(?:of|for|and|the) ){0,2}[^\W\d_a-z][\w.’'-]{0,30}){0,4})"
    r"(?:,? [(\[][^)\]\n]{1,60}[)\]])?(?P<office>, [^\W\d_a-z][^\W_a-z]*(?:[ ,.&’'/-]{1,2}[^\W_a-z]+){0,7}\.?)?"
    r"(?: [(\[][^)\]\n]{1,60}[)\]])?(?:\*\*)?[:.](?:\*\*)?\s"
)
"""“BRANT:”, “>> BRANT:”, “MARA BRANT (D), MAYOR OF RIGA (voice-over):”."""
_ON_THE_FLOOR = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? |The )(?P<name>[^\W\d_a-z]{2}[A-Z’' -]*)(?: of [A-Z]\w+(?: [A-Z]\w+)?)?\.\s"
)
"""“Mr. HADDON of Ohio. Mr. Speaker, I rise …”, as records of parliaments have it."""
_QUESTION_OR_ANSWER = frozenset(("Q", "A", "QUESTION", "ANSWER", "Question", "Answer"))
_OFTEN_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks a paragraph, as the label before it says."""

    paragraph: int
    name: Span
    words: Span
    """The rest of the paragraph."""
    turn: str | None
    """"Q" or "A" where the label is no name."""
    office: Span | None = None
    """What the label says behind the name: “MARA OSKEL, MAYOR OF RIGA”."""


@lru_cache(maxsize=1)  # several stages ask for those of one document, one after another
def find_labels(parsed: Parsed) -> tuple[Label, ...]:
    """Labels in order; nothing for a text that only happens to have a colon here and there."""
    found: list[Label] = []
    for sentence in parsed.sentences:
        first_of_paragraph = not found or sentence.paragraph != parsed.sentences[sentence.number - 2].paragraph
        if not (sentence.number == 1 or first_of_paragraph):
            continue
        if sentence.number > 1 and parsed.sentences[sentence.number - 2].paragraph == sentence.paragraph:
            continue
        floor = _ON_THE_FLOOR.match(parsed.text, sentence.span.start)
        match = floor or _labelled(parsed.text, sentence.span.start)
        if not match:
            continue
        name = match["name"].rstrip(".")
        if name.lower() in words("roles", "no_labels"):
            continue
        turn = name[0].upper() if name in _QUESTION_OR_ANSWER else None
        end = parsed.paragraph(sentence.paragraph)[-1].span.end
        if (match[0].rstrip("* \n")[-1] == ":" or turn or floor) and match.end() < end:
            place = Span(match.start("name"), match.start("name") + len(name))
            office = Span(match.start("office") + 2, match.end("office")) if not floor and match["office"] else None
            found.append(Label(sentence.paragraph, place, Span(match.end(), end), turn, office))
    return tuple(found) if _is_transcript(parsed.text, found) else _of_statement(parsed)


def _labelled(text: str, start: int) -> re.Match[str] | None:
    """An office behind the name is read only where both are in capitals: “Brant, the mayor: a life” is no label."""
    match = _LABEL.match(text, start)
    return None if match and match["office"] and not match["name"].isupper() else match


def _of_statement(parsed: Parsed) -> tuple[Label, ...]:
    """Each paragraph of a statement, which its heading gives to somebody."""
    name = whose_statement(parsed)
    if name is None:
        return ()
    first = parsed.sentence_at(name.start).paragraph + 1
    paragraphs = [parsed.paragraph(index) for index in range(first, parsed.sentences[-1].paragraph + 1)]
    return tuple(
        Label(those[0].paragraph, name, Span(those[0].span.start, those[-1].span.end), None)
        for those in paragraphs
        if not those[0].heading
    )


def _is_transcript(text: str, labels: list[Label]) -> bool:
    """Several turns, and at least one speaker has more than one of them or is written in capitals."""
    names = Counter(label.turn or label.name.within(text) for label in labels)
    capitals = any(name.isupper() and len(name) > 1 for name in names)
    return len(labels) >= _OFTEN_ENOUGH and (capitals or max(names.values()) > 1)


def is_office(label: str) -> bool:
    """Whether a label names no person: "THE PRESIDENT", "REPORTER", "The Minister for Health"."""
    parts = label.lower().split()
    of_office = parts[0] == "the" and any(part in words("roles", "nouns") for part in parts)
    nouns = (words("roles", "nouns"), words("cues", "unnamed"), words("roles", "in_labels"))
    return of_office or any(parts[-1] in those for those in nouns)


def proper_case(name: str) -> str:
    """A name in capitals as it is written in a sentence: "MARA O’SKEL-BRANT" → "Mara O’Skel-Brant".

    >>> proper_case("MARA OSKEL")
    'Mara Oskel'
    """
    if not name.isupper() or len(name) < 3:
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name.lower())
