"""Whether words that a line gives as spoken stand so in its source, between quotation marks."""

import re
from collections.abc import Iterator, Sequence

from briefgen.model.briefing import QuoteItem
from briefgen.model.extraction import Extraction
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

LEFT_OUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")
_PARAGRAPH = r"\n[^\S\n]*\n"
_SPOKEN = re.compile(
    rf"“(?:(?!{_PARAGRAPH})[^“”])*(?:”|(?={_PARAGRAPH})|\Z)"
    rf'|"(?:(?!{_PARAGRAPH})[^"])*"'
    r"|«[^«»]*»|„[^„“”]*[“”]|‘[^‘’\n]*’(?!\w)"
)
_MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")


def find_words(words: str, text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Where words stand in a text, whole ones, each part between […] contiguous and in order; or nothing."""
    return _found(_parts(words), text, (within or Span(0, len(text)),))


def find_spoken(words: str, extraction: Extraction) -> tuple[Span, ...]:
    """Where words stand within one quotation: one that was extracted, or one between quotation marks."""
    return quotation_of(words, extraction)[1]


def quotation_of(words: str, extraction: Extraction) -> tuple[Sequence[Span], tuple[Span, ...]]:
    """The quotation that words stand within, and where; both empty if there is none."""
    text, parts = extraction.text, _parts(words)
    found = ((said, spans) for said in _quotations(extraction) if (spans := _found(parts, text, said)))
    return next(found, ((), ()))


def unspoken(item: object, extraction: Extraction) -> tuple[str, ...]:
    """What a line gives as spoken, and what stands so in no quotation of its source; a paraphrase gives nothing so."""
    text = str(getattr(item, "text", ""))
    if isinstance(item, QuoteItem) and item.paraphrase:
        return ()
    marked = ["".join(match.groups("")) for match in _MARKED.finditer(text)]
    if isinstance(item, QuoteItem) and (item.kind is QuoteKind.DIRECT or (item.kind is QuoteKind.MIXED and not marked)):
        marked = [text]
    elif find_words(text, extraction.text):
        return ()
    return tuple(words for words in marked if not find_spoken(words, extraction))


def times_left_out(words: str) -> int:
    """How often words are left out within others."""
    return len(_parts(words)) - 1


def _quotations(extraction: Extraction) -> Iterator[Sequence[Span]]:
    for quote in extraction.quotes:
        if quote.kind is QuoteKind.DIRECT:
            yield quote.content
    for match in _SPOKEN.finditer(extraction.text):
        yield (Span(*match.span()),)


def _parts(words: str) -> list[str]:
    return [part for part in LEFT_OUT.split(words.strip()) if part]


def _found(parts: Sequence[str], text: str, within: Sequence[Span]) -> tuple[Span, ...]:
    """Each part in one of the spans, in their order."""
    spans: list[Span] = []
    places, at = iter(within), 0
    place = next(places, None)
    for part in parts:
        match = None
        while place is not None and match is None:
            match = _first(part, text, max(at, place.start), place.end)
            place = place if match else next(places, None)
        if match is None:
            return ()
        spans.append(Span(*match.span()))
        at = match.end()
    return tuple(spans)


def _first(part: str, text: str, start: int, end: int) -> "re.Match[str] | None":
    """Where some words first stand; looked for as plain text as far as that goes, which is many times faster."""
    words = part.split()
    if any(word not in text for word in words):
        return None
    pattern, at = _pattern(part), text.find(words[0], start, end)
    while at >= 0:
        if match := pattern.match(text, at, end):
            return match
        at = text.find(words[0], at + 1, end)
    return None


def _pattern(part: str) -> "re.Pattern[str]":
    """Words stand alone where letters do: not in all scripts."""
    before, after = ((r"(?<!\w)", r"(?!\w)")[at] if _has_words(part[-at]) else "" for at in (0, 1))
    return re.compile(before + r"\s+".join(map(re.escape, part.split())) + after)


def _has_words(letter: str) -> bool:
    return letter.isdecimal() or letter.lower() != letter.upper()
