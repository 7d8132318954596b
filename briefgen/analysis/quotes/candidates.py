"""Whose words between quotation marks could be: every reading of one stretch that the text around it offers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.analysis.lexicon import words
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.parts import source_span
from briefgen.analysis.quotes.pattern import source_behind
from briefgen.analysis.quotes.saying import Saying, by_sentence
from briefgen.analysis.quotes.subjects import subject_of
from briefgen.analysis.quotes.titles import is_title
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_LATE_CUE = 30
"""Characters from the start of a sentence in which a cue belongs to the words before: “Is it late?” Oskel asked."""
_OPENER = 12
"""Characters before the words that leave them a sentence of their own: “Then, “…””."""


_LONGEST_NAMING = 40
_NAMING = re.compile(
    r"\b(?:(?:better |also |widely )?known (?:to \w+ )?as|nicknamed|titled|entitled|so-called)(?: the)? $"
)
_WORK = re.compile(r"\b(?:album|book|documentary|film|magazine|memoir|movie|novel|play|series|show|single|song)s?,? $")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading: the words that name who speaks, and the way that leads to them."""

    rule: str
    """`clause`: a verb in the same sentence; `owner`: whoever made the document that such a verb speaks of; `pattern`:
    the order of the words behind the mark; `same_sentence`, `carried_on`: as the words before; `announced`: a sentence
    before that ends with a colon; `sentence_before`.
    """

    source: Span
    cue: Span | None
    head: Token | None
    saying: Saying | None = None
    before: Found | None = None
    apart: int = 0
    """Paragraphs between the words and what leads to the source."""


class Candidates:
    """The readings of the stretches of one document, asked for from left to right."""

    def __init__(self, parsed: Parsed, quoted: Sequence[Quoted], sayings: Sequence[Saying]) -> None:
        self._parsed = parsed
        outer = Places(one.outer for one in quoted)
        free = [saying for saying in sayings if not outer.hold(saying.cue.start)]
        self._sayings: Mapping[int, list[Saying]] = by_sentence(parsed, free)

    def of(self, one: Quoted, last: tuple[Quoted, Found] | None) -> list[Candidate]:
        """All readings; `last` is the stretch before that was found to be said."""
        if _is_called(self._parsed, one):
            return []
        around = [saying for saying in self.around(one) if not _names_a_work(self._parsed, one, saying)]
        found = [Candidate("clause", s.source, s.cue, s.subject, s) for s in around]
        found += self._owners(found)
        found += self._pattern(one, found)
        found += self._announced(one)
        if any(_follows(self._parsed, one, saying) for saying in around):
            return found  # “Why not?” he asked: the words before are another's
        if last is not None:
            found += self._as_before(one, *last)
        found += self._sentence_before(one)
        return found

    def around(self, one: Quoted) -> list[Saying]:
        """What is said to be said in the sentences where the words begin and end."""
        first = self._parsed.sentence_at(one.outer.start)
        last = self._parsed.sentence_at(max(one.outer.start, one.outer.end - 1))
        numbers = {first.number, last.number}
        following = self._parsed.sentences[last.number] if last.number < len(self._parsed.sentences) else None
        if following and following.paragraph == one.paragraph and self._begins_with_cue(following.number, one):
            numbers.add(following.number)
        return [saying for number in sorted(numbers) for saying in self._sayings.get(number, ())]

    def _begins_with_cue(self, number: int, one: Quoted) -> bool:
        """“Is it late?” Oskel asked. — where the splitter took the question for a sentence."""
        sentence = self._parsed.sentences[number - 1]
        between = self._parsed.text[one.outer.end : sentence.span.start]
        return (
            one.closed
            and self._parsed.text[one.inner.end - 1] in "?!,…—–"
            and not between.strip()
            and any(
                min(s.cue.start, s.source.start) - sentence.span.start < _LATE_CUE
                for s in self._sayings.get(number, ())
            )
            and self._parsed.text[sentence.span.start] not in '“"‘«'
        )

    def _owners(self, clauses: Sequence[Candidate]) -> Iterator[Candidate]:
        """“Brant issued a statement calling it “a joke””: whoever issued it, where the clause names the statement."""
        for clause in clauses:
            head = clause.head
            if head is None or clause.saying is None or head.lower_ not in words("cues", "documents"):
                continue
            owner = subject_of(head.head) if head.dep_ == "dobj" else None
            if owner is not None and owner.i != head.i:
                source = source_span(self._parsed, owner, head.head)
                yield Candidate("owner", source, clause.cue, owner, clause.saying)

    def _pattern(self, one: Quoted, clauses: Sequence[Candidate]) -> Iterator[Candidate]:
        """“…,” city clerk Ivo Brant said: where the parse saw no subject."""
        seen = source_behind(self._parsed, one)
        if seen is not None and not any(other.source.overlaps(seen[0]) for other in clauses):
            yield Candidate("pattern", *seen)

    def _announced(self, one: Quoted) -> Iterator[Candidate]:
        """Brant was angry: “…” — and a quote that is a paragraph of its own behind such a sentence."""
        first = self._parsed.sentence_at(one.outer.start)
        if self._parsed.text[first.span.start : one.outer.start].rstrip().endswith(":"):
            number = first.number
        elif first.number > 1 and self._ends_with_colon(first.number - 1) and starts_sentence(self._parsed, one):
            number = first.number - 1
        else:
            return
        sayings = [s for s in self._sayings.get(number, ()) if s.cue.start < one.outer.start]
        if sayings and number != first.number:
            yield Candidate("announced", sayings[-1].source, sayings[-1].cue, sayings[-1].subject, sayings[-1])
        subject = main_subject(self._parsed, number)
        if subject is not None and not any(s.subject == subject for s in sayings):
            yield Candidate("announced", self._parsed.span(subject.left_edge.i, subject.i + 1), None, subject)

    def _ends_with_colon(self, number: int) -> bool:
        return self._parsed.sentences[number - 1].span.within(self._parsed.text).rstrip().endswith(":")

    def _as_before(self, one: Quoted, before: Quoted, found: Found) -> Iterator[Candidate]:
        """A second stretch of a sentence, “a mistake” and “a waste”, or quoted sentences that go on."""
        apart = one.paragraph - before.paragraph
        if found.source is None or apart > 1:
            return
        here, there = (self._parsed.sentence_at(place.outer.start).number for place in (one, before))
        rule = "same_sentence" if here == there else "carried_on"
        if starts_sentence(self._parsed, one) or rule == "same_sentence":
            yield Candidate(rule, found.source, found.cue, found.head, before=found, apart=apart)

    def _sentence_before(self, one: Quoted) -> Iterator[Candidate]:
        """The subject of the sentence before, in the same paragraph or the one above."""
        first = self._parsed.sentence_at(one.outer.start)
        if first.number < 2 or not starts_sentence(self._parsed, one):
            return
        before = self._parsed.sentences[first.number - 2]
        subject = main_subject(self._parsed, before.number)
        apart = first.paragraph - before.paragraph
        if subject is not None and not before.heading and apart <= 1:
            source = self._parsed.span(subject.left_edge.i, subject.i + 1)
            yield Candidate("sentence_before", source, None, subject, apart=apart)


