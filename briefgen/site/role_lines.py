"""Roles of an actor as documents state them, in the order of time, and where two of them do not go together.

No page says what somebody *is*: it says what a document of some day calls them.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.model.entry import Entry
from briefgen.site.context import Context, actor_in, sentences_of
from briefgen.site.views import RoleLine

_QUALIFIERS = frozenset(
    ("former", "ex", "acting", "interim", "deputy", "vice", "designate", "outgoing", "incoming", "late", "future")
)
_BEHIND = re.compile(r"\s+(?:of|for|at|to|in|from)\s+|,")
_WORD = re.compile(r"\w+")


def role_lines(actor: str, entries: Sequence[Entry], context: Context) -> tuple[RoleLine, ...]:
    """As stated, the same words in the same document once; each with those others that contradict it."""
    lines = list(_lines(actor, entries, context))
    return tuple(msgspec.structs.replace(line, differs=tuple(_contradicting(line, lines))) for line in lines)


def _lines(actor: str, entries: Sequence[Entry], context: Context) -> Iterator[RoleLine]:
    for entry in reversed(entries):
        found = actor_in(entry, actor)
        places = {role.text: role.span for role in reversed(found.roles)} if found else {}
        for item in entry.briefing.actors:
            for role in item.roles if item.id == actor else ():
                numbers = sentences_of(entry, [places[role]]) if role in places else ()
                briefing = context.briefing(entry)
                yield RoleLine(role, context.date(entry.briefing.date), briefing, numbers[0] if numbers else None)


def _contradicting(line: RoleLine, lines: Sequence[RoleLine]) -> Iterator[str]:
    """Other roles of the same kind, stated in the same year, that differ in a word such as "acting" or "former"."""
    head, rest = _head(line.text)
    seen = set()
    for other in lines:
        other_head, other_rest = _head(other.text)
        apart = (rest ^ other_rest) & _QUALIFIERS
        if other_head == head and apart and _year(line) == _year(other) and other.text not in seen:
            seen.add(other.text)
            yield other.text


def _head(role: str) -> tuple[str, frozenset[str]]:
    """The word that says what somebody is, and the words before it: minister, {deputy, transport}."""
    before = _BEHIND.split(role.casefold(), maxsplit=1)[0]
    words = _WORD.findall(before) or [""]
    return words[-1], frozenset(words[:-1])


def _year(line: RoleLine) -> str:
    return line.date.iso[:4] if line.date else ""
