"""What the text says that somebody says: a cue, its source, and what follows the cue in the parse."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution that the parse shows."""

    verb: Token
    cue: Span
    subject: Token
    """The head of the source."""
    source: Span
    content: tuple[Span, ...]
    """What follows in the parse; nothing where only quotation marks can tell."""
    rule: str
    lists: frozenset[str]
    """The lists of cues that know the verb; none where only quotation marks beside it could make it a cue."""
    shape: str = ""
    """Of the content: `clause`, `infinitive`, `object`, `about`, `noun`, `according_to`; empty where there is none."""

    @property
    def strong(self) -> bool:
        """Whether the verb is one of speech, so that quoted words beside it are its content."""
        return "speech" in self.lists


_REFUSALS = frozenset(("decline", "fail", "forget", "refuse"))


def negated(verb: Token) -> bool:
    """Whether it is “did not say” or “refused to say”: what follows was not said."""
    if any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSALS


def by_sentence(parsed: Parsed, sayings: Iterable[Saying]) -> dict[int, list[Saying]]:
    """Sentence number → what is said to be said in it."""
    found: dict[int, list[Saying]] = {}
    for saying in sayings:
        found.setdefault(parsed.sentence_of(saying.verb).number, []).append(saying)
    return found