def _follows(parsed: Parsed, one: Quoted, saying: Saying) -> bool:
    """Whether the source and its verb of speech stand right behind the words: “…,” Brant said."""
    first, last = sorted((saying.source, saying.cue))
    beside = 0 <= first.start - one.outer.end <= 1 and last.start - first.end == 1
    return saying.strong and beside and parsed.text[one.inner.end - 1] in ",?!"


def _is_called(parsed: Parsed, one: Quoted) -> bool:
    """“a singer known as “the Voice””, “the film “The Salt Road””: a name, which nobody says."""
    before = parsed.text[max(0, one.outer.start - _LONGEST_NAMING) : one.outer.start]
    naming = _NAMING.search(before)
    title = _WORK.search(before) and is_title(one.inner.within(parsed.text).rstrip(",.").split())
    return naming is not None or bool(title)


def _names_a_work(parsed: Parsed, one: Quoted, saying: Saying) -> bool:
    """“Brant wrote “The Long Road” in 1998”."""
    tokens = one.inner.within(parsed.text).rstrip(",.").split()
    before = parsed.text[max(0, one.outer.start - 2) : one.outer.start].rstrip()
    return (
        saying.verb.lemma_.lower() in words("cues", "making")
        and saying.cue.end <= one.outer.start
        and len(tokens) > 1
        and is_title(tokens)
        and not before.endswith((",", ":"))
        and not any(token.isupper() and len(token) > 1 for token in tokens)
    )


def starts_sentence(parsed: Parsed, one: Quoted) -> bool:
    """Whether the words begin their sentence, but for a word like “Then,”."""
    start = parsed.sentence_at(one.outer.start).span.start
    before = parsed.text[start : one.outer.start]
    return not before or (len(before) <= _OPENER and before.endswith(", "))


def main_subject(parsed: Parsed, number: int) -> Token | None:
    """The subject of a sentence's main clause."""
    for token in parsed.tokens_of(parsed.sentences[number - 1]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "ccomp", "conj"):
            return token
    return None
