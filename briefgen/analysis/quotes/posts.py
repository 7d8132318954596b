"""Posts in social networks: “Dana Reyes (@danareyes): We signed it.” and “We signed it. — Dana Reyes (@danareyes)”."""

import re
from collections.abc import Iterator

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_NAME = r"(?P<name>[^\W\d_a-z][\w.’'-]{0,30}(?: [\w.’'-]{1,30}){0,5}) \(@\w{1,30}\)"
_BEFORE = re.compile(_NAME + r"(?: on [A-Z]\w{1,12})?:\s")
_BEHIND = re.compile(r"\s*(?:[—–-]|--) ?" + _NAME)
_MARKS = '“”"‘’«»'
_FEWEST_CHARACTERS = 8


def find_posts(parsed: Parsed) -> Iterator[Found]:
    """One quote a post, in the order of the text."""
    before: Span | None = None
    for index in range(parsed.sentences[-1].paragraph + 1 if parsed.sentences else 0):
        sentences = parsed.paragraph(index)
        place = Span(sentences[0].span.start, sentences[-1].span.end)
        if match := _BEFORE.match(parsed.text, place.start, place.end):
            yield from _found(parsed, match, Span(match.end(), place.end))
        elif match := _signed(parsed.text, place):
            whole = Span(place.start, match.start())
            told = whole if len(whole) else before
            if told is not None:
                yield from _found(parsed, match, told)
        before = place


def _signed(text: str, place: Span) -> re.Match[str] | None:
    """The last name with an address in a paragraph, behind a dash."""
    at = text.rfind("(@", place.start, place.end)
    dash = max(text.rfind(dash, place.start, max(at, place.start)) for dash in ("—", "–", " -", "--"))
    start = len(text[place.start : dash].rstrip()) + place.start if dash >= 0 else place.start
    return _BEHIND.match(text, start, place.end) if at >= 0 else None


def _found(parsed: Parsed, match: re.Match[str], words: Span) -> Iterator[Found]:
    text = words.within(parsed.text)
    inner = text.strip().strip(_MARKS).strip()
    if len(inner) >= _FEWEST_CHARACTERS:
        start = words.start + text.index(inner)
        name = Span(*match.span("name"))
        yield Found(QuoteKind.DIRECT, [Span(start, start + len(inner))], None, name, None, name, rule="label")
