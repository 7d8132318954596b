"""Where a document names its actors, in the order of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.coreference.meant import Meant
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Form, Kind
from briefgen.model.span import Span

_FARTHEST = 5
"""Sentences back in which the one whom a pronoun means was named."""

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an actor in its place."""

    span: Span
    actor: Actor
    subject: bool
    leads: bool
    """It is the subject of its sentence's main clause."""
    quoted: bool

    @property
    def start(self) -> int:
        return self.span.start


class Naming:
    """All names of people, organisations and countries."""

    def __init__(self, parsed: Parsed, actors: Iterable[Actor]) -> None:
        self._parsed = parsed
        quoted = [one.outer for one in find_quoted(parsed)] if parsed.sentences else []
        self._quoted_starts = [span.start for span in quoted]
        self._quoted = quoted
        kept = [a for a in actors if a.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.COUNTRY)]
        self.people = tuple(actor for actor in kept if actor.kind is Kind.PERSON)
        self.all = sorted(
            (self._place(m.span, a) for a in kept for m in a.mentions if m.form is Form.NAME), key=lambda one: one.start
        )
        self._starts = [one.start for one in self.all]
        described = (self._place(m.span, a) for a in self.people for m in a.mentions if m.form is Form.NOMINAL)
        self._told = sorted((*self.all, *described), key=lambda one: one.start)
        """With “the premier”, where that can only mean one."""
        self._told_starts = [one.start for one in self._told]

    def _place(self, span: Span, actor: Actor) -> Named:
        tokens = self._parsed.tokens_in(span)
        root = tokens.root if tokens else None
        while root is not None and root.dep_ in ("appos", "conj") and root.head is not root:
            root = root.head  # “Oskel and Brant met”: both did
        subject = root is not None and root.dep_ in _SUBJECTS
        leads = subject and root is not None and root.head.dep_ == "ROOT"
        return Named(span, actor, subject, leads, self.is_quoted(span.start))

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies between quotation marks."""
        at = bisect_left(self._quoted_starts, position + 1) - 1
        return at >= 0 and position < self._quoted[at].end

    def people_in(self, place: Span) -> set[str]:
        """The ids of those who are named in a part of the text."""
        named = self.all[bisect_left(self._starts, place.start) : bisect_left(self._starts, place.end)]
        return {one.actor.id for one in named if one.actor.kind is Kind.PERSON}

    def before(self, position: int) -> Sequence[Named]:
        """All names before a position."""
        return self.all[: bisect_left(self._starts, position)]

    def shortly_before(self, position: int) -> Sequence[Named]:
        """Names and descriptions before a position, not farther than a few sentences."""
        number = self._parsed.sentence_at(position).number
        first = self._parsed.sentences[max(0, number - 1 - _FARTHEST)].span.start
        return self._told[bisect_left(self._told_starts, first) : bisect_left(self._told_starts, position)]

    def placed(self, meant: Meant, position: int) -> Meant:
        """The same, with the last name before the position that is the actor's."""
        at = bisect_left(self._starts, position)
        last = next((i for i in range(at - 1, -1, -1) if self.all[i].actor.id == meant.actor), None)
        return meant if last is None else replace(meant, named=self.all[last].span)
