"""Clauses that say that somebody says something: a cue, its source, and what follows the cue in the parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSES = frozenset(("ccomp", "parataxis"))
_PASSIVE_SAYERS = frozenset(("ask", "quote", "tell"))
_LONGEST_SOURCE = 25
_OPENERS = frozenset(("that", "however", "though", "meanwhile"))
"""Words before what is said that are the writer's."""


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
    strong: bool
    """Whether the verb is one of speech, so that quoted words beside it are its content."""


def find_sayings(parsed: Parsed) -> tuple[Saying, ...]:
    """All of them, in the order of their cues."""
    found = [saying for token in parsed.doc if (saying := _saying(parsed, token))]
    found += _according_to(parsed)
    return tuple(sorted(found, key=lambda saying: saying.cue))


def _saying(parsed: Parsed, verb: Token) -> Saying | None:
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    lemma = verb.lemma_.lower()
    known = {name for name in ("clause", "infinitive", "object", "speech") if lemma in words("cues", name)}
    clear = _made_clear(verb)
    if clear is not None:
        known = {"clause"}
    if not known:
        return None
    subject = subject_of(verb)
    if subject is None or subject.i == verb.i:
        return None
    content = _content(parsed, verb, subject, known) if clear is None else _that_clause(parsed, clear)
    return Saying(
        verb,
        _cue(parsed, verb),
        subject,
        source_span(parsed, subject, verb),
        content,
        _rule(subject),
        "speech" in known,
    )


def _made_clear(verb: Token) -> Token | None:
    """“made it clear that …”: the adjective, if a clause follows it."""
    if verb.lemma_.lower() != "make":
        return None
    for child in verb.children:
        if child.lower_ in ("clear", "plain", "known") and child.i > verb.i:
            return child
    return None


def _that_clause(parsed: Parsed, clear: Token) -> tuple[Span, ...]:
    rest = [token for token in clear.sent if token.i > clear.i]
    if rest and rest[0].lower_ == "that":
        return _span(parsed, rest[1].i if len(rest) > 1 else rest[0].i, rest[-1].i + 1)
    return ()


def subject_of(verb: Token) -> Token | None:  # noqa: PLR0911  (one return a construction)
    """Who does it: its own subject, or that of the verb that it is joined to, or the noun that its clause describes."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive and verb.lemma_.lower() not in _PASSIVE_SAYERS:
        agents = [t for child in verb.children if child.dep_ == "agent" for t in child.children if t.dep_ == "pobj"]
        return agents[0] if agents else None
    for child in sorted(verb.children, key=lambda child: abs(child.i - verb.i)):
        if child.dep_ in _SUBJECTS:
            if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                return verb.head
            return child if child.lower_ not in ("there", "that", "this", "what") else None
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and _can_speak(verb.head):
        return verb.head
    return None


def _can_speak(noun: Token) -> bool:
    """A name, somebody in a role, or a document: "a statement saying …"."""
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    return is_role(noun) or noun.lower_ in words("cues", "unnamed") or noun.lower_ in words("cues", "documents")


def source_span(parsed: Parsed, head: Token, verb: Token | None = None) -> Span:
    """The noun phrase of the source, without relative clauses, and not across the cue."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    for token in head.subtree:
        if token.dep_ in ("relcl", "acl") and token.head == head and token.i > head.i:
            last = min(last, max(head.i + 1, token.left_edge.i))
    if verb is not None:
        first = max(first, verb.i + 1) if verb.i < head.i else first
        last = min(last, verb.i) if verb.i > head.i else last
    last = min(last, head.i + _LONGEST_SOURCE)
    doc = parsed.doc
    while last > head.i + 1 and doc[last - 1].is_punct:
        last -= 1
    return parsed.span(max(first, head.i - _LONGEST_SOURCE), max(last, head.i + 1))


def _cue(parsed: Parsed, verb: Token) -> Span:
    """The verb with the particle or preposition that belongs to it."""
    last = verb.i + 1
    if last < len(parsed.doc) and parsed.doc[last].dep_ == "prt":
        last += 1
    return parsed.span(verb.i, last)


