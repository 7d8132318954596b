"""From the words of a source to the actor who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.coreference import Referents
from briefgen.analysis.interview import interviewed
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
            return self._bearing(head)
        if (beside := self._beside(head)) is not None:
            return Speaker(self._at[beside.i], "name_in_sentence")
        if head.lower_ in words("cues", "unnamed") or head.tag_ in ("NNS", "NNPS"):
            return Speaker(None, "unnamed")
        meant = self._referents.descriptions.person(head)
        if meant.actor is None and not meant.others:
            meant = self._referents.descriptions.body(head)
        doubtful = not meant.clear
        return Speaker(meant.actor, "role", doubtful, meant.others, meant.named)

    def _bearing(self, head: Token) -> Speaker:
        """Whoever bears the name."""
        bearers = self._bearers(head)
        if len(bearers) > 1:
            meant = self._referents.bearers.meant(bearers)
            return Speaker(meant.actor, "several_bearers", needs_review=True, candidates=meant.others)
        actor = bearers[0] if bearers else self._at[head.i]
        if self._is_anothers(head, actor):
            return Speaker(None, "several_bearers", needs_review=True, candidates=(actor,))
        return Speaker(actor, "name_in_sentence")

    def _is_anothers(self, head: Token, actor: str) -> bool:
        """Whether a surname stands before its bearer is named in full, and behind a fuller name read as another.

        “Olumide Adeyanju” may have been taken for a place: “Adeyanju said” is then nothing for a Funmilayo Adeyanju of
        whom only the end of the document tells.
        """
        named = self._names.get(actor, "")
        start = self._parsed.starts[head.i]
        if " " not in named or named.split()[-1] != head.text or self._is_full(head):
            return False
        places = (m.span for one in self._people if one.id == actor for m in one.mentions if m.form is Form.NAME)
        if any(span.start < start and " " in span.within(self._parsed.text) for span in places):
            return False
        return any(
            token.text == head.text and self._at.get(token.i) != actor and _is_given(token.nbor(-1))
            for token in self._parsed.doc[1 : head.i]
        )

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
        """The name that tells who a noun is: “her sister, Joan Ames”, “party leader Per Hovde”, “the firm, Norport”."""
        beside = [one for one in head.children if one.dep_ == "appos"]
        beside += [inner for one in beside for inner in one.children if inner.dep_ == "appos"]
        named = [one for one in beside if one.i in self._at]
        named += [one.nbor() for one in (head, *beside) if is_role(one) and self._goes_on(one)]
        person = next((one for one in named if self.is_person(self._at[one.i])), None)
        if person is not None or head.lower_ not in words("roles", "bodies"):
            return person
        return next((one for one in named if self._kinds[self._at[one.i]] is Kind.ORGANISATION), None)

    def _goes_on(self, role: Token) -> bool:
        """Whether a name follows a role: “party leader Per Hovde”."""
        return role.i + 1 in self._at and not role.nbor().is_sent_start

    def _bearers(self, head: Token) -> tuple[str, ...]:
        """Those who share the surname that is all that the source says: “Brant said”, where Anna and Ivo Brant came.

        The surname is then an actor of its own, since a wrong merge is worse than a split. A title may tell them apart.
        """
        actor = self._at.get(head.i, "")
        name = self._names.get(actor, "")
        if not name or name.split()[-1] != head.text or self._is_full(head):
            return ()
        if " " in name:
            before = {one.actor.id for one in self._referents.naming.before(self._parsed.starts[head.i])}
            bearers = [one for one in self._sharing(head.text) if one in before or one == actor]
        else:
            bearers = self._sharing(head.text)
        return self._referents.bearers.of_title(head, bearers) if len(bearers) > 1 else ()

    def _sharing(self, surname: str) -> list[str]:
        return [one.id for one in self._people if one.name.split()[-1] == surname and " " in one.name]

    def _is_full(self, head: Token) -> bool:
        """Whether the name that the word is part of has more before it."""
        return head.i > 0 and self._at.get(head.i - 1) == self._at[head.i]

    def labelled(self, name: Span) -> Speaker:
        """The speaker of a transcript whom a label names."""
        tokens = self._parsed.tokens_in(name)
        found = next((self._at[token.i] for token in tokens if token.i in self._at), None)
        return Speaker(found, "label")

    def introduced(self, turns: int) -> Speaker:
        """Whoever answers in an interview of one: whom a heading says so of, or the text names first before the turns.

        Those who are named only in questions and answers are as a rule others: “My deputy, Ana Lund, told me.”
        """
        name = interviewed(self._parsed)
        if name is not None:
            return self.labelled(name)
        first = [actor.mentions[0].span for actor in self._people if actor.mentions[0].span.start < turns]
        named = [span for span in sorted(first) if not self._asks(span)]
        return replace(self.labelled(named[0]), needs_review=len(self._people) > 1) if named else Speaker(None, "label")

    def _asks(self, name: Span) -> bool:
        """“By Ivo Brant”, “she spoke to Ivo Brant”: it is the reporter."""
        tokens = self._parsed.tokens_in(name)
        link = tokens.root.head if tokens else None
        if link is None or link.lower_ not in ("by", "to", "with"):
            return False
        return link.is_sent_start or link.head.lemma_.lower() in words("cues", "talking")

    def names_between(self, first: int, last: int) -> bool:
        """Whether a person is named between two positions of the text, outside quotation marks."""
        named = self._referents.naming.before(last)
        return any(one.start >= first and one.actor.kind is Kind.PERSON and not one.quoted for one in named)

    def is_named(self, noun: Token) -> bool:
        """Whether a noun is the name of a person, or one in apposition to it names somebody."""
        return self.is_person(self._at.get(noun.i)) or self._beside(noun) is not None

    def may_mean(self, noun: Token) -> bool:
        """Whether a description can mean somebody whom the text gave that role: “the minister”."""
        meant = self._referents.descriptions.person(noun)
        return bool(meant.actor or meant.others)

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies between quotation marks."""
        return self._referents.naming.is_quoted(position)

    def _may_speak(self, head: Token) -> bool:
        """Places do not speak; their governments do, as the country that they stand for."""
        return self._kinds[self._at[head.i]] is not Kind.PLACE

    def is_person(self, actor: str | None) -> bool:
        return actor is not None and self._kinds[actor] is Kind.PERSON


def _is_given(token: Token) -> bool:
    """The “Olumide” of “Olumide Adeyanju”, as far as the parse shows; no title."""
    return (
        token.pos_ == "PROPN" and token.is_alpha and token.text not in words("roles", "titles") and not is_role(token)
    )
