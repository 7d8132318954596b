"""Longer and shorter forms of one quote: what one document gives in full, another cuts, or gives in part.

Nothing is taken for nearly the same: every word between quotation marks in the shorter form stands in the longer one,
in the same order; only what a document itself marks as left out or put in, by brackets or dots, may differ.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from briefgen.model.quote import QuoteKind
from briefgen.site.quote_views import QuoteCard, QuoteForm

_FEWEST = 5
"""So few words can be said twice by chance."""
_MARKED = re.compile(r"\[[^\]\n]{0,80}\]|…|\.\.\.+")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def with_forms(cards: Sequence[QuoteCard]) -> list[QuoteCard]:
    """The cards, which have different ids; those that are a shorter form of another one are below that."""
    by_length = sorted(cards, key=lambda card: (-len(_words(card.text)), card.id))
    there: dict[str, list[QuoteCard]] = {}
    shorter: dict[str, list[QuoteCard]] = {}
    kept = set()
    for card in by_length:  # the longest first, so that the first that has all words of a card is the longest
        if head := _head(card, there):
            shorter.setdefault(head.id, []).append(card)
            continue
        kept.add(card.id)
        for word in dict.fromkeys(_words(card.text) if card.verbatim else ()):
            there.setdefault(word, []).append(card)
    return [
        replace(card, forms=tuple(_form(card, one) for one in shorter.get(card.id, ())))
        for card in cards
        if card.id in kept
    ]


def _head(card: QuoteCard, there: Mapping[str, Sequence[QuoteCard]]) -> QuoteCard | None:
    """The longest card of another briefing that has all words of this one."""
    pieces = _pieces(card)
    if sum(map(len, pieces)) < _FEWEST:
        return None
    longest = max((word for piece in pieces for word in piece), key=len)
    others = (other for other in there.get(longest, ()) if other.briefing != card.briefing)
    return next((other for other in others if _holds(_words(other.text), pieces)), None)


def _pieces(card: QuoteCard) -> list[list[str]]:
    """What stands between quotation marks, cut where the document marks that words were left out or put in."""
    partly = card.kind is QuoteKind.MIXED
    quoted = _QUOTED.findall(card.text) if partly else [card.text] * card.verbatim
    return [words for text in quoted for piece in _MARKED.split(text) if (words := _words(piece))]


def _holds(words: Sequence[str], pieces: Sequence[Sequence[str]]) -> bool:
    text, at = f" {' '.join(words)} ", 0
    for piece in pieces:
        found = text.find(f" {' '.join(piece)} ", at)
        if found < 0:
            return False
        at = found + len(" ".join(piece)) + 1
    return True


def _form(longer: QuoteCard, card: QuoteCard) -> QuoteForm:
    return QuoteForm(
        card.text,
        card.kind_words,
        card.verbatim,
        card.language,
        _left_out(longer.text, card.text),
        card.briefing,
        card.date,
        card.sentences,
        card.also,
    )


def _left_out(longer: str, shorter: str) -> tuple[str, ...]:
    """The words of the longer text that the shorter one lacks, as they stand there."""
    places = list(_WORD.finditer(longer))
    blocks = SequenceMatcher(None, _words(longer), _words(shorter), autojunk=False).get_opcodes()
    runs = [(first, last) for tag, first, last, _, _ in blocks if tag in ("delete", "replace")]
    return tuple(longer[places[first].start() : places[last - 1].end()] for first, last in runs)


def _words(text: str) -> list[str]:
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(text)]
