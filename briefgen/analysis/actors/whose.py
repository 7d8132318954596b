"""Of which state a body is: "the Latvian Ministry of Finance", "Ukraine's Supreme Court"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.analysis.actors.named import Named
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.reference.institutions import institution
from briefgen.reference.names import country_named, country_of_demonym, seat_of

_BEFORE = re.compile(r"((?:[^\W\d_][\w.-]* ){0,2}[^\W\d_][\w.-]*?)(?:['’]s?)?\s$")
_BEHIND = re.compile(r"\s(?:of|in)\s(?:the\s)?((?:[^\W\d_][\w-]* ){0,2}[^\W\d_][\w-]*)")
_REACH = 40


def with_states(parsed: Parsed, found: Iterable[Named]) -> list[Named]:
    """The names, those of organisations with the country that stands in them or beside them."""
    return [replace(one, country=_stated(parsed, one)) if one.kind is Kind.ORGANISATION else one for one in found]


def _stated(parsed: Parsed, one: Named) -> str | None:
    body = institution(one.text)
    if body and body.country:
        return body.country
    match = _BEFORE.search(parsed.text[max(0, one.span.start - _REACH) : one.span.start])
    words = match[1].split() if match else []
    before = [" ".join(words[-size:]) for size in range(min(3, len(words)), 0, -1)]
    found = next((country for text in before if (country := country_named(text) or country_of_demonym(text))), None)
    return found or (_behind(parsed.text[one.span.end : one.span.end + _REACH]) if body else None)


def _behind(text: str) -> str | None:
    """“of Latvia”, “in Riga”."""
    match = _BEHIND.match(text)
    words = match[1].split() if match else []
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        seat = seat_of(name)
        if country := country_named(name) or (seat and len(seat.country) == 2 and seat.country):
            return country
    return None


def keys_of_bodies(found: Iterable[Named]) -> Mapping[Named, str]:
    """For bodies such as many states have, what tells one from another in a document.

    Where it names those of one state alone, "the ministry" is that one's. Of several, each has its own, and one of
    which no state is stated is that of the only state whose was named before; if there is none, it is nobody's.
    """
    states: dict[str, set[str]] = defaultdict(set)
    keys: dict[Named, str] = {}
    named = (one for one in found if one.kind is Kind.ORGANISATION)
    bodies = [(one, body.words) for one in named if (body := institution(one.text))]
    for one, words in bodies:
        states[words].update([one.country] if one.country else [])
    before: dict[str, set[str]] = defaultdict(set)
    for one, words in sorted(bodies):
        if one.country:
            before[words].add(one.country)
        known = {one.country} if one.country else before[words]
        whose = next(iter(known)) if len(known) == 1 else ""
        keys[one] = f"{words} {whose}" if len(states[words]) > 1 else words
    return keys
