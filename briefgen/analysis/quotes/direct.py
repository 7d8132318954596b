"""Words between quotation marks: which of them are quotes, and which source each has.

Whose they could be is in candidates.py, which of these is the likeliest in weigh.py; here a quote is made of it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.lexicon import rows
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.candidates import Candidate, Candidates, starts_sentence
from briefgen.analysis.quotes.colon import named_before
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.saying import Saying
from briefgen.analysis.quotes.weigh import Weighed, weigh
from briefgen.analysis.tokens import Token
from briefgen.model.quote import QuoteKind, Rival
from briefgen.model.span import Span

_RIVALS = 2
_LONGEST_BREAK = 30
"""Words between two stretches of one quote."""
_LEAST_SURE = 0.02
"""A reading that is less likely is not worth telling."""

_TOLD = re.compile(
    r" (?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:was|were|is|are|has been|had been|have been) "
    r"(?:told|asked|warned|informed|advised)\b(?! by\b)"
)
"""“You can leave,” she was told: by whom is not said."""

Pick = Callable[[Parsed, Quoted, Sequence[Candidate]], Sequence[Weighed]]


class Direct:
    """The quotes of one document, found from left to right."""

    def __init__(self, parsed: Parsed, quoted: Sequence[Quoted], sayings: Sequence[Saying], pick: Pick = weigh) -> None:
        self._parsed = parsed
        self._quoted = quoted
        self._candidates = Candidates(parsed, quoted, sayings)
        self._pick = pick
        self._found: list[tuple[Quoted, Found]] = []
        self._before: Quoted | None = None
        """The stretch before the one in hand, whosever it is."""

    def find(self) -> list[Found]:
        waiting: list[Span] = []
        for at, one in enumerate(self._quoted):
            self._before = self._quoted[at - 1] if at else None
            waiting = waiting if one.goes_on else []
            found = self._goes_on(one) or named_before(self._parsed, one) or self._likeliest(one)
            if found is not None:
                if found.kind is QuoteKind.DIRECT and found.content[0] == one.inner:
                    found.content[:0] = waiting
                waiting = []
                self._found.append((one, found))
            elif not one.closed:
                waiting = [*waiting, one.inner]
        return list({id(found): found for _, found in self._found}.values())

    def _goes_on(self, one: Quoted) -> Found | None:
        """The words of the paragraph before go on, with a new opening mark and without a closing one."""
        if not one.goes_on or not self._found or self._found[-1][0].paragraph != one.paragraph - 1:
            return None
        found = self._found[-1][1]
        found.content.append(one.inner)
        return found

    def _likeliest(self, one: Quoted) -> Found | None:
        readings = self._candidates.of(one, self._found[-1] if self._found else None)
        best, *rest = self._pick(self._parsed, one, readings)
        if _TOLD.match(self._parsed.text, one.outer.end):
            return Found(QuoteKind.DIRECT, [one.inner], rule="not_stated", doubtful=True)
        if best.candidate is None or best.sure < rows("quote_weights")["least"]["quotes"]:
            return self._announced(one, readings) or self._nobodys(one)
        found = self._made(one, best.candidate)
        found.sure = best.sure if found.sure is None else min(found.sure, best.sure)
        found.rivals = found.rivals or tuple(_rival(other) for other in rest[:_RIVALS] if other.sure >= _LEAST_SURE)
        return found

    def _announced(self, one: Quoted, readings: Sequence[Candidate]) -> Found | None:
        """“Brant was calmer: “We will talk.””: a sentence behind a colon, whatever else is seen."""
        text = self._parsed.text
        before = text[max(0, one.outer.start - 2) : one.outer.start].rstrip()
        whole = one.closed and text[one.inner.start].isupper() and text[one.inner.end - 1] in ".?!"
        reading = next((r for r in readings if r.rule == "announced" and r.head and _is_somebody(r.head)), None)
        if reading is None or not whole or not before.endswith(":"):
            return None
        return Found(
            QuoteKind.DIRECT, [one.inner], reading.cue, reading.source, reading.head, rule="colon", doubtful=True
        )

    def _nobodys(self, one: Quoted) -> Found | None:
        """A sentence that is a paragraph of its own between marks: somebody says it, and the document says not who."""
        sentences = self._parsed.paragraph(one.paragraph)
        alone = one.outer == Span(sentences[0].span.start, sentences[-1].span.end) and not sentences[0].heading
        ends = one.closed and self._parsed.text[one.inner.end - 1] in ".?!"
        return Found(QuoteKind.DIRECT, [one.inner], rule="not_stated", doubtful=True) if alone and ends else None

    def _made(self, one: Quoted, reading: Candidate) -> Found:
        saying, before = reading.saying, reading.before
        if saying is not None and reading.rule in ("clause", "owner"):
            told = replace(saying, source=reading.source, subject=reading.head or saying.subject)
            return self._of_clause(one, told)
        if before is not None and reading.rule == "same_sentence":
            kind, label = QuoteKind.MIXED, before.label
            return Found(kind, [one.inner], before.cue, before.source, before.head, label, rule=before.rule)
        if before is not None and before.kind is QuoteKind.DIRECT and not reading.apart:  # broken by its cue
            before.content.append(one.inner)
            return before
        if before is not None:
            return Found(
                QuoteKind.DIRECT,
                [one.inner],
                None,
                before.source,
                before.head,
                before.label,
                carried=True,
                rule="carried_on",
            )
        pronoun = reading.head is not None and reading.head.pos_ == "PRON"
        named = "pronoun" if pronoun else "name_in_sentence"
        rule = named if reading.rule == "pattern" else "sentence_before"
        return Found(QuoteKind.DIRECT, [one.inner], reading.cue, reading.source, reading.head, rule=rule)

    def _of_clause(self, one: Quoted, saying: Saying) -> Found:
        last = self._found[-1][1] if self._found else None
        if last is not None and last.cue == saying.cue and any(span.covers(one.inner) for span in last.content):
            return last
        if self._found and self._found[-1][1].cue == saying.cue and self._is_broken(one, saying):
            found = self._found[-1][1]
            found.content.append(one.inner)
            return found
        if self._is_whole(one, saying):
            return _found(QuoteKind.DIRECT, [*self._broken_off(one, saying), one.inner], saying)
        return _found(QuoteKind.MIXED, self._clause_of(one, saying), saying)

    def _is_broken(self, one: Quoted, saying: Saying) -> bool:
        """The cue stands in the middle of what was said: “For us,” she said, “it is closed.”"""
        before = self._found[-1][0]
        between = self._parsed.text[before.outer.end : one.outer.start].rstrip()
        set_apart = between.endswith((",", ":", ";", "—", "–", "-", ".", "…", " and", " but"))
        inside = before.outer.end <= saying.cue.start < one.outer.start
        return inside and set_apart and len(between.split()) < _LONGEST_BREAK

    def _broken_off(self, one: Quoted, saying: Saying) -> list[Span]:
        """“Don’t”, she said, “believe her.”: the words before the cue, which look like nobody's until these follow."""
        before = self._before
        if before is None or before.paragraph != one.paragraph or (self._found and self._found[-1][0] is before):
            return []
        text = self._parsed.text
        clause = Span(min(saying.cue.start, saying.source.start), max(saying.cue.end, saying.source.end))
        beside = text[before.outer.end : max(before.outer.end, clause.start)].strip() in ("", ",")
        follows = text[clause.end : max(clause.end, one.outer.start)].strip() == ","
        whole = (
            before.outer.end <= clause.start and clause.end <= one.outer.start and starts_sentence(self._parsed, before)
        )
        return [before.inner] if beside and follows and whole else []

    def _is_whole(self, one: Quoted, saying: Saying) -> bool:
        """Words of their own, not a part of a clause of the writer's: no "that" before, a capital or a comma."""
        text = self._parsed.text
        before = text[max(0, one.outer.start - 12) : one.outer.start].rstrip()
        if saying.cue.start > one.outer.start:
            at_start = (
                one.outer.start == self._parsed.sentence_at(one.outer.start).span.start or before[-1:] in '.?!”"—–:,('
            )
            ends = text[one.inner.end - 1] in ",.?!…—–-;:" or text[one.outer.end : one.outer.end + 1] in ",.—–"
            return at_start and ends
        return (before.endswith((",", ":", "—", "–")) and len(one.inner.within(text).split()) >= 2) or (
            before.lower().endswith(("said", "says", "asked", "wrote", "tweeted")) and text[one.inner.start].isupper()
        )

    def _clause_of(self, one: Quoted, saying: Saying) -> list[Span]:
        """The clause that the quoted words are a part of; the words alone where the parse shows none."""
        for span in saying.content:
            if span.overlaps(one.inner) and len(span) < 12 * max(40, len(one.inner)):
                whole = _joined(span, one)
                return [one.inner if whole.overlaps(saying.cue) else whole]
        return [one.inner]


def _is_somebody(head: Token) -> bool:
    return head.pos_ == "PROPN" or head.lower_ in ("he", "she") or is_role(head)


def _joined(clause: Span, one: Quoted) -> Span:
    """The clause with all of the words; where nothing stands beside their marks, the words without these."""
    before, after = clause.start < one.outer.start, clause.end > one.outer.end
    if not before and not after:
        return one.inner
    return Span(clause.start if before else one.outer.start, clause.end if after else one.outer.end)


def _found(kind: QuoteKind, content: list[Span], saying: Saying) -> Found:
    return Found(kind, content, saying.cue, saying.source, saying.subject, rule=saying.rule)


def _rival(other: Weighed) -> Rival:
    reading = other.candidate
    if reading is None:
        return Rival(None, sure=round(other.sure, 3))
    return Rival(reading.source, reading.cue, reading.rule, round(other.sure, 3))
