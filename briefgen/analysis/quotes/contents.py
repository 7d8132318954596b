"""What follows a verb of saying or thinking in the parse: a clause, an infinitive, an object, or what it is about."""

from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.parts import stripped
from briefgen.analysis.quotes.subjects import is_second
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_CLAUSES = frozenset(("ccomp", "parataxis"))
_OBJECTS = frozenset(("dobj", "obj", "ccomp", "oprd"))
_AFTER_OBJECTS = _OBJECTS | {"prep", "xcomp"}
_ABOUT = frozenset(("about", "against", "for", "of", "on", "over", "to", "with"))

Content = tuple[str, tuple[Span, ...]]
"""The shape, `clause`, `infinitive`, `object` or `about`, and the words; an empty shape has none."""


def content_of(parsed: Parsed, verb: Token, subject: Token, lists: frozenset[str]) -> Content:
    """The first shape that the verb's lists allow and the parse shows, or else any."""
    children = [child for child in verb.children if child != subject]
    for shapes in (lists, _SHAPES.keys()):
        for shape, cut in _SHAPES.items():
            if shape in shapes and (content := cut(parsed, verb, children)):
                return shape, content
    return "", ()


def _clause(parsed: Parsed, verb: Token, children: list[Token]) -> tuple[Span, ...]:
    clauses = [c for c in children if (c.dep_ in _CLAUSES or c.dep_ == "acl") and not is_second(c)]
    if clauses:
        return _without(parsed, max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i), verb)
    if told := _behind_addressee(verb, children):
        return _without(parsed, told, verb)
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX"):
        return _without(parsed, verb.head, verb)
    return ()


def _behind_addressee(verb: Token, children: list[Token]) -> Token | None:
    """“told the paper she had left”, where the parse takes what was told for a clause about the paper."""
    if verb.lemma_.lower() not in words("cues", "telling"):
        return None
    clauses = (one for child in children if child.dep_ in _OBJECTS for one in child.children if one.dep_ == "relcl")
    return next((one for one in clauses if not any(t.tag_ in ("WDT", "WP") for t in one.children)), None)


def _infinitive(parsed: Parsed, verb: Token, children: list[Token]) -> tuple[Span, ...]:
    for child in children:
        if child.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in child.children):
            return _without(parsed, child, verb)
    return ()


def _object(parsed: Parsed, verb: Token, children: list[Token]) -> tuple[Span, ...]:
    parts = [child for child in children if child.dep_ in _AFTER_OBJECTS and child.i > verb.i]
    if not any(child.dep_ in _OBJECTS for child in parts):
        return ()
    return stripped(parsed, verb.i + 1, max(child.right_edge.i for child in parts) + 1)


def _about(parsed: Parsed, verb: Token, children: list[Token]) -> tuple[Span, ...]:
    for child in children:
        if child.dep_ == "prep" and child.lower_ in _ABOUT and child.i > verb.i and child.right_edge.i > child.i:
            return stripped(parsed, child.i + 1, child.right_edge.i + 1)
    return ()


_SHAPES = {"clause": _clause, "infinitive": _infinitive, "object": _object, "about": _about}


def _without(parsed: Parsed, clause: Token, verb: Token) -> tuple[Span, ...]:
    """The clause's words, without the cue and the source where these stand inside it."""
    inner = {token.i for token in verb.subtree} if clause.is_ancestor(verb) else set()
    first = _own_words(clause, verb)
    indices = [token.i for token in clause.subtree if token.i not in inner and token.i >= first]
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][1]:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return tuple(span for first, last in runs for span in stripped(parsed, first, last))


def _own_words(clause: Token, verb: Token) -> int:
    """Where her words begin of whom the rest tells: “Mara Brant stood there with a tub holding, she said, water”."""
    doc, at = verb.doc, verb.left_edge.i - 1
    while at > clause.i and doc[at].text in (",", "–", "—"):
        at -= 1
    subjects = [child for child in clause.children if child.dep_ == "nsubj"]
    told_of = any(child.pos_ == "PROPN" for child in subjects) and doc[at + 2].lower_ in ("he", "she")
    return at if at > clause.i and doc[at].text.endswith("ing") and told_of else clause.left_edge.i
