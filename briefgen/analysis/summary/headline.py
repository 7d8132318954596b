"""A headline for a document that has none: the main clause of its first sentence, in its words and their order."""

from collections.abc import Iterable

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import find_labels
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.eligible import is_procedure
from briefgen.analysis.tokens import Token
from briefgen.model.extraction import Title
from briefgen.model.source import Sentence
from briefgen.model.span import Span

_LONGEST = 90
_SHORTEST = 20
_MOST_TOKENS = 200
_FEWEST_WORDS = 8
_MARKS = (",", ";", ":", "—", "–", "-")
_ORNAMENTS = ("relcl", "appos", "advcl", "parataxis", "npadvmod", "acl")
"""What can be left out without changing who does what, the farthest first."""
_HEDGES = frozenset(
    (
        "may",
        "might",
        "could",
        "would",
        "allegedly",
        "reportedly",
        "possibly",
        "not",
        "no",
        "never",
        "n't",
        "n’t",
        "apparently",
        "likely",
        "if",
        "unless",
        "only",
    )
)


def make_headline(parsed: Parsed) -> Title:
    """At most 90 characters of the lede; if no clause of it is so short, its beginning with an ellipsis."""
    lede = after_dateline(parsed.text, _lede(parsed).span)
    if clause := main_clause(parsed, lede):
        return Title(_joined(clause), made=True)
    return Title(_cut(lede.within(parsed.text)), made=True)


def main_clause(parsed: Parsed, sentence: Span) -> list[Token]:
    """The words of a sentence that a headline keeps, at most 90 characters; none where it cannot be made so short."""
    for kept in _shorter(list(parsed.tokens_in(sentence)[:_MOST_TOKENS])):
        if _SHORTEST <= len(_joined(kept)) <= _LONGEST:
            return kept
    return []


def _lede(parsed: Parsed) -> Sentence:
    """The first sentence; of a transcript the first that is about something."""
    notice, transcript = find_notice(parsed), bool(find_labels(parsed))
    found = [s for s in parsed.sentences if not s.heading and not (notice and notice.overlaps(s.span))]
    telling = (s for s in found if not transcript or _tells(s.span.within(parsed.text)))
    return next(telling, (found or parsed.sentences)[0])


def _tells(turn: str) -> bool:
    return len(turn.split()) >= _FEWEST_WORDS and not is_procedure(turn)


def _shorter(tokens: list[Token]) -> Iterable[list[Token]]:
    """The clause with ever fewer ornaments: whole, without what commas set apart, without clauses and phrases."""
    kept = tokens
    yield kept
    kept = _without_coda(kept)
    yield kept
    for label in _ORNAMENTS:
        kept = [t for t in kept if not _below(t, label, tokens)]
        yield kept
    kept = _without_prepositions(kept)
    yield kept
    yield _without_phrases(kept)


def _without_coda(tokens: list[Token]) -> list[Token]:
    """Without ", but …" and ", and …" clauses after the main one, if these hedge nothing."""
    root = next((t for t in tokens if t.dep_ == "ROOT"), None)
    if root is None:
        return tokens
    drop: set[int] = set()
    for token in root.children:
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.i > root.i and _is_set_apart(token):
            drop.update(t.i for t in token.subtree)
            drop.update(t.i for t in root.children if t.dep_ == "cc" and t.i == token.left_edge.i - 1)
    return [t for t in tokens if t.i not in drop]


def _is_set_apart(clause: Token) -> bool:
    """Whether a comma stands before the clause: "loads and ships grain" is one doing with one object."""
    first = clause.left_edge.i
    return any(token.text in (",", ";") for token in clause.doc[max(0, first - 2) : first])


def _below(token: Token, label: str, sentence: list[Token]) -> bool:
    """Whether the token belongs to an ornament of this kind, none of which holds a hedge or a negation."""
    for one in (token, *token.ancestors):
        if one.dep_ == label and not any(t.lower_ in _HEDGES for t in one.subtree):
            return True
    return False


def _without_prepositions(tokens: list[Token]) -> list[Token]:
    """Without phrases that hang on the verb at the end, one after another, until the rest is short enough."""
    root = next((t for t in tokens if t.dep_ == "ROOT"), None)
    if root is None:
        return tokens
    kept = list(tokens)
    for phrase in sorted((t for t in root.children if t.dep_ in ("prep", "advmod")), key=lambda t: -t.i):
        if len(_joined(kept)) <= _LONGEST:
            break
        inside = {t.i for t in phrase.subtree}
        if phrase.head.lemma_ != "be" and not any(t.lower_ in _HEDGES for t in phrase.subtree):
            kept = [t for t in kept if t.i not in inside]
    return kept


def _without_phrases(tokens: list[Token]) -> list[Token]:
    """Without the longest phrases that hang on nouns, until the rest is short enough."""
    kept = list(tokens)
    phrases = [
        t for t in tokens if t.dep_ == "prep" and t.lower_ not in ("of", "without") and t.head.pos_ in ("NOUN", "PROPN")
    ]
    for phrase in sorted(phrases, key=lambda t: t.left_edge.i - t.right_edge.i):
        if len(_joined(kept)) <= _LONGEST:
            break
        inside = {t.i for t in phrase.subtree}
        if not any(t.lower_ in _HEDGES for t in phrase.subtree):
            kept = [t for t in kept if t.i not in inside]
    return kept


def _joined(tokens: list[Token]) -> str:
    """The words with the blanks and marks that still fit: both commas go with what they set apart."""
    parts: list[str] = []
    for at, token in enumerate(tokens):
        if token.text in _MARKS and (not parts or parts[-1].strip() in _MARKS):
            if token.text == "," and parts and tokens[at - 1].i < token.i - 1:
                parts[-1] = " "
            continue
        parts.append(token.text_with_ws)
    text = " ".join("".join(parts).split())
    for mark in (" ,", " ;", ",,"):
        text = text.replace(mark, mark.strip()[:1])
    text = text.rstrip(" .,;:—–-").lstrip(" ,;:—–-")
    return text[:1].upper() + text[1:]


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
