"""A headline for a document that has none: the main clause of its first sentence, in its words and their order."""

from collections.abc import Iterable

from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.labels import find_labels
from briefgen.analysis.lexicon import words
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
_LEADS_ON = frozenset(("pobj", "pcomp", "prep"))
"""What a preposition needs behind it."""


def make_headline(parsed: Parsed) -> Title:
    """At most 90 characters of the lede; if no clause of it is so short, its beginning with an ellipsis."""
    lede = after_dateline(parsed.text, _lede(parsed).span)
    if clause := main_clause(parsed, lede):
        return Title(_joined(clause), made=True)
    return Title(_cut(lede.within(parsed.text)), made=True)


def main_clause(parsed: Parsed, sentence: Span) -> list[Token]:
    """The words of a sentence that a headline keeps, at most 90 characters; none where it cannot be made so short."""
    for kept in _shorter(list(parsed.tokens_in(sentence)[:_MOST_TOKENS])):
        if _SHORTEST <= len(_joined(kept)) <= _LONGEST and not _is_torn(kept):
            return kept
    return []


def _is_torn(kept: list[Token]) -> bool:
    """Whether a preposition lost what it needs: "by 21 votes to 20, with"."""
    inside = {token.i for token in kept}
    prepositions = (token for token in kept if token.dep_ == "prep")
    needed = (
        [child.i for child in one.children if child.dep_ in _LEADS_ON and child.i > one.i] for one in prepositions
    )
    return any(those and inside.isdisjoint(those) for those in needed)


def _lede(parsed: Parsed) -> Sentence:
    """The first sentence that is more than an address; of a transcript the first that is about something."""
    notice, transcript = find_notice(parsed), bool(find_labels(parsed))
    found = [s for s in parsed.sentences if not s.heading and not (notice and notice.overlaps(s.span))]
    telling = (s for s in found if _tells(s.span.within(parsed.text), transcript=transcript))
    return next(telling, (found or parsed.sentences)[0])


def _tells(text: str, *, transcript: bool) -> bool:
    if not transcript:
        return not text.rstrip().endswith((",", ":"))
    return len(text.split()) >= _FEWEST_WORDS and not is_procedure(text)


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
    return any(
        one.dep_ == label and not _limits(one) and not _is_content(one) and not _is_denied(one)
        for one in (token, *token.ancestors)
    )


def _is_content(clause: Token) -> bool:
    """The "that the mayor took bribes" of a charge: without it something else is said."""
    own = ("mark",) if clause.dep_ == "relcl" else ("mark", "nsubj", "nsubjpass")
    return clause.dep_ in ("acl", "relcl") and any(child.dep_ in own for child in clause.children)


def _is_denied(phrase: Token) -> bool:
    """Whether a negation may be meant of just this: "did not happen the way officials said"."""
    verb = phrase.head
    return phrase.dep_ not in ("relcl", "appos") and any(child.dep_ == "neg" for child in verb.children)


def _limits(phrase: Token) -> bool:
    """Whether a phrase hedges or negates what is said, or says who claims it."""
    limiting = words("summary", "never_cut")
    return any(token.lower_ in limiting or token.dep_ == "neg" for token in phrase.subtree)


def _claims(phrase: Token) -> bool:
    """Whether it limits, or a word of saying is in it, which a parse can put below a preposition by mistake."""
    saying = words("summary", "reporting")
    return _limits(phrase) or any(token.lemma_ in saying for token in phrase.subtree)


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
        if phrase.head.lemma_ != "be" and not _claims(phrase) and not _is_denied(phrase):
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
        if not _claims(phrase):
            kept = [t for t in kept if t.i not in inside]
    return kept


def _joined(tokens: list[Token]) -> str:
    """The words with the blanks and marks that still fit: both commas go with what they set apart."""
    parts: list[str] = []
    for at, token in enumerate(tokens):
        if token.text == "," and _opens_gap(tokens, at):
            parts[-1:] = [f"{parts[-1].rstrip(' ,')} "] if parts else []
            continue
        if token.text in _MARKS and (not parts or parts[-1].strip() in ("", *_MARKS)):
            if token.text == "," and parts and tokens[at - 1].i < token.i - 1:
                parts[-1] = " "
            continue
        parts.append(token.text_with_ws)
    text = " ".join("".join(parts).split())
    for mark in (" ,", " ;", ",,"):
        text = text.replace(mark, mark.strip()[:1])
    text = text.rstrip(" .,;:—–-").lstrip(" ,;:—–-")
    return text[:1].upper() + text[1:]


def _opens_gap(tokens: list[Token], at: int) -> bool:
    """Whether what the comma sets apart is left out up to its second comma."""
    comma = tokens[at]
    after = tokens[at + 1].i if at + 1 < len(tokens) else comma.i + 1
    return after > comma.i + 1 and comma.doc[after - 1].text == ","


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
