"""Words between quotation marks: which of them are quotes, and which source each has.

The rules stand in the order in which they are tried; each looks at one stretch of quoted words.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.pattern import source_behind
from briefgen.analysis.quotes.sayings import Saying, by_sentence
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_FEWEST_WORDS = 4
"""Fewer words than these are quoted from somebody only if a cue says so beside them."""
_NEAR = 3
"""Tokens between a quotation mark and a cue or its source that stand right beside it."""


class Direct:
    """The quotes of one document, found from left to right."""

    def __init__(self, parsed: Parsed, quoted: Sequence[Quoted], sayings: Sequence[Saying]) -> None:
        self._parsed = parsed
        self._quoted = quoted
        outer = Places(one.outer for one in quoted)
        free = [saying for saying in sayings if not outer.hold(saying.cue.start)]
        self._sayings: Mapping[int, list[Saying]] = by_sentence(parsed, free)
        self._found: list[tuple[Quoted, Found]] = []

    def find(self) -> list[Found]:
        for one in self._quoted:
            found = (
                self._beside(one)
                or self._by_pattern(one)
                or self._goes_on(one)
                or self._in_clause(one)
                or self._same_sentence(one)
                or self._after_colon(one)
                or self._carried_on(one)
            )
            if found is not None:
                self._found.append((one, found))
        return list({id(found): found for _, found in self._found}.values())

    def _goes_on(self, one: Quoted) -> Found | None:
        """The words of the paragraph before go on, with a new opening mark and without a closing one."""
        if not one.goes_on or not self._found or self._found[-1][0].paragraph != one.paragraph - 1:
            return None
        found = self._found[-1][1]
        found.content.append(one.inner)
        return found

    def _beside(self, one: Quoted) -> Found | None:
        """“…,” said Brant. / Brant said: “…” / “…,” Brant said, “…”"""
        best: tuple[int, Saying] | None = None
        for saying in self._candidates(one):
            distance = self._distance(one, saying)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, saying
        if best is None:
            return None
        saying = best[1]
        if self._found and self._found[-1][1].cue == saying.cue and self._is_broken(one, saying):
            found = self._found[-1][1]
            found.content.append(one.inner)
            return found
        if self._is_whole(one, saying):
            return _found(QuoteKind.DIRECT, [one.inner], saying, doubtful=best[0] > 8)
        saying = self._outermost(one, saying)
        return _found(QuoteKind.MIXED, self._clause_of(one, saying), saying, doubtful=best[0] > 8)

    def _outermost(self, one: Quoted, saying: Saying) -> Saying:
        """Brant said that Oskel called it “a joke”: whoever answers for the sentence, and for the words in it."""
        around = [
            other
            for other in self._candidates(one)
            if other.cue.start < saying.cue.start
            and any(span.covers(saying.cue) or span.covers(one.inner) for span in other.content)
        ]
        return min(around, key=lambda other: other.cue, default=saying)

    def _by_pattern(self, one: Quoted) -> Found | None:
        """The words right behind the closing mark, where the parse saw no subject: “…,” city clerk Ivo Brant said."""
        seen = source_behind(self._parsed, one)
        if seen is None:
            return None
        source, cue, head = seen
        rule = "pronoun" if head.pos_ == "PRON" else "name_in_sentence"
        return Found(QuoteKind.DIRECT, [one.inner], cue, source, head, rule=rule)

    def _same_sentence(self, one: Quoted) -> Found | None:
        """A second stretch in a sentence: Brant called it “a mistake” and “a waste”."""
        if not self._found or self._starts_sentence(one):
            return None
        before, found = self._found[-1]
        here = self._parsed.sentence_at(one.outer.start).number
        if self._parsed.sentence_at(before.outer.start).number != here or found.source is None:
            return None
        return Found(QuoteKind.MIXED, [one.inner], found.cue, found.source, found.head, found.label, rule=found.rule)

    def _candidates(self, one: Quoted) -> list[Saying]:
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
        first = self._parsed.tokens_of(sentence)[0]
        return (
            one.closed
            and self._parsed.text[one.inner.end - 1] in "?!,…—–"
            and not between.strip()
            and any(s.cue.start - sentence.span.start < 40 for s in self._sayings.get(number, ()))
            and first.text[:1] not in '“"‘«'
        )

    def _distance(self, one: Quoted, saying: Saying) -> int | None:
        """Tokens between the marks and the clause of saying; None where something stands between that parts them."""
        text = self._parsed.text
        clause = Span(min(saying.cue.start, saying.source.start), max(saying.cue.end, saying.source.end))
        if clause.start >= one.outer.end:
            between = text[one.outer.end : clause.start]
            if not one.closed or _ends_sentence(text[one.inner.end - 1 : one.inner.end], between):
                return None
            return len(between.split()) + (0 if saying.strong else 4)
        if clause.end <= one.outer.start:
            between = text[clause.end : one.outer.start]
            if "“" in between or '"' in between:
                return None
            return len(between.split()) + (1 if saying.strong else 4)
        return None

    def _is_broken(self, one: Quoted, saying: Saying) -> bool:
        """The cue stands in the middle of what was said: “For us,” she said, “it is closed.”"""
        before = self._found[-1][0]
        between = self._parsed.text[before.outer.end : one.outer.start]
        return before.outer.end <= saying.cue.start < one.outer.start and len(between.split()) < 30

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
                start = min(span.start, one.outer.start) if span.covers(one.inner) else min(span.start, one.inner.start)
                return [Span(start, max(span.end, one.inner.end))]
        return [one.inner]

    def _in_clause(self, one: Quoted) -> Found | None:
        """A part of what a verb of saying or thinking takes: Brant called the plan “a mistake”."""
        for saying in self._candidates(one):
            for span in saying.content:
                if span.overlaps(one.inner):
                    content = Span(min(span.start, one.inner.start), max(span.end, one.inner.end))
                    whole = one.inner if content.overlaps(saying.cue) else content
                    return _found(QuoteKind.MIXED, [whole], self._outermost(one, saying))
        return None

    def _after_colon(self, one: Quoted) -> Found | None:
        """Brant was angry: “…” — and a quote that is a paragraph of its own after such a sentence."""
        first = self._parsed.sentence_at(one.outer.start)
        if self._parsed.text[first.span.start : one.outer.start].rstrip().endswith(":"):
            number = first.number
        elif first.number > 1 and self._is_announced(first.number - 1, one):
            number = first.number - 1
        else:
            return None
        sayings = [s for s in self._sayings.get(number, ()) if s.cue.start < one.outer.start]
        subject = sayings[-1].subject if sayings else _main_subject(self._parsed, number)
        if subject is None:
            return None
        source = sayings[-1].source if sayings else self._parsed.span(subject.i, subject.i + 1)
        cue = sayings[-1].cue if sayings else None
        return Found(QuoteKind.DIRECT, [one.inner], cue, source, subject, rule="sentence_before")

    def _is_announced(self, number: int, one: Quoted) -> bool:
        """A sentence that ends with a colon, and the words begin the next one."""
        before = self._parsed.sentences[number - 1].span.within(self._parsed.text).rstrip()
        return before.endswith(":") and self._starts_sentence(one)

    def _starts_sentence(self, one: Quoted) -> bool:
        return one.outer.start == self._parsed.sentence_at(one.outer.start).span.start

    def _carried_on(self, one: Quoted) -> Found | None:
        """Quoted sentences after a quote, without a cue of their own."""
        words = len(one.inner.within(self._parsed.text).split())
        if not self._starts_sentence(one):
            return None
        if self._found:
            before, found = self._found[-1]
            apart = one.paragraph - before.paragraph
            if words < _FEWEST_WORDS and (apart or one.inner.within(self._parsed.text)[-1] not in ".?!"):
                return None
            if apart == 0 or (apart == 1 and self._fills(one)):
                return Found(
                    QuoteKind.DIRECT,
                    [one.inner],
                    None,
                    found.source,
                    found.head,
                    found.label,
                    carried=True,
                    rule="carried_on",
                    doubtful=apart > 0,
                )
        return self._from_sentence_before(one) if words >= _FEWEST_WORDS else None

    def _from_sentence_before(self, one: Quoted) -> Found | None:
        """The subject of the sentence before, in the same paragraph or the one above."""
        first = self._parsed.sentence_at(one.outer.start)
        if first.number < 2:
            return None
        before = self._parsed.sentences[first.number - 2]
        subject = _main_subject(self._parsed, before.number)
        if subject is None or before.heading or first.paragraph - before.paragraph > 1:
            return None
        source = self._parsed.span(subject.left_edge.i, subject.i + 1)
        return Found(QuoteKind.DIRECT, [one.inner], None, source, subject, rule="sentence_before", doubtful=True)

    def _fills(self, one: Quoted) -> bool:
        """Whether the paragraph begins with the words."""
        return one.outer.start == self._parsed.paragraph(one.paragraph)[0].span.start


def _main_subject(parsed: Parsed, number: int) -> Token | None:
    for token in parsed.tokens_of(parsed.sentences[number - 1]):
        if token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "ccomp", "conj"):
            return token
    return None


def _ends_sentence(last: str, between: str) -> bool:
    """Between the words and the clause stands the end of a sentence, or other quoted words."""
    return last == "." or any(mark in between for mark in '“"') or ". " in between


def _found(kind: QuoteKind, content: list[Span], saying: Saying, *, doubtful: bool = False) -> Found:
    return Found(kind, content, saying.cue, saying.source, saying.subject, rule=saying.rule, doubtful=doubtful)
