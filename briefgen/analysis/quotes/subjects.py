"""Whose doing a verb is: its own subject, that of the verb it leans on, or the noun that it describes."""

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.lexicon import words
from briefgen.analysis.tokens import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_PASSIVE_SAYERS = frozenset(("quote",))
"""“was quoted as saying”; but whoever was told or asked does not say it."""
_NOBODY = frozenset(("there", "that", "this", "what"))
_KEEP_SUBJECT = frozenset(("promise", "take", "use", "threaten", "vow"))
"""“promised her to say”: whoever promises will say it."""
_LONGEST_CHAIN = 12
"""Verbs that lean on one another; a bound for hostile text."""


def subject_of(verb: Token) -> Token | None:
    """Who does it: its own subject, or that of the verb that it leans on, or the noun that its clause describes."""
    for _ in range(_LONGEST_CHAIN):
        found, leans_on = _own_subject(verb)
        if found is not None or leans_on is None:
            return found
        verb = leans_on
    return None


def _own_subject(verb: Token) -> tuple[Token | None, Token | None]:
    """The subject, or else the verb whose subject it is too."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    agents = _agents(verb) if passive and verb.lemma_.lower() not in _PASSIVE_SAYERS else []
    if passive and (agents or verb.lemma_.lower() not in _PASSIVE_SAYERS):
        return (agents[0] if agents else None), None
    for child in sorted(verb.children, key=lambda child: abs(child.i - verb.i)):
        if child.dep_ in _SUBJECTS:
            if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                return verb.head, None
            return (child if child.lower_ not in _NOBODY else None), None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and _can_speak(verb.head):
        return verb.head, None
    return _controller(verb)


def _agents(verb: Token) -> list[Token]:
    """Those who do what a verb in the passive says: “was told by his adviser”."""
    by = [child for child in verb.children if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")]
    return [noun for child in by for noun in child.children if noun.dep_ == "pobj"]


def _controller(verb: Token) -> tuple[Token | None, Token | None]:
    """Whose doing a bare verb is: “footage of Brant saying”, “tried to blame”, “urged Brant to say”."""
    head = verb.head
    before = verb.nbor(-1) if verb.i > 0 else verb
    if verb.tag_ == "VBG" and (before.pos_ == "PROPN" or before.lower_ in ("him", "her", "them")):
        return before, None
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        head = head.head
    if head.pos_ not in ("VERB", "AUX") or head.i == verb.i:
        return None, None
    if verb.dep_ == "xcomp" and head.lemma_.lower() not in _KEEP_SUBJECT:
        objects = [child for child in head.children if child.dep_ == "dobj" and head.i < child.i < verb.i]
        if objects:
            return objects[0], None
    leans = verb.dep_ in ("conj", "xcomp", "pcomp") or is_second(verb)
    leans = leans or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or any(t.tag_ == "TO" for t in verb.children)))
    return None, head if leans else None


def is_second(verb: Token) -> bool:
    """“said it was low and warned that”, where the parse has the second verb for a part of what was said."""
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ == verb.head.tag_
        and verb.i > verb.head.i
        and verb.nbor(-1).dep_ == "cc"
        and not any(child.dep_ in _SUBJECTS for child in verb.children)
    )


def _can_speak(noun: Token) -> bool:
    """A name, somebody in a role, or a document: "a statement saying …"."""
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    return is_role(noun) or noun.lower_ in words("cues", "unnamed") or noun.lower_ in words("cues", "documents")