def _rule(subject: Token) -> str:
    if subject.pos_ == "PRON":
        return "pronoun"
    return "name_in_sentence" if subject.pos_ == "PROPN" else "role"


def _content(parsed: Parsed, verb: Token, subject: Token, known: set[str]) -> tuple[Span, ...]:
    children = [child for child in verb.children if child != subject]
    if "clause" in known:
        clauses = [c for c in children if c.dep_ in _CLAUSES or (c.dep_ == "acl" and c.head == verb)]
        if clauses:
            return _without(parsed, max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i), verb, subject)
        if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX"):
            return _without(parsed, verb.head, verb, subject)
    if "infinitive" in known:
        for child in children:
            if child.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in child.children):
                return _without(parsed, child, verb, subject)
    if "object" in known:
        parts = [c for c in children if c.dep_ in ("dobj", "obj", "oprd", "prep", "xcomp", "ccomp") and c.i > verb.i]
        if any(c.dep_ in ("dobj", "obj", "ccomp", "oprd") for c in parts):
            last = max(c.right_edge.i for c in parts) + 1
            return _span(parsed, verb.i + 1, last)
    return ()


def _without(parsed: Parsed, clause: Token, verb: Token, subject: Token) -> tuple[Span, ...]:
    """The clause's words, without the cue and the source where these stand inside it."""
    inner = (
        {t.i for t in subject.subtree} | {t.i for t in verb.subtree if not clause.is_ancestor(verb)}
        if clause.is_ancestor(verb)
        else set()
    )
    if clause.is_ancestor(verb):
        inner = {token.i for token in verb.subtree}
    indices = [token.i for token in clause.subtree if token.i not in inner]
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][1]:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return tuple(span for first, last in runs for span in _span(parsed, first, last))


def _span(parsed: Parsed, first: int, last: int) -> tuple[Span, ...]:
    doc = parsed.doc
    while first < last and (doc[first].is_punct and doc[first].text not in '“"‘$(['):
        first += 1
    while first < last - 1 and (doc[first].lower_ in _OPENERS or doc[first].text == ","):
        first += 1
    while last > first and (doc[last - 1].is_punct and doc[last - 1].text not in '”"’)]%'):
        last -= 1
    return (parsed.span(first, last),) if first < last else ()


def _according_to(parsed: Parsed) -> Iterator[Saying]:
    """“According to the ministry, the river fell.”"""
    for token in parsed.doc:
        if token.lower_ != "according" or token.i + 1 >= len(parsed.doc) or token.nbor().lower_ != "to":
            continue
        to = token.nbor()
        objects = [child for child in (*to.children, *token.children) if child.dep_ == "pobj"]
        if not objects:
            continue
        head = objects[0]
        source = source_span(parsed, head)
        sentence = parsed.tokens_of(parsed.sentence_of(token))
        left = [t.i for t in sentence if t.i < token.i]
        last = _behind_clause(sentence.doc, parsed.tokens_in(source).end, sentence.end)
        right = [t.i for t in sentence if t.i >= last]
        content: list[Span] = []
        for run in (left, right):
            if len(run) > 2:
                content.extend(_span(parsed, run[0], run[-1] + 1))
        yield Saying(token, parsed.span(token.i, to.i + 1), head, source, tuple(content), "according_to", strong=True)


def _behind_clause(doc: Doc, first: int, end: int) -> int:
    """Where the sentence goes on behind “, which runs the lock,”."""
    comma = next((at for at in range(first, min(first + 4, end - 1)) if doc[at].text == ","), None)
    if comma is None or doc[comma + 1].lower_ not in ("which", "who", "whose"):
        return first
    return next((at + 1 for at in range(comma + 2, end) if doc[at].text == ","), first)


def negated(verb: Token) -> bool:
    """Whether it is “did not say”: what follows was not said."""
    return any(child.dep_ == "neg" for child in verb.children)


def by_sentence(parsed: Parsed, sayings: Iterable[Saying]) -> dict[int, list[Saying]]:
    """Sentence number → what is said to be said in it."""
    found: dict[int, list[Saying]] = {}
    for saying in sayings:
        found.setdefault(parsed.sentence_of(saying.verb).number, []).append(saying)
    return found
