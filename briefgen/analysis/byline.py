"""Whose statement a whole document is: “STATEMENT BY MINISTER MARA OSKEL ON THE FLOODS”, and then what she says."""

import re

from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span
from briefgen.reference import gazetteer

_STATED = re.compile(
    r"\b(?:statement|remarks|speech|address|message|testimony)\b[^\n]{0,20}? (?:by|from|of) "
    r"(?P<who>[^,:;\n]{3,60}?)(?= (?:on|at|to|before|in|regarding|following|for|about|after)\b|[,:;]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_HEADINGS = 3
"""Sentences at the start, one of which may say so."""
_FIRST_PERSON = re.compile(r"\b(?:I|my|My|me)\b")
_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"\n]{0,400}\"")
"""What the speaker says that others said."""
_FEWEST = 2
"""Times that the speaker says “I”."""
_NAME_LENGTHS = range(2, 4)


def whose_statement(parsed: Parsed) -> Span | None:
    """The name in the heading of a statement in the first person."""
    for sentence in parsed.sentences[:_HEADINGS]:
        match = _STATED.search(parsed.text, sentence.span.start, sentence.span.end) if sentence.heading else None
        if match:
            name = name_behind_office(parsed.text, Span(*match.span("who")))
            return name if name and _is_spoken(parsed, name, sentence.span.end) else None
    return None


def name_behind_office(text: str, who: Span) -> Span | None:
    """The words behind the last one for an office, if they are a person’s name."""
    places = [Span(who.start + m.start(), who.start + m.end()) for m in re.finditer(r"\S+", who.within(text))]
    parts = [place.within(text) for place in places]
    titles = {title.lower() for title in words("roles", "titles")}
    last = max((at for at, part in enumerate(parts) if part.lower() in words("roles", "nouns") | titles), default=-1)
    parts, places = parts[last + 1 :], places[last + 1 :]
    known = len(parts) in _NAME_LENGTHS and all(part[0].isupper() for part in parts)
    named = last >= 0 or (bool(parts) and gazetteer.is_given_name(parts[0].capitalize()))
    return Span(places[0].start, places[-1].end) if known and named else None


def _is_spoken(parsed: Parsed, name: Span, start: int) -> bool:
    """Whether the rest is in the first person, and not about the one who is named."""
    rest = _QUOTED.sub("", parsed.text[start:])
    surname = name.within(parsed.text).split()[-1]
    return len(_FIRST_PERSON.findall(rest)) >= _FEWEST and surname.lower() not in rest.lower()
