"""“Oskel: the lock will open on Sunday”: a headline that begins with whoever says the rest."""

from collections.abc import Iterator

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.model.quote import QuoteKind

_LONGEST_NAME = 4
_FEWEST_WORDS = 3


def find_headlines(parsed: Parsed) -> Iterator[Found]:
    """At most one; whether the name is a person's is for the caller to ask, since “Riga: …” says nothing."""
    first = parsed.sentences[0] if parsed.sentences else None
    if first is None or not first.heading:
        return
    tokens = parsed.tokens_of(first)
    colon = next((at for at, token in enumerate(tokens[: _LONGEST_NAME + 1]) if token.text == ":"), 0)
    name = parsed.doc.run(tokens.start, tokens.start + colon)
    rest = parsed.doc.run(name.end + 1, tokens.end)
    if not name or len(rest) < _FEWEST_WORDS or any(not token.text[0].isupper() for token in name):
        return
    content = parsed.span(rest.start, rest.end)
    if content.within(parsed.text)[0] in "“\"'‘«„":
        return
    cue = parsed.span_of(tokens[colon])
    yield Found(QuoteKind.INDIRECT, [content], cue, parsed.span_of(name), name[-1], rule="headline")
