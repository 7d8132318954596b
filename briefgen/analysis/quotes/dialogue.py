"""Two who speak in turn: where words stand alone behind those of both, nobody is named for them."""

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.speaker import Speaker
from briefgen.model.quote import QuoteKind

_LONGEST = 20
"""Words of a paragraph in which one of two answers the other."""


class Dialogue:
    """Hears the quotes of a document from its start to its end."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._turns: list[tuple[int, tuple[str, ...]]] = []
        """Paragraph, and who could have spoken it."""

    def hear(self, one: Found) -> None:
        """Leaves open who speaks, if it is one of two who spoke before in turn."""
        paragraph = self._parsed.sentence_at(one.start).paragraph
        if one.kind is not QuoteKind.DIRECT or not self._is_short(paragraph):
            return
        could: tuple[str, ...] = (one.speaker.actor,) if one.speaker.actor else ()
        pair = self._pair_before(paragraph)
        if one.cue is None and one.label is None and len(pair) > 1:
            could = pair
            one.source, one.rule = None, "dialogue"
            one.speaker = Speaker(None, "dialogue", needs_review=True, candidates=pair)
        self._turns.append((paragraph, could))

    def _pair_before(self, paragraph: int) -> tuple[str, ...]:
        """The two who spoke the two paragraphs before, each alone."""
        before = dict(self._turns[-4:])
        last, first = before.get(paragraph - 1, ()), before.get(paragraph - 2, ())
        if len(last) > 1:
            return last
        return tuple(dict.fromkeys((*first, *last))) if last and first else ()

    def _is_short(self, paragraph: int) -> bool:
        """Whether a paragraph is little else than what is said in it."""
        sentences = self._parsed.paragraph(paragraph)
        text = self._parsed.text[sentences[0].span.start : sentences[-1].span.end]
        return text[0] in "“\"‘'«„" and len(text.split()) <= _LONGEST
