"""Near-copies of a document: where else the same text stands, and in what the two differ."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.model.entry import Entry
from briefgen.model.source import Sentence
from briefgen.site.context import Context
from briefgen.site.views import Copy, CopyLine, Difference

_WORD = re.compile(r"\w+")
_MOST = 12
"""Differences shown of two copies; who needs all of them compares the sources."""
_LONGEST = 1500
"""Sentences of a document that are compared."""


def copies_of(entry: Entry, others: Sequence[Entry], context: Context) -> tuple[Copy, ...]:
    """The other briefings made from nearly the same text."""
    return tuple(_copy(entry, other, context) for other in others if entry.extraction and other.extraction)


def _copy(entry: Entry, other: Entry, context: Context) -> Copy:
    found = list(_differences(_sentences(entry), _sentences(other)))
    return Copy(
        context.briefing(other),
        context.date(other.briefing.date),
        other.briefing.publisher,
        tuple(found[:_MOST]),
        len(found),
    )


Told = Sequence[tuple[Sentence, str]]


def _sentences(entry: Entry) -> Told:
    """The numbered sentences of the source with their words."""
    found = entry.extraction
    return [(one, " ".join(one.span.within(found.text).split())) for one in found.sentences[:_LONGEST]] if found else []


def _differences(here: Told, there: Told) -> Iterator[Difference]:
    """Sentences of which only one text has the words, side by side where one took the other's place."""
    mine, theirs = ([" ".join(_WORD.findall(words.casefold())) for _, words in told] for told in (here, there))
    for what, start, end, start_there, end_there in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            yield Difference(_lines(here[start:end]), _lines(there[start_there:end_there]))


def _lines(told: Told) -> tuple[CopyLine, ...]:
    return tuple(CopyLine(words, sentence.number) for sentence, words in told)
