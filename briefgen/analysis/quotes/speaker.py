"""From the words of a source to the actor who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.analysis.coreference import Referents
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Actor, Form, Kind
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by which rule, and how sure that is."""

    actor: str | None
    rule: str
    needs_review: bool = False
    candidates: tuple[str, ...] = ()
    named: Span | None = None
    """The name that the source was resolved to, where it is none itself."""


class Speakers:
    """Answers for one document."""

    def __init__(self, parsed: Parsed, actors: Iterable[Actor]) -> None:
        self._parsed = parsed
        self._actors = tuple(actors)
        self._referents = Referents(parsed, self._actors)
        self._at: dict[int, str] = {}
        for actor in self._actors:
            for mention in actor.mentions:
                if mention.form is Form.NAME and (actor.kind is not Kind.PLACE):
                    for token in parsed.tokens_in(mention.span):
                        self._at[token.i] = actor.id
        self._people = [actor for actor in self._actors if actor.kind is Kind.PERSON]
        self._names = {actor.id: actor.name for actor in self._people}
        self._kinds = {actor.id: actor.kind for actor in self._actors}
        self._metonyms = {
            token.i
            for actor in self._actors
            for mention in actor.mentions
            if mention.metonym
            for token in parsed.tokens_in(mention.span)
        }

    def of(self, head: Token, before: str | None = None, since: int = 0) -> Speaker:
        """The speaker whom the noun phrase with this head names; `before`: who spoke last, and until where."""
        if head.pos_ == "PRON":
            meant = self._referents.pronouns.meant(head, before, since)
            return Speaker(meant.actor, "pronoun", not meant.clear, meant.others, meant.named)
        joined = self._joined(head)
        if joined:
            return Speaker(None, "several_speakers", needs_review=True, candidates=tuple(joined))
        if head.i in self._at and self._may_speak(head):
            return self._bearing(head, before)
        if (beside := self._beside(head)) is not None:
            return Speaker(self._at[beside.i], "name_in_sentence")
        if head.lower_ in words("cues", "unnamed") or head.tag_ in ("NNS", "NNPS"):
            return Speaker(None, "unnamed")
        meant = self._referents.descriptions.person(head)
        if meant.actor is None and not meant.others:
            meant = self._referents.descriptions.body(head)
        doubtful = not meant.clear
        return Speaker(meant.actor, "role", doubtful, meant.others, meant.named)

    def _bearing(self, head: Token, before: str | None) -> Speaker:
        """Whoever bears the name."""
        bearers = self._bearers(head)
        if len(bearers) > 1:
            meant = self._referents.bearers.meant(bearers, self._parsed.starts[head.i], before)
            return Speaker(meant.actor, "several_bearers", needs_review=True, candidates=meant.others)
        return Speaker(bearers[0] if bearers else self._at[head.i], "name_in_sentence")

    def _joined(self, head: Token) -> list[str]:
        """Several together: “Oskel and Brant”, “Oskel and her clerk, Ivo Brant”, “Ministers Lund and Brant”."""
        first = head if head.i in self._at else self._beside(head) if head.tag_ in ("NNS", "NNPS") else None
        if first is None:
            return []
        later = [one for one in first.conjuncts if one.i > first.i]
        named = (
            first,
            *(one for other in later for one in (other, *other.children) if one is other or one.dep_ == "appos"),
        )
        found = list(dict.fromkeys(self._at[one.i] for one in named if one.i in self._at))
        return found if len(found) > 1 else []

    def _beside(self, head: Token) -> Token | None:
        """The first person whom an apposition names."""
        named = (one for one in head.children if one.dep_ == "appos" and one.i in self._at)
        return next((one for one in named if self.is_person(self._at[one.i])), None)

    def _bearers(self, head: Token) -> tuple[str, ...]:
        """Those who share the surname that is all that the source says: “Brant said”, where Anna and Ivo Brant came.

        The surname is then an actor of its own, since a wrong merge is worse than a split. A title may tell them apart.
        """
        name = self._names.get(self._at.get(head.i, ""), "")
        if " " in name or name != head.text:
            return ()
        bearers = [actor.id for actor in self._people if actor.name.split()[-1] == name and " " in actor.name]
        return self._referents.bearers.of_title(head, bearers) if len(bearers) > 1 else ()

    def labelled(self, name: Span) -> Speaker:
        """The speaker of a transcript whom a label names."""
        tokens = self._parsed.tokens_in(name)
        found = next((self._at[token.i] for token in tokens if token.i in self._at), None)
        return Speaker(found, "label")

    def introduced(self, turns: int) -> Speaker:
        """Whoever answers in an interview of one: the person whom the text names first, before the turns begin.

        Those who are named only in questions and answers are as a rule others: “My deputy, Ana Lund, told me.”
        """
        named = [actor for actor in self._people if actor.mentions[0].span.start < turns]
        first = min(named, key=lambda actor: actor.mentions[0].span.start, default=None)
        return Speaker(first.id if first else None, "label", needs_review=len(self._people) > 1)

    def names_between(self, first: int, last: int) -> bool:
        """Whether a person is named between two positions of the text, outside quotation marks."""
        named = self._referents.naming.before(last)
        return any(one.start >= first and one.actor.kind is Kind.PERSON and not one.quoted for one in named)

    def _may_speak(self, head: Token) -> bool:
        """Places do not speak; their governments do, as the country that they stand for."""
        return self._kinds[self._at[head.i]] is not Kind.PLACE

    def is_person(self, actor: str | None) -> bool:
        return actor is not None and self._kinds[actor] is Kind.PERSON
