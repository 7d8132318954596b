"""Roles of an actor as documents state them, in the order of time, and where two of them do not go together.

No page says what somebody *is*: it says what a document of some day calls them.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefgen.model.actor import Form
from briefgen.model.entry import Entry
from briefgen.model.span import Span
from briefgen.site.actor_views import RoleLine
from briefgen.site.context import Context, actor_in, sentences_of
from briefgen.site.people import edit_words
from briefgen.site.views import Href, Stated

_QUALIFIERS = frozenset(
    ("former", "ex", "acting", "interim", "deputy", "vice", "designate", "outgoing", "incoming", "late", "future")
)
_TOP = frozenset(("president", "minister", "chancellor", "king", "queen", "mayor", "governor", "speaker", "pope"))
"""Offices of which nobody holds two on one day."""
_BEHIND = re.compile(r"\s+(?:of|for|at|to|in|from)\s+|,")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def role_lines(actor: str, entries: Sequence[Entry], context: Context) -> tuple[RoleLine, ...]:
    """As stated, the same words once, by when they were first said; each with those others that contradict it."""
    lines = list(_lines(actor, entries, context))
    told = [replace(line, differs=tuple(_contradicting(line, lines))) for line in lines]
    groups: dict[str, list[RoleLine]] = {}
    for line in sorted(told, key=lambda line: line.date is None):
        groups.setdefault(line.text.casefold(), []).append(line)
    return tuple(sorted(map(_as_one, groups.values()), key=lambda line: line.date.iso if line.date else "~"))


def _as_one(lines: Sequence[RoleLine]) -> RoleLine:
    """The earliest, with the other documents that say the same, and all that contradicts any of them.

    What a person wrote is shown only where no document states it.
    """
    first, *rest = [line for line in lines if not line.edited] or lines
    differs = dict.fromkeys(role for line in lines for role in line.differs)
    again = tuple(Stated(line.briefing, line.date, line.sentence) for line in rest)
    last = next((line.date for line in reversed(rest) if line.date), None)
    return replace(first, differs=tuple(differs), again=again, last=last)


def _lines(actor: str, entries: Sequence[Entry], context: Context) -> Iterator[RoleLine]:
    for entry in reversed(entries):
        found = actor_in(entry, actor)
        places = {_SPACE.sub(" ", role.text).strip(): role.span for role in reversed(found.roles)} if found else {}
        for item in entry.briefing.actors:
            for role in item.roles if item.id == actor else ():
                numbers = sentences_of(entry, [places[role]]) if role in places else ()
                briefing = context.briefing(entry)
                parts = tuple(_parts(places[role], actor, entry, context)) if role in places else (Href(role),)
                edited = None if role in places else edit_words(entry, item.id, context)
                date, sentence = context.date(entry.briefing.date), numbers[0] if numbers else None
                yield RoleLine(role, parts, date, briefing, sentence, edited=edited)


def _parts(role: Span, actor: str, entry: Entry, context: Context) -> Iterator[Href]:
    """The words of a role as the document has them, cut where they name another actor who has a page."""
    actors = entry.extraction.actors if entry.extraction else ()
    text = entry.extraction.text if entry.extraction else ""
    named = sorted(
        (mention.span, one.id)
        for one in actors
        for mention in one.mentions
        if one.id != actor and mention.form is Form.NAME and role.covers(mention.span)
    )
    at = role.start
    for span, other in named:
        link = context.actor(other)
        if span.start >= at and link and link.href:
            yield from _piece(text[at : span.start])
            yield Href(" ".join(span.within(text).split()), link.href)
            at = span.end
    yield from _piece(text[at : role.end])


def _piece(words: str) -> Iterator[Href]:
    if words:
        yield Href(_SPACE.sub(" ", words))


def _contradicting(line: RoleLine, lines: Sequence[RoleLine]) -> Iterator[str]:
    """Other roles that cannot be held beside this one on the day, or in the month, that both are stated of."""
    seen = {line.text}
    for other in lines:
        if other.text not in seen and _month(line) == _month(other) and _clash(line.text, other.text):
            seen.add(other.text)
            yield other.text


def _clash(a: str, b: str) -> bool:
    """One is “former” or “acting” and the other is not; or both are ministers, of different things."""
    (head, rest), (other_head, other_rest) = _head(a), _head(b)
    if head != other_head:
        return False
    apart = rest ^ other_rest
    return bool(apart & _QUALIFIERS) or (head in _TOP and bool(rest - other_rest) and bool(other_rest - rest))


def _head(role: str) -> tuple[str, frozenset[str]]:
    """The word that says what somebody is, and the words before it: minister, {deputy, transport}."""
    before = _BEHIND.split(role.casefold(), maxsplit=1)[0]
    words = _WORD.findall(before) or [""]
    return words[-1], frozenset(words[:-1])


def _month(line: RoleLine) -> str:
    return line.date.iso[:7] if line.date else ""
