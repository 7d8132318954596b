"""The source behind a closing quotation mark, read off the order of words: for sentences that the parse gets wrong."""

from bisect import bisect_left

from briefgen.analysis.lexicon import words
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_LONGEST = 9
_LONGEST_APPOSITION = 16
_SEEN = 60
"""Tokens behind the mark that are looked at."""
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_IN_A_NAME = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "PART"))

Seen = tuple[Span, Span | None, Token]
"""Source, cue, and the head of the source."""


def source_behind(parsed: Parsed, one: Quoted) -> Seen | None:
    """“…,” clerk Ivo Brant said / “…,” said clerk Ivo Brant / “…,” Brant, the clerk, said / “…” – Ivo Brant."""
    rest = _rest(parsed, one)
    if not one.closed or not rest:
        return None
    if rest[0].text in _DASHES:
        return _name_after_dash(parsed, rest[1:])
    if rest[0].text == "," and len(rest) > 2:  # behind the mark, as in “…”, sagte Ivo Brant
        rest = rest[1:]
    elif parsed.text[one.inner.end - 1] not in ",?!—–-…":
        return None
    if rest[0].lower_ in words("cues", "foreign_auxiliaries") and len(rest) > 1 and _is_foreign(rest[1]):
        rest = rest[1:]  # “ha detto Paolo Neri”
    if _is_speech(rest[0]) and len(rest) > 1:
        run = _run(rest[1:])
        return (parsed.span(run[0].i, run[-1].i + 1), parsed.span(rest[0].i, rest[0].i + 1), run[-1]) if run else None
    run = _run(rest)
    after = _behind_apposition(rest[len(run) :])
    if run and after and _is_speech(after[0]):
        return parsed.span(run[0].i, run[-1].i + 1), parsed.span(after[0].i, after[0].i + 1), run[-1]
    return None


def _rest(parsed: Parsed, one: Quoted) -> list[Token]:
    """What follows the words: in their sentence, or where a question mark ended that, in the next one."""
    sentence = parsed.sentence_at(max(one.outer.start, one.outer.end - 1))
    first, last = bisect_left(parsed.starts, one.outer.end), parsed.bounds_of(sentence)[1]
    rest = list(parsed.doc[first : min(last, first + _SEEN)])
    following = parsed.sentences[sentence.number] if sentence.number < len(parsed.sentences) else None
    if rest or following is None or following.paragraph != one.paragraph or parsed.text[one.inner.end - 1] not in "?!…":
        return rest
    return list(parsed.tokens_of(following)[:_SEEN])


def _behind_apposition(tokens: list[Token]) -> list[Token]:
    """What follows “, the clerk of the city,” or “(R-Ohio)”."""
    closers = {",": ",", "(": ")"}
    if not tokens or tokens[0].text not in closers:
        return tokens
    closer = closers[tokens[0].text]
    end = next((at for at, token in enumerate(tokens[1:_LONGEST_APPOSITION], 1) if token.text == closer), None)
    return tokens if end is None else tokens[end + 1 :]


def _is_speech(token: Token) -> bool:
    known = token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.lemma_.lower() in words("cues", "speech")
    return known or _is_foreign(token)


def _is_foreign(token: Token) -> bool:
    return token.lower_ in words("cues", "foreign")


def _run(tokens: list[Token]) -> list[Token]:
    """The noun phrase that the tokens begin with; it must name or point at somebody."""
    run: list[Token] = []
    for token in tokens[:_LONGEST]:
        if (token.pos_ not in _IN_A_NAME and not token.text[0].isupper()) or _is_speech(token):
            break
        run.append(token)
    return run if run and (run[-1].pos_ in ("PROPN", "PRON", "NOUN") or run[-1].text[0].isupper()) else []


def _name_after_dash(parsed: Parsed, tokens: list[Token]) -> Seen | None:
    run = [token for token in _run(tokens) if token.text[0].isupper()]
    if len(run) < 2 or len(run) + 1 < len([t for t in tokens if not t.is_punct]) - 6:
        return None
    return parsed.span(run[0].i, run[-1].i + 1), None, run[-1]
