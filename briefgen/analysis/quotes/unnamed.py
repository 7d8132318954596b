"""Somebody without a name who may be “he” or “she”: who just spoke, or whom the sentence before brings in."""

from collections.abc import Iterator

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.coreference.sex import HE, SHE
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.speaker import Speakers
from briefgen.analysis.tokens import Token

_ONE = frozenset(("a", "an", "one", "another"))
_ANOTHER = frozenset(("another", "one"))
_NEAR = 3
"""Sentences back in which a subject is still whom a sentence is about."""
_CLAUSES = frozenset(("ROOT", "conj"))


class Unnamed:
    """Hears the quotes of a document from its start to its end."""

    def __init__(self, parsed: Parsed, speakers: Speakers) -> None:
        self._parsed = parsed
        self._speakers = speakers
        self._turn: tuple[Token, Found] | None = None
        """Somebody without a name who spoke last, by the noun, and the last quote of the turn."""

    def hear(self, one: Found, meant: Token | None) -> None:
        """Remembers a quote that has its speaker now; `meant` is whom `may_be` named for it."""
        head = one.head
        if meant is not None:
            self._turn = meant, one
        elif one.speaker.actor is not None or not (head and head.lower_ in HE | SHE):
            stays = one.speaker.actor is None and head is not None and _is_somebody(head)
            self._turn = (head, one) if stays and head is not None else None

    def may_be(self, one: Found, head: Token, since: int) -> Token | None:
        """The noun for somebody unnamed whom a pronoun may mean; `since`: where the last quote with a speaker ends."""
        if one.source is None or head.lower_ not in HE | SHE:
            return None
        before = self._newcomer(head, since)
        return before if before is not None else self._in_turn(one, head)

    def introduced(self, noun: Token) -> bool:
        """Whether “the engineer” is the one who came up as “an engineer” before."""
        return any(
            token.lower_ == noun.lower_ and any(child.lower_ in _ONE for child in token.children)
            for token in self._parsed.doc[: noun.i]
        )

    def _in_turn(self, one: Found, head: Token) -> Token | None:
        """“Her husband said it was late. “They broke the door,” he said.”: nobody is named in between."""
        if self._turn is None or one.source is None:
            return None
        noun, last = self._turn
        apart = self._parsed.sentence_at(one.start).paragraph - self._parsed.sentence_at(last.start).paragraph
        named = self._speakers.names_between(last.end, one.source.start)
        return noun if apart <= 1 and not named and _may_be(head, noun) else None

    def _newcomer(self, head: Token, since: int) -> Token | None:
        """“A second official disagreed. “It is late,” he said.”: the last sentence with somebody for its subject."""
        for subject in self._subjects_before(head, since):
            if self._speakers.is_named(subject):
                return None
            if self._is_unnamed(subject) and _may_be(head, subject):
                return subject
        return None

    def _subjects_before(self, head: Token, since: int) -> Iterator[Token]:
        """Those of main clauses outside quotation marks, the nearest first."""
        here = self._parsed.sentence_of(head)
        for sentence in reversed(self._parsed.sentences[max(0, here.number - 1 - _NEAR) : here.number]):
            if here.paragraph - sentence.paragraph > 1 or sentence.heading:
                return
            for token in reversed(self._parsed.tokens_of(sentence)):
                start = self._parsed.starts[token.i]
                if start < since:
                    return
                if token.i < head.i and _is_subject(token) and not self._speakers.is_quoted(start):
                    yield token

    def _is_unnamed(self, subject: Token) -> bool:
        """“a neighbour”, “another”, “her deputy”; “the minister” where nobody was given that role."""
        if subject.lower_ in _ANOTHER:
            return True
        return subject.tag_ in ("NN", "NNP") and _is_person(subject) and not self._speakers.may_mean(subject)


def _is_subject(token: Token) -> bool:
    """Of a main clause; or what the parse leaves without one: “An employee who read it said she had cried.”"""
    alone = token.dep_ == "ROOT" and token.pos_ == "NOUN"
    return alone or (token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in _CLAUSES)


def _is_person(noun: Token) -> bool:
    lists = ("women", "men", "people")
    named = is_role(noun) or any(noun.lower_ in words("roles", name) for name in lists)
    return named or (noun.tag_ == "NN" and noun.lower_ in words("cues", "unnamed"))


def _may_be(pronoun: Token, noun: Token) -> bool:
    """Whether the noun does not say that it is somebody of the other sex."""
    male = pronoun.lower_ in HE
    other, ending = words("roles", "women" if male else "men"), "woman" if male else "man"
    of_other = noun.lower_ in other or (noun.lower_.endswith(ending) and (male or not noun.lower_.endswith("woman")))
    return not of_other


def _is_somebody(head: Token) -> bool:
    """One person without a name: “an official”, “her husband”."""
    indefinite = any(child.dep_ == "poss" or child.lower_ in _ONE for child in head.children)
    return head.tag_ == "NN" and indefinite and _is_person(head)
