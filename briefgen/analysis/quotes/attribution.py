"""Who speaks each quote of a document, from its start to its end: what was said before tells who “she” is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.analysis.coreference.descriptions import is_definite
from briefgen.analysis.labels import Label
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.dialogue import Dialogue
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.speaker import Speaker, Speakers
from briefgen.analysis.quotes.unnamed import Unnamed
from briefgen.analysis.tokens import Token
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_FORGOTTEN = 3
"""Paragraphs after which it no longer counts who spoke last."""


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
        self._unnamed = Unnamed(parsed, speakers)
        self._nobody: Token | None = None
        """Somebody without a name whom the pronoun of the quote in hand may mean."""
        self._by_source: dict[Span, Speaker] = {}

    def name(self, found: Iterable[Found]) -> None:
        """Gives each its speaker."""
        for one in found:
            self._nobody = None
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
        since = last.end if last else 0
        speaker = self._speakers.of(head, last.speaker.actor if last else None, since)
        noun = self._unnamed.may_be(one, head, since)
        if noun is None:
            return speaker
        if (
            speaker.actor is not None and is_definite(noun) and not self._unnamed.introduced(noun)
        ):  # “the nominee” may be another word for somebody named
            return replace(speaker, needs_review=True)
        self._nobody = noun
        candidates = tuple(dict.fromkeys(filter(None, (speaker.actor, *speaker.candidates))))
        return Speaker(None, "pronoun", needs_review=True, candidates=candidates)

    def _remember(self, one: Found) -> None:
        if one.source is not None:
            self._by_source[one.source] = one.speaker
        self._unnamed.hear(one, self._nobody)
        if one.kind is not QuoteKind.INDIRECT or self._speakers.is_person(one.speaker.actor):
            self._last = self._parsed.sentence_at(one.start).paragraph, one
