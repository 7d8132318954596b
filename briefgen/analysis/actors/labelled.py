"""People whom the labels of a transcript name: "SEN. OSKEL:", "CHAIR (Ms. Oskel):"."""

import re
from collections.abc import Iterator, Sequence

from briefgen.analysis.actors.named import Named
from briefgen.analysis.interview import interviewed
from briefgen.analysis.labels import Label, is_office, proper_case
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.model.span import Span

_IN_BRACKETS = re.compile(r" ?[(\[]([^)\]\n]{3,40})[)\]]")


def find_labelled(parsed: Parsed, labels: Sequence[Label]) -> tuple[list[Named], list[Span]]:
    """The people, and the parts of labels that name nobody: “MODERATOR”, and the “HOST” of “MARA OSKEL, HOST”."""
    named = [*_named(parsed, labels), *_interviewed(parsed, labels)]
    held = {one.span for one in named}
    offices = [label.office for label in labels if label.office]
    unnamed = [label.name for label in labels if label.name not in held and is_office(label.name.within(parsed.text))]
    return named, [*offices, *unnamed]


def _named(parsed: Parsed, labels: Sequence[Label]) -> Iterator[Named]:
    named = [label for label in labels if label.turn is None]
    held = {label.name.within(parsed.text): _holder(parsed, label) for label in reversed(named)}
    for label in {label.name: label for label in named}.values():
        words_ = label.name.within(parsed.text)
        if held[words_] is None and is_office(words_):
            continue
        text, title = held[words_] or _untitled(proper_case(words_))
        yield Named(label.name, text, Kind.PERSON, title=title)


def _interviewed(parsed: Parsed, labels: Sequence[Label]) -> Iterator[Named]:
    """Whoever answers the questions, where a heading says so: names of headings are trusted in nothing else."""
    name = interviewed(parsed) if any(label.turn == "A" for label in labels) else None
    if name is not None:
        yield Named(name, proper_case(name.within(parsed.text)), Kind.PERSON)


def _holder(parsed: Parsed, label: Label) -> tuple[str, str | None] | None:
    """Who holds the office that the label names: “CHAIR (Ms. Oskel):”, and later on only “CHAIR:”."""
    office = is_office(label.name.within(parsed.text))
    match = _IN_BRACKETS.match(parsed.text, label.name.end)
    return _untitled(match[1]) if office and match else None


def _untitled(name: str) -> tuple[str, str | None]:
    """("Oskel", "Mrs.") of "Mrs. Oskel"."""
    first, _, rest = name.partition(" ")
    if " " in rest and first.lower() in words("roles", "nouns") and first not in words("roles", "titles"):
        return rest, None  # “ANCHOR MARA OSKEL:”
    return (rest, first) if rest and first in words("roles", "titles") else (name, None)
