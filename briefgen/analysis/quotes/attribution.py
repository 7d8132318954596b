"""Who speaks each quote of a document, from its start to its end: what was said before tells who “she” is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.coreference.sex import HE, SHE
from briefgen.analysis.labels import Label
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.dialogue import Dialogue
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.speaker import Speaker, Speakers
from briefgen.analysis.tokens import Token
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_FORGOTTEN = 3
"""Paragraphs after which it no longer counts who spoke last."""
_ONE = frozenset(("a", "an", "one", "another"))


class Attribution:
    """Names the speakers of quotes, which are given in the order of the text."""

    def __init__(self, parsed: Parsed, speakers: Speakers, labels: Sequence[Label]) -> None:
        self._parsed = parsed
        self._speakers = speakers
        self._turns = {label.name: label.turn for label in labels}
        self._answering = Speaker(None, "label")
        if "A" in self._turns.values():
            self._answering = speakers.introduced(labels[0].name.start)
        self._dialogue = Dialogue(parsed)
        self._last: tuple[int, Found] | None = None
        """The paragraph of the last quote that tells who goes on, and the quote."""
        self._unnamed: Found | None = None
        """The last quote, if it is somebody’s without a name: “her husband”."""
        self._by_source: dict[Span, Speaker] = {}

    def name(self, found: Iterable[Found]) -> None:
        """Gives each its speaker."""
        for one in found:
            one.speaker = self._of(one)
            self._dialogue.hear(one)
            self._remember(one)

    def _of(self, one: Found) -> Speaker:
        if one.label is not None and not one.carried:
            told = {"A": self._answering, "Q": Speaker(None, "label")}.get(self._turns.get(one.label) or "")
            return told or self._speakers.labelled(one.label)
        known = self._by_source.get(one.source) if one.source else None
        if one.carried and known:
            return replace(known, rule="carried_on", needs_review=known.needs_review or one.doubtful)
        if one.head is None:
            return one.speaker
        return known or self._of_head(one, one.head)

    def _of_head(self, one: Found, head: Token) -> Speaker:
        paragraph = self._parsed.sentence_at(one.start).paragraph
        last = self._last[1] if self._last and paragraph - self._last[0] <= _FORGOTTEN else None
        speaker = self._speakers.of(head, last.speaker.actor if last else None, last.end if last else 0)
        if self._may_be_unnamed(one, head):
            candidates = tuple(dict.fromkeys(filter(None, (speaker.actor, *speaker.candidates))))
            return Speaker(None, "pronoun", needs_review=True, candidates=candidates)
        return speaker

    def _may_be_unnamed(self, one: Found, head: Token) -> bool:
        """“Her husband said it was late. “They broke the door,” he said.”: nobody is named in between."""
        before = self._unnamed
        if before is None or before.head is None or one.source is None or head.lower_ not in HE | SHE:
            return False
        other = words("roles", "women" if head.lower_ in HE else "men")
        apart = self._parsed.sentence_at(one.start).paragraph - self._parsed.sentence_at(before.start).paragraph
        return (
            apart <= 1
            and before.head.lower_ not in other
            and not self._speakers.names_between(before.end, one.source.start)
        )

    def _remember(self, one: Found) -> None:
        if one.source is not None:
            self._by_source[one.source] = one.speaker
        named = one.speaker.actor is not None
        if named or not (one.head and one.head.lower_ in HE | SHE):
            self._unnamed = one if not named and one.head is not None and _is_somebody(one.head) else None
        if one.kind is not QuoteKind.INDIRECT or self._speakers.is_person(one.speaker.actor):
            self._last = self._parsed.sentence_at(one.start).paragraph, one


def _is_somebody(head: Token) -> bool:
    """One person without a name: “an official”, “her husband”."""
    indefinite = any(child.dep_ == "poss" or child.lower_ in _ONE for child in head.children)
    person = is_role(head) or head.lower_ in words("roles", "women") or head.lower_ in words("roles", "men")
    return head.tag_ == "NN" and indefinite and (person or head.lower_ in words("roles", "people"))
